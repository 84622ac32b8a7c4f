"""The words that a mistyped one may have meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

FEW_PAPERS = 20_000
"""Up to so many, a word of a single document is among them."""


STEP = 3
"""Words of lengths that are neighbours lie together, from a multiple of this on: ``6`` to ``8``."""

_Group = tuple[int, str]
"""Length in whole steps, and first letter."""


class Offered(NamedTuple):
    """Words of one file: a stretch of all in order of length by steps, then of first letter."""

    begins: _Group
    """Of the first."""

    words: list[str]
    """Those with more documents first."""


def offer_words(
    words: Sequence[str], counts: Sequence[int], papers: int, most: int
) -> Iterator[Offered]:
    """Files of at most so many characters; ``counts`` are the documents of each word."""
    least = 1 if papers <= FEW_PAPERS else 2
    groups = defaultdict[_Group, list[str]](list)
    for word, count in zip(words, counts, strict=True):
        if count >= least and word.isalnum():
            groups[len(word) // STEP, word[0]].append(word)
    frequent = dict(zip(words, counts, strict=True))
    begins, offered, size = (0, ""), list[str](), 0
    for group in sorted(groups):
        # Words come by code point, and stay so among those that are as frequent.
        for word in sorted(groups[group], key=frequent.__getitem__, reverse=True):
            length = len(word) + 1
            if offered and size + length > most:
                yield Offered(begins, _order(offered, frequent))
                offered, size = [], 0
            if not offered:
                begins = group
            offered.append(word)
            size += length
    if offered:
        yield Offered(begins, _order(offered, frequent))


def _order(words: list[str], frequent: dict[str, int]) -> list[str]:
    return sorted(sorted(words), key=frequent.__getitem__, reverse=True)
