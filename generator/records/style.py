"""Records as canonical YAML: one way to write each, so that a diff shows only what changed."""

from __future__ import annotations

import re
import textwrap

from generator.records.plain_yaml import PlainYamlError, Tree, read_plain_yaml

WIDTH = 100
_FLOW = {"topics", "tags", "former_ids"}
_FOLDED = {"note", "abstract", "description", "introduction", "why"}
_QUOTED = {"arxiv"}
_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<![\s:])")
_FLOW_UNSAFE = re.compile(r"[,\[\]{}]")
_ESCAPED = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Line breaks of every kind, the byte order mark, and what YAML does not allow in a file."""


def write_yaml(fields: dict[str, Tree]) -> str:
    """``fields`` in the order given, as text that ``read_plain_yaml`` reads back the same."""
    return "".join(_write_entry(key, value, "") for key, value in fields.items())


def _write_entry(key: str, value: Tree, indent: str) -> str:
    start = f"{indent}{_write_scalar(key)}:"
    if isinstance(value, str):
        if key in _FOLDED and (folded := _fold(value, f"{indent}  ")):
            return f"{start} >-\n{folded}"
        return f"{start} {_write_scalar(value, quoted=key in _QUOTED)}\n"
    if not value:
        return f"{start} {'{}' if isinstance(value, dict) else '[]'}\n"
    if isinstance(value, dict):
        below = "".join(_write_entry(k, v, f"{indent}  ") for k, v in value.items())
        return f"{start}\n{below}"
    if key in _FLOW and all(isinstance(item, str) for item in value):
        items = ", ".join(_write_scalar(str(item), flow=True) for item in value)
        return f"{start} [{items}]\n"
    return f"{start}\n" + "".join(_write_item(item, f"{indent}  ") for item in value)


def _write_item(item: Tree, indent: str) -> str:
    if isinstance(item, str):
        return f"{indent}- {_write_scalar(item)}\n"
    if isinstance(item, list):
        raise TypeError("a list directly in a list has no canonical form")
    if not item:
        return f"{indent}- {{}}\n"
    entries = "".join(_write_entry(key, value, f"{indent}  ") for key, value in item.items())
    return f"{indent}- {entries[len(indent) + 2 :]}"


def _write_scalar(text: str, *, quoted: bool = False, flow: bool = False) -> str:
    plain = not quoted and _PLAIN.fullmatch(text) and text not in ("<<", "=")
    if plain and not _ESCAPED.search(text) and not (flow and _FLOW_UNSAFE.search(text)):
        return text
    return quote(text)


def quote(text: str) -> str:
    """``text`` on one line, in double quotes: no reader of YAML takes it for a number or a date."""
    return '"' + "".join(map(_quote_character, text)) + '"'


def _quote_character(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character == "\n":
        return "\\n"
    return f"\\U{ord(character):08x}" if _ESCAPED.match(character) else character


def _fold(text: str, indent: str) -> str:
    """The lines of a folded block, where an empty line stands for a line break; nothing if a
    folded block cannot hold the text as it is."""
    wrap = textwrap.TextWrapper(WIDTH - len(indent), break_long_words=False, break_on_hyphens=False)
    paragraphs = [
        "".join(f"{indent}{line}\n" for line in wrap.wrap(paragraph))
        for paragraph in text.split("\n")
    ]
    block = "\n".join(paragraphs)
    try:
        back = read_plain_yaml(f"x: >-\n{block}".encode())
    except PlainYamlError:
        return ""
    return block if back == {"x": text} else ""
