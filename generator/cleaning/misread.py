"""Characters that a program before us read wrongly: in another encoding, or from the print of a
PDF."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = re.compile(r"[\x80-\x84\x86-\x9f]")
_UTF_8 = re.compile(
    r"[ÂÃ][\x80-\xbf]|[ÎÏÐÑ][\x80-\x9f]"
    r"|[â-ì](?:[\x80-\x9f][\x80-\xbf]|[\xa0-\xbf][\x80-\x9f])|â€[˜™œ“”¦¢\x9d]"
)
"""Letters, dashes and quotes of UTF-8, read as Latin-1 or as Windows-1252: ``Ã©`` for é,
``â€™`` for ’."""

_POSSESSIVE = re.compile(r"(?<=\w) \u0301(?=s\b)")
_LOOSE_ACCENT = re.compile(r"(\w\w) ([\u0300-\u0304\u0306-\u030c\u0327\u0328])([A-Za-z\u0131])")
"""TeX prints an accent before its letter or after it, and PDFs keep it apart: ``Na ̈ıve``. After a
word of one letter it may as well be an apostrophe (``l ́un``): that stays."""


def mend_misread(text: str) -> str:
    """With the characters that were meant, where there is no doubt."""
    if text.isascii():
        return text
    text = _UTF_8.sub(_mend_utf_8, text)
    text = _LOOSE_ACCENT.sub(_join_accent, _POSSESSIVE.sub("’", text))
    # Nobody types these controls: they are Windows' quotes and dashes, as browsers read them.
    return text.translate(_WINDOWS) if _CONTROLS.search(text) else text


def _join_accent(found: re.Match[str]) -> str:
    before, accent, after = found[1], found[2], found[3].replace("\u0131", "i")
    with_before, with_after = (unicodedata.normalize("NFC", c + accent) for c in (before, after))
    backwards = accent == "\u0303" and before[-1] in "AaNn"
    if len(with_after) == 1 and not backwards:
        return before + with_after
    return with_before + found[3] if len(with_before) == 2 else found[0]


def _mend_utf_8(found: re.Match[str]) -> str:
    try:
        return b"".join(map(_as_byte, found[0])).decode("utf-8")
    except UnicodeError:
        return found[0]


def _as_byte(character: str) -> bytes:
    return character.encode("latin-1" if character < "\u0100" else "cp1252")


def _read_windows(code: int) -> str:
    return bytes([code]).decode("cp1252", "ignore") or chr(code)


_WINDOWS = {code: _read_windows(code) for code in range(0x80, 0xA0)}
