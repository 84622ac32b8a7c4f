"""Text as the eye compares it: without case and accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_STROKES = str.maketrans(
    {"æ": "ae", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "œ": "oe", "ø": "o", "þ": "th"}
)
"""Latin letters that Unicode does not take apart."""


def fold(text: str) -> str:
    """``text`` by eye: case and accents make no difference (Unicode NFKD)."""
    return text.lower() if text.isascii() else _fold_letters(text)


@lru_cache(maxsize=200_000)
def _fold_letters(text: str) -> str:
    # Before as well: case folding leaves letters like the mathematical 𝐀 as they are.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).translate(_STROKES)
