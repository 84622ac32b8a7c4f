"""What makes a word count: the fields of a document and the numbers of BM25F."""

from __future__ import annotations

from math import frexp, ldexp
from typing import NamedTuple

K1 = 1.2
"""How soon further occurrences stop to add: the greater, the later."""

GAP = 10
"""Places left free between two values of a field, so that no phrase reaches over."""


class Field(NamedTuple):
    name: str
    weight: float
    """What an occurrence counts, against 1 in the body."""

    b: float
    """How far a long field makes an occurrence count less: 0 not at all, 1 in proportion."""


FIELDS = (
    Field("title", 4, 0.5),
    Field("author", 3, 0.3),
    Field("tag", 3, 0.3),
    Field("topic", 1.5, 0.3),
    Field("venue", 1.5, 0.3),
    Field("org", 1.5, 0.3),
    Field("body", 1, 0.75),
)
"""In the order of their numbers: the mask of the n-th is 2 to the n."""


_BITS = 6
"""Of a mean length: the steps are of 1 to 3 in a hundred."""


def round_length(mean: float) -> float:
    """``mean``, which stands in what every word is worth, in steps that one document among many
    seldom takes."""
    part, power = frexp(mean)
    return ldexp(round(part * (1 << _BITS)), power - _BITS)
