"""The words that a mistyped one may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from generator.search.postings import Entry

FEW_PAPERS = 20_000
"""Up to so many, a word of a single document is among them."""


class Spelling:
    """Takes entries by word; the words with more documents go first."""

    def __init__(self, papers: int) -> None:
        self._least = 1 if papers <= FEW_PAPERS else 2
        self._words: dict[int, list[tuple[int, str]]] = {}

    def add(self, entry: Entry) -> None:
        if entry.documents >= self._least and entry.word.isalnum():
            self._words.setdefault(len(entry.word), []).append((-entry.documents, entry.word))

    def list_lengths(self) -> Iterable[tuple[int, list[str]]]:
        """The words of each length, shortest first."""
        for length in sorted(self._words):
            yield length, [word for _, word in sorted(self._words[length])]
