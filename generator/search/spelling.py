"""The words that a mistyped one may have meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.search.postings import Entry

FEW_PAPERS = 20_000
"""Up to so many, a word of a single document is among them."""


STEP = 3
"""Words of lengths that are neighbours lie together, from a multiple of this on: ``6`` to ``8``."""


class Offered(NamedTuple):
    """Words of one file: a stretch of all in order of length by steps, then of first letter."""

    begins: tuple[int, str]
    """Of the first: length in whole steps, and first letter."""

    words: list[str]
    """Those with more documents first."""


class Spelling:
    def __init__(self, papers: int) -> None:
        self._least = 1 if papers <= FEW_PAPERS else 2
        self._words: list[tuple[int, str, int, str]] = []

    def add(self, entry: Entry) -> None:
        word = entry.word
        if entry.documents >= self._least and word.isalnum():
            self._words.append((len(word) // STEP, word[0], -entry.documents, word))

    def cut(self, most: int) -> Iterator[Offered]:
        """Files of at most so many characters."""
        group: list[tuple[int, str, int, str]] = []
        size = 0
        for row in sorted(self._words):
            length = len(row[3]) + 1
            if group and size + length > most:
                yield _offer(group)
                group, size = [], 0
            group.append(row)
            size += length
        if group:
            yield _offer(group)


def _offer(group: list[tuple[int, str, int, str]]) -> Offered:
    steps, letter, _, _ = group[0]
    return Offered((steps, letter), [word for *_, word in sorted(row[2:] for row in group)])
