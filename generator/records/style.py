"""Records as canonical YAML: one way to write each, so that a diff shows only what changed."""

from __future__ import annotations

import re
import textwrap

from generator.records.commented_yaml import Node, as_node
from generator.records.plain_yaml import PlainYamlError, Tree, read_plain_yaml

WIDTH = 100
_FLOW = {"topics", "tags", "former_ids"}
_FOLDED = {"note", "abstract", "description", "introduction", "why"}
_QUOTED = {"arxiv"}
_TYPED = {
    *("date", "on", "pushed", "checked", "discussions_checked"),
    *("discussions", "stars", "official", "archived", "gone"),
}
"""Fields whose value is a number, a date, true or false, and is meant as one."""

_TYPED_TEXT = re.compile(
    r"null|Null|NULL|~|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
"""YAML 1.2's core schema (section 10.3.2), but for the empty text, which is nothing here too."""

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`](?:[^:#\n]|:(?=\S)|(?<=\S)#)*(?<![\s:])")
_FLOW_UNSAFE = re.compile(r"[,\[\]{}]")
_ESCAPED = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""Line breaks of every kind, the byte order mark, and what YAML does not allow in a file."""


def write_yaml(fields: dict[str, Tree]) -> str:
    """``fields`` in the order given, as text that ``read_plain_yaml`` reads back the same."""
    return write_commented_yaml(as_node(fields))


def write_commented_yaml(fields: Node) -> str:
    """A mapping with its comments: those above an entry above it, those beside it at the end of
    its first line, unless that begins a block of text."""
    assert isinstance(fields.content, dict)  # noqa: S101
    text = "".join(_write_entry(key, node, "") for key, node in fields.content.items())
    return text + _write_comments(fields.end, "")


def _write_comments(comments: list[str], indent: str) -> str:
    return "".join(f"{indent}{comment}\n" for comment in comments)


def _write_entry(key: str, node: Node, indent: str) -> str:
    written = _write_scalar(key)
    value, in_block = _write_value(key, node, indent)
    beside = node.beside
    above = _write_comments(node.above, indent)
    if beside and in_block:
        above, beside = f"{above}{indent}{beside}\n", ""
    first, _, rest = value.partition("\n")
    return f"{above}{indent}{written}:{first}{beside and f' {beside}'}\n{rest}"


def _write_value(key: str, node: Node, indent: str) -> tuple[str, bool]:
    """What follows the colon, and whether it is a block of text."""
    value = node.content
    if isinstance(value, str):
        if key in _FOLDED and (folded := _fold(value, f"{indent}  ")):
            return f" >-\n{folded}", True
        quoted = key in _QUOTED or (key not in _TYPED and _is_typed(value))
        return f" {_write_scalar(value, quoted=quoted)}\n", False
    if not value:
        return f" {'{}' if isinstance(value, dict) else '[]'}\n", False
    below = f"{indent}  "
    end = _write_comments(node.end, below)
    if isinstance(value, dict):
        return "\n" + "".join(_write_entry(k, v, below) for k, v in value.items()) + end, False
    if key in _FLOW and (items := _write_flow(node)):
        return f" {items}\n", False
    return "\n" + "".join(_write_item(item, below) for item in value) + end, False


def _write_flow(node: Node) -> str:
    """A list on one line; nothing if it holds more than text."""
    if node.end or isinstance(node.content, str):
        return ""
    items = []
    for item in node.content:
        if not isinstance(item, Node) or not isinstance(item.content, str) or item.list_comments():
            return ""
        items.append(_write_scalar(item.content, quoted=_is_typed(item.content), flow=True))
    return f"[{', '.join(items)}]"


def _write_item(item: Node, indent: str) -> str:
    value = item.content
    above = _write_comments(item.above, indent)
    if isinstance(value, str):
        text = _write_scalar(value, quoted=_is_typed(value))
        return f"{above}{indent}- {text}{item.beside and f' {item.beside}'}\n"
    if not value:
        empty = "{}" if isinstance(value, dict) else "[]"
        return f"{above}{indent}- {empty}{item.beside and f' {item.beside}'}\n"
    if item.beside:
        above = f"{above}{indent}{item.beside}\n"
    below = f"{indent}  "
    if isinstance(value, dict):
        entries = "".join(_write_entry(key, node, below) for key, node in value.items())
    else:
        entries = "".join(_write_item(one, below) for one in value)
    # What would stand between the hyphen and the first entry stands above the hyphen.
    while entries.startswith(f"{below}#"):
        comment, _, entries = entries.partition("\n")
        above += f"{indent}{comment.strip()}\n"
    start = f"- {entries[len(below) :]}" if isinstance(value, dict) else f"-\n{entries}"
    return f"{above}{indent}{start}{_write_comments(item.end, below)}"


def _is_typed(text: str) -> bool:
    """Whether other readers of YAML take the plain text for a number, true, false or nothing."""
    return bool(_TYPED_TEXT.fullmatch(text))


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
