"""The front matter of a page, read as MkDocs reads it."""

from __future__ import annotations

import re
from typing import Any

from mkdocs.utils import meta
from yaml import SafeLoader

_BLOCK = re.compile(r"---\n((?:[^\n]*\n)*?)---\n")
_FIELD = re.compile(r"([a-z_]+):(?: (.+))?")
_ITEM = re.compile(r"- (.+)")
_STRANGE = re.compile(r"[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]")
"""What YAML takes for the end of a line, or for no text at all; and what is rare."""

_TYPED = SafeLoader.yaml_implicit_resolvers
"""What is no text though it has no quotes, by its first letter: numbers, dates, null."""


def read_front_matter(source: str) -> tuple[str, dict[str, Any]]:
    """The Markdown and the fields of ``source``, as ``meta.get_data`` finds them. What is written
    in the few forms that the generator uses is read here, in a tenth of the time of YAML."""
    block = _BLOCK.match(source)
    if block is None or _STRANGE.search(block[1]):
        return meta.get_data(source)
    fields = _read_fields(block[1].split("\n")[:-1])
    if fields is None:
        return meta.get_data(source)
    return source[block.end() :].lstrip("\n"), fields


def _read_fields(lines: list[str]) -> dict[str, Any] | None:
    """Fields with a text, with a list of texts, or with fields that have lists; nothing for any
    other form."""
    fields: dict[str, Any] = {}
    inner: list[str] = []
    for line in [*lines, "end:"]:
        if line.startswith(("- ", "  ")):
            inner.append(line)
            continue
        if inner:
            name = next(reversed(fields), None)
            if name is None or fields[name] is not None:
                return None
            fields[name] = _read_inner(inner)
            if fields[name] is None:
                return None
            inner = []
        elif fields and next(reversed(fields.values())) is None:
            return None
        found = _FIELD.fullmatch(line)
        if found is None or found[1] in fields:
            return None
        fields[found[1]] = value = None if found[2] is None else _read_text(found[2])
        if value is None and found[2] is not None:
            return None
    del fields["end"]
    return fields or None


def _read_inner(lines: list[str]) -> Any:
    if lines[0].startswith("- "):
        return _read_list(lines)
    starts = [place for place, line in enumerate(lines) if not line.startswith("  - ")]
    if starts[:1] != [0]:
        return None
    fields: dict[str, Any] = {}
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        found = _FIELD.fullmatch(lines[start][2:])
        if not lines[start].startswith("  ") or found is None or found[2] or found[1] in fields:
            return None
        value = _read_list([line[2:] for line in lines[start + 1 : end]])
        if not value:
            return None
        fields[found[1]] = value
    return fields


def _read_list(lines: list[str]) -> list[str] | None:
    values = []
    for line in lines:
        found = _ITEM.fullmatch(line)
        value = found and _read_text(found[1])
        if value is None:
            return None
        values.append(value)
    return values


def _read_text(text: str) -> str | None:
    """A text on one line, plain or in single quotes; nothing where YAML has to decide."""
    if text[0] == "'":
        inner = text[1:-1]
        is_whole = len(text) > 1 and text[-1] == "'" and "'" not in inner.replace("''", "")
        return inner.replace("''", "'") if is_whole else None
    if text[0] in '-?:,[]{}#&*!|>"%@` ' or text[-1] in ": " or ": " in text or " #" in text:
        return None
    for _, pattern in [*_TYPED.get(text[0], []), *_TYPED.get(None, [])]:
        if pattern.match(text):
            return None
    return text
