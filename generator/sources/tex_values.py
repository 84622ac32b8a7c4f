"""The values of BibTeX's fields: pieces joined, and what TeX's own typing stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_ACCENTS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "c": "\u0327",
    "v": "\u030c",
}
_ACCENT = re.compile(
    r"\{\\([\"'`^~])\{([A-Za-z])\}\}|\{\\([\"'`^~])([A-Za-z])\}"
    r"|\\([\"'`^~])\{([A-Za-z])\}|\\([\"'`^~])([A-Za-z])"
    r"|\{\\([cv])[ {]([A-Za-z])\}|\\([cv])\{([A-Za-z])\}"
)
"""The ways in which the accents that are common are written."""

_LETTERS = {"o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "aa": "å", "AA": "Å"}
_LETTER = re.compile(r"\{\\(o|O|l|L|ss|ae|aa|AA)\}|\\(o|O|l|L|ss|ae|aa|AA)\{\}")

_SPACED_URL = re.compile(r"https?://\S+")
_TYPED = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))


def join_value(value: str, strings: Mapping[str, str]) -> str:
    """A value without its braces or quotes: ``jan # "~15"`` is three pieces, of which the first is
    looked up in ``strings`` (names in lower case)."""
    pieces = _split_pieces(value)
    return "".join(_read_piece(piece, strings) for piece in pieces)


def read_accents(text: str) -> str:
    """With the common accents as letters: thousands of entries have no other LaTeX, and reading
    that as a whole takes a thousand times as long."""
    if "\\" not in text:
        return text
    text = _LETTER.sub(lambda found: _LETTERS[found[1] or found[2]], text)
    return _ACCENT.sub(_join_accent, text)


def _join_accent(found: re.Match[str]) -> str:
    accent, letter = (group for group in found.groups() if group)
    joined = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
    return joined if len(joined) == 1 else found[0]


def read_braces(text: str) -> str:
    """Without the braces that only keep capitals, and with the dashes, quotes and spaces that TeX
    makes of what is typed; web addresses stay."""
    text = re.sub(r"\\([&%#])" if "$" in text else r"\\([&%#_])", r"\1", read_accents(text))
    if "\\" not in text and "$" not in text:
        text = text.replace("{", "").replace("}", "")
    if "~" not in text and "--" not in text and "``" not in text and "''" not in text:
        return text
    parts, end = [], 0
    for url in _SPACED_URL.finditer(text):
        parts += [_read_typed(text[end : url.start()]), url[0]]
        end = url.end()
    return "".join([*parts, _read_typed(text[end:])])


def _read_typed(text: str) -> str:
    for typed, character in _TYPED:
        text = text.replace(typed, character)
    # \~n is an accent, "\approx ~50" and "~50%" are how abstracts write a tilde.
    return re.sub(r"(?<=[\w.,)}])~(?=[\w({\\$])", " ", text)


def _split_pieces(value: str) -> list[str]:
    """At each # that stands outside of braces and quotes."""
    if "#" not in value:
        return [value]
    pieces, start, depth, quoted = [], 0, 0, False
    for place, character in enumerate(value):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == '"' and depth == 0:
            quoted = not quoted
        elif character == "#" and depth == 0 and not quoted:
            pieces.append(value[start:place])
            start = place + 1
    return [*pieces, value[start:]]


def _read_piece(piece: str, strings: Mapping[str, str]) -> str:
    piece = piece.strip()
    if len(piece) > 1 and (piece[0], piece[-1]) in (("{", "}"), ('"', '"')):
        return piece[1:-1]
    return strings.get(piece.lower(), piece)
