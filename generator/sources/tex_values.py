"""The values of BibTeX's fields: pieces joined, and what TeX's own typing stands for."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SPACED_URL = re.compile(r"https?://\S+")
_TYPED = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))


def join_value(value: str, strings: Mapping[str, str]) -> str:
    """A value without its braces or quotes: ``jan # "~15"`` is three pieces, of which the first is
    looked up in ``strings`` (names in lower case)."""
    pieces = _split_pieces(value)
    return "".join(_read_piece(piece, strings) for piece in pieces)


def read_braces(text: str) -> str:
    """With the dashes, quotes and spaces that TeX makes of what is typed; web addresses stay."""
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
