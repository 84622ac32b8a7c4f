"""Which documents hold a word, what it is worth in each, and where it stands."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.search.numbers_in_text import DIGITS, list_short_numbers, write_number
from generator.search.vocabulary import STOP_COUNT, Vocabulary, find_places
from generator.search.weights import FIELDS, K1

_MASK_BITS = len(FIELDS)
_BODY = _MASK_BITS - 1
_BODY_MASK = 1 << _BODY
_IMPACTS = [digit.encode() for digit in DIGITS]

_SHORT = list_short_numbers()
_SHORT_COUNT = len(_SHORT)
_SINGLE = [b"B" + number for number in _SHORT]
"""One occurrence and its place: what most words of a document have."""


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


class _Stand:
    """How a word stands in one document, in the fields that were looked at."""

    __slots__ = ("frequency", "mask", "places")

    def __init__(self) -> None:
        self.mask, self.frequency, self.places = 0, 0.0, b""


class Postings:
    """Takes documents in the order of their numbers."""

    def __init__(self, vocabulary: Vocabulary, mean_lengths: Sequence[float]) -> None:
        """``mean_lengths``: of each field, in words, over the documents that have it."""
        self._vocabulary = vocabulary
        self._mean_lengths = mean_lengths
        self._runs: dict[int, _Run] = {}
        """By the word's number and the mask of the fields, as one number."""

    def add(
        self,
        document: int,
        fields: Sequence[array[int]],
        lengths: Sequence[int],
        facts: Iterable[str],
    ) -> None:
        """``fields`` in their order, as the vocabulary reads them; ``facts`` are words that stand
        in none of them."""
        stands: dict[int, _Stand] = {}
        for number in range(_BODY):
            if not fields[number]:
                continue
            unit = self._weigh(number, lengths[number])
            for word, where in find_places(fields[number]).items():
                stand = stands.get(word)
                if stand is None:
                    stand = stands[word] = _Stand()
                stand.mask |= 1 << number
                stand.frequency += unit * len(where)
                stand.places += _write_places(where)
        self._add_body(document, fields[_BODY], self._weigh(_BODY, lengths[_BODY]), stands)
        for word, stand in stands.items():
            impact = _find_impact(stand.frequency)
            self._note(word << _MASK_BITS | stand.mask, document, impact, stand.places)
        for fact in dict.fromkeys(facts):
            self._note(self._vocabulary.number(fact) << _MASK_BITS, document, b"A", b"")

    def _add_body(
        self, document: int, words: array[int], unit: float, stands: dict[int, _Stand]
    ) -> None:
        """The words of the body; those that stand in other fields too go from ``stands``."""
        impacts: dict[int, bytes] = {}
        for word, where in find_places(words).items():
            if word < STOP_COUNT:
                continue
            mask, places, times = _BODY_MASK, _write_places(where), len(where)
            if word in stands:
                stand = stands.pop(word)
                mask |= stand.mask
                places = stand.places + places
                impact = _find_impact(stand.frequency + unit * times)
            elif times in impacts:
                impact = impacts[times]
            else:
                impact = impacts[times] = _find_impact(unit * times)
            self._note(word << _MASK_BITS | mask, document, impact, places)

    def _weigh(self, number: int, length: int) -> float:
        """What an occurrence in a field of this length counts."""
        _, weight, b = FIELDS[number]
        return weight / (1 - b + b * length / self._mean_lengths[number]) if length else 0

    def _note(self, key: int, document: int, impact: bytes, places: bytes) -> None:
        run = self._runs.get(key)
        if run is None:
            run = self._runs[key] = _Run()
        gap = document - run.last - 1
        run.text += (_SHORT[gap] if gap < _SHORT_COUNT else _write(gap)) + impact
        run.places += places
        run.documents += 1
        run.last = document

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


def _find_impact(frequency: float) -> bytes:
    return _IMPACTS[max(1, round(63 * frequency / (K1 + frequency)))]


def _write(number: int) -> bytes:
    return _SHORT[number] if number < _SHORT_COUNT else write_number(number).encode()


def _write_places(where: list[int]) -> bytes:
    if len(where) == 1 and where[0] < _SHORT_COUNT:
        return _SINGLE[where[0]]
    gaps = (after - before - 1 for before, after in pairwise(where))
    return b"".join(map(_write, (len(where), where[0], *gaps)))
