"""Bytes of other programs' files as text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; that of UTF-32 begins with that of UTF-16."""


@dataclass(frozen=True)
class Decoded:
    text: str
    """Its lines end in ``\\n``, so that line numbers mean the same to every reader."""

    remark: str = ""
    """What was in doubt, as a sentence."""


def decode(content: bytes, encoding: str = "") -> Decoded:
    """The text of a file in UTF-8, UTF-16 or UTF-32, or in the one-byte encoding of Western
    Windows. Files that programs have added to in different encodings are read line by line.

    Raises:
        LookupError: if there is no ``encoding`` of this name.
    """
    if encoding:
        text = content.decode(codecs.lookup(encoding).name, "replace").removeprefix("\ufeff")
        return Decoded(_unify_lines(text), _count_lost(text))
    for mark, name in _MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(name, "replace")
            return Decoded(_unify_lines(text), _count_lost(text))
    if name := _find_utf_16(content):
        return Decoded(_unify_lines(content.decode(name, "replace")))
    try:
        return Decoded(_unify_lines(content.decode("utf-8")))
    except UnicodeDecodeError:
        lines = content.splitlines(keepends=True)
    text = "".join(map(_decode_line, lines))
    return Decoded(
        _unify_lines(text),
        "not all of it is UTF-8; the rest was read as Windows-1252. If letters came out wrong, "
        "name the right encoding with --encoding.",
    )


def _find_utf_16(content: bytes) -> str:
    """UTF-16 that came without its mark: in Western text every other byte is zero."""
    start = content[:2000]
    if start.count(0) * 3 < len(start) or len(content) % 2:
        return ""
    return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252.
        table = {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
        return "".join(table.get(byte) or bytes([byte]).decode("cp1252") for byte in line)


def _unify_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _count_lost(text: str) -> str:
    lost = text.count("\ufffd")
    return f"{lost} characters could not be read." if lost else ""
