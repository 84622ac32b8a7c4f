"""What keeps a file from being read and can only be meant one way, mended in the text itself."""

from __future__ import annotations

import re

from generator.curation.certain_fixes import INVISIBLE, list_shapes
from generator.problems import show_line
from generator.records.kinds import Kind
from generator.records.plain_yaml import MAX_BYTES, PlainYamlError, read_plain_yaml
from generator.records.values import Line, shorten

MOST_LINES = 10
"""How many lines of one file are put in quotes; a record has not as many that could need it."""


def mend_text(content: bytes, kind: Kind) -> tuple[bytes, list[str]]:
    """The content of a file of this kind, and a sentence for each thing that was mended. What
    cannot be read even so comes back as it came."""
    if len(content) > MAX_BYTES:
        return content, []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content, []
    text, done = _delete_invisible(text)
    for _ in range(MOST_LINES):
        try:
            read_plain_yaml(text.encode())
        except PlainYamlError as error:
            quoted = _quote_line(text, error.place[0], kind)
            if quoted is None:
                break
            text, field = quoted
            done.append(f"{field}: the text is now in quotes, as it contains a colon")
        else:
            return (text.encode(), done) if done else (content, [])
    return content, []


def _delete_invisible(text: str) -> tuple[str, list[str]]:
    found = sorted(set(INVISIBLE.findall(text)))
    names = ", ".join(f"U+{ord(character):04X}" for character in found)
    return INVISIBLE.sub("", text), [f"invisible characters are deleted: {names}"] if found else []


def _quote_line(text: str, number: int, kind: Kind) -> tuple[str, str] | None:
    """The text with the value of one line in quotes, and the field; None unless the line holds a
    whole field that is one line of text."""
    lines = text.splitlines(keepends=True)
    if kind.keyed or not 0 < number <= len(lines):
        return None
    found = re.fullmatch(r"([a-z_]+):[ \t]+(\S[^\r\n]*?)[ \t]*(\r?\n|)", lines[number - 1])
    if found is None or found[2][0] in "\"'[]{}|>&*!%@`#,?":
        return None
    field, value, line_end = found.groups()
    is_line = list_shapes(kind.record).get(field) in (Line, Line | None)
    if not is_line or " #" in value or not re.search(r":(?:\s|$)", value):
        return None
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    lines[number - 1] = f'{field}: "{escaped}"{line_end}'
    return "".join(lines), field


def show_change(before: str, after: str) -> str:
    """``'2205.14135v2' is now '2205.14135'``; of long texts the place where they differ."""
    start = next(
        (n for n, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]),
        min(len(before), len(after)),
    )
    start = max(0, start - 30) if max(len(before), len(after)) > 80 else 0
    dots = "…" if start else ""
    old, new = (shorten(dots + show_line(text[start:])) for text in (before, after))
    return f"'{old}' is now '{new}'"
