"""Which documents hold a word, what it is worth in each, and where it stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.search.numbers_in_text import DIGITS, list_short_numbers, write_number
from generator.search.vocabulary import Vocabulary, find_places
from generator.search.weights import FIELDS, K1

_MASK_BITS = len(FIELDS)
_BODY = _MASK_BITS - 1
_IMPACTS = [digit.encode() for digit in DIGITS]


class Entry(NamedTuple):
    """A word of the index with its lines."""

    word: str
    documents: int
    postings: str
    places: str


class _Run:
    """The documents that hold a word in the same fields."""

    __slots__ = ("documents", "last", "places", "text")

    def __init__(self) -> None:
        self.documents, self.last = 0, -1
        self.text, self.places = bytearray(), bytearray()


class Postings:
    """Takes documents in the order of their numbers."""

    def __init__(self, vocabulary: Vocabulary, mean_lengths: Sequence[float]) -> None:
        """``mean_lengths``: of each field, in words, over the documents that have it."""
        self._vocabulary = vocabulary
        self._mean_lengths = mean_lengths
        self._runs: dict[int, _Run] = {}
        """By the word's number and the mask of the fields, as one number."""

        self._short = list_short_numbers()

    def add(
        self,
        document: int,
        fields: Sequence[array[int]],
        lengths: Sequence[int],
        facts: Sequence[str],
    ) -> None:
        """``fields`` in their order, as the vocabulary reads them; ``facts`` are words that stand
        in none of them."""
        worth: dict[int, float] = {}
        masks: dict[int, int] = {}
        places: dict[int, bytes] = {}
        for number, words in enumerate(fields):
            if not words:
                continue
            _, weight, b = FIELDS[number]
            unit = weight / (1 - b + b * lengths[number] / self._mean_lengths[number])
            for word, where in find_places(words).items():
                if number == _BODY and self._vocabulary.is_stop(word):
                    continue
                worth[word] = worth.get(word, 0) + unit * len(where)
                masks[word] = masks.get(word, 0) | 1 << number
                places[word] = places.get(word, b"") + self._write_places(where)
        for word, frequency in worth.items():
            impact = max(1, round(63 * frequency / (K1 + frequency)))
            self._note(word, masks[word], document, impact, places[word])
        for fact in dict.fromkeys(facts):
            self._note(self._vocabulary.number(fact), 0, document, 0, b"")

    def _note(self, word: int, mask: int, document: int, impact: int, places: bytes) -> None:
        key = word << _MASK_BITS | mask
        run = self._runs.get(key)
        if run is None:
            run = self._runs[key] = _Run()
        run.text += self._write(document - run.last - 1) + _IMPACTS[impact]
        run.places += places
        run.documents += 1
        run.last = document

    def _write(self, number: int) -> bytes:
        short = self._short
        return short[number] if number < len(short) else write_number(number).encode()

    def _write_places(self, where: list[int]) -> bytes:
        if len(where) == 1:
            return b"B" + self._write(where[0])
        gaps = (after - before - 1 for before, after in pairwise(where))
        return b"".join(map(self._write, (len(where), where[0], *gaps)))

    def list_entries(self) -> Iterator[Entry]:
        """The words that any document holds, by code point. What was listed is forgotten."""
        words = self._vocabulary.words
        keys: dict[int, list[int]] = {}
        for key in sorted(self._runs):
            keys.setdefault(key >> _MASK_BITS, []).append(key)
        for word in sorted(word for word, number in words.items() if number in keys):
            found = keys[words[word]]
            masks = [key & (1 << _MASK_BITS) - 1 for key in found]
            yield _join(word, zip(masks, map(self._runs.pop, found), strict=True))


def _join(word: str, runs: Iterable[tuple[int, _Run]]) -> Entry:
    documents, postings, places = 0, bytearray(), bytearray()
    for mask, run in runs:
        documents += run.documents
        postings += (write_number(mask) + write_number(run.documents)).encode() + run.text
        places += run.places
    return Entry(word, documents, postings.decode(), places.decode())
