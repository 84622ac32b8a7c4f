"""Which documents hold a word, what it is worth in each, and where it stands."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.search.lines import Line
from generator.search.numbers_in_text import DIGITS, list_short_numbers, write_number
from generator.search.texts import Text
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

_ALL = (1 << _MASK_BITS) - 1
_MASKS = [write_number(mask) for mask in range(_ALL + 1)]

_MOST_FREQUENCIES = 100_000
"""That are remembered, with their impacts."""


class _Once(NamedTuple):
    """A word, in some fields of a single document: so stand most words of a large list."""

    document: int
    impact: bytes
    places: bytes


class _Run:
    """The documents that hold a word in the same fields."""

    __slots__ = ("documents", "last", "places", "text")

    def __init__(self, first: _Once) -> None:
        self.documents, self.last = 1, first.document
        self.text = bytearray(_write(first.document) + first.impact)
        self.places = bytearray(first.places)


class _Stand(NamedTuple):
    """How a word stands in one document, in the fields that were looked at."""

    mask: int
    frequency: float
    places: bytes


class _Impacts(dict[float, bytes]):
    """By frequency: there are few, as fields are of few lengths and mostly hold a word once."""

    def __missing__(self, frequency: float) -> bytes:
        impact = _IMPACTS[max(1, round(63 * frequency / (K1 + frequency)))]
        if len(self) < _MOST_FREQUENCIES:
            self[frequency] = impact
        return impact


class Postings:
    """Takes documents in the order of their numbers."""

    def __init__(self, vocabulary: Vocabulary, mean_lengths: Sequence[float]) -> None:
        """``mean_lengths``: of each field, in words."""
        self._vocabulary = vocabulary
        self._mean_lengths = mean_lengths
        self._impacts = _Impacts()
        self._runs: dict[int, _Run] = {}
        """By the word's number and the mask of the fields, as one number."""

        self._once: dict[int, _Once] = {}
        """The same, of those that came once so far."""

    def add(self, document: int, text: Text) -> list[int]:
        """Returns the numbers of the document's words."""
        fields, lengths, facts = text
        stands: dict[int, _Stand] = {}
        for number in range(_BODY):
            if not fields[number]:
                continue
            mask, unit = 1 << number, self._weigh(number, lengths[number])
            for word, where in find_places(fields[number]).items():
                places = _write_places(where)
                if word in stands:
                    stands[word] = _extend(stands[word], mask, unit * len(where), places)
                else:
                    stands[word] = _Stand(mask, unit * len(where), places)
        body, unit = find_places(fields[_BODY], STOP_COUNT), self._weigh(_BODY, lengths[_BODY])
        for word in stands.keys() & body.keys():
            where = body.pop(word)
            more = _BODY_MASK, unit * len(where), _write_places(where)
            stands[word] = _extend(stands[word], *more)
        impacts = self._impacts
        rows = [
            (word << _MASK_BITS | mask, impacts[frequency], places)
            for word, (mask, frequency, places) in stands.items()
        ]
        once, few = _SINGLE, _SHORT_COUNT
        # The words of the body alone: the most by far.
        rows += [
            (
                word << _MASK_BITS | _BODY_MASK,
                impacts[unit * len(where)],
                # As ``_write_places`` does it: for each of a million, a call less counts.
                once[where[0]] if len(where) == 1 and where[0] < few else _join_places(where),
            )
            for word, where in body.items()
        ]
        rows += [(fact << _MASK_BITS, b"A", b"") for fact in facts]
        self._note(document, rows)
        return [*stands, *body, *facts]

    def _weigh(self, number: int, length: int) -> float:
        """What an occurrence in a field of this length counts."""
        _, weight, b = FIELDS[number]
        return weight / (1 - b + b * length / self._mean_lengths[number]) if length else 0

    def _note(self, document: int, rows: Iterable[tuple[int, bytes, bytes]]) -> None:
        """``rows``: word and mask as one number, impact, places."""
        runs, once, before = self._runs, self._once, document - 1
        for key, impact, places in rows:
            run = runs.get(key)
            if run is None:
                if key not in once:
                    once[key] = _Once(document, impact, places)
                    continue
                run = runs[key] = _Run(once.pop(key))
            gap = before - run.last
            run.text += (_SHORT[gap] if gap < _SHORT_COUNT else _write(gap)) + impact
            run.places += places
            run.documents += 1
            run.last = document

    def list_lines(self) -> Iterator[tuple[str, Line]]:
        """The words that any document holds, by code point, each with its line. What was listed is
        forgotten."""
        texts = self._vocabulary.words
        keys = array("Q", sorted([*self._runs, *self._once]))
        # Those of a word lie together: there are too many words for a list of each.
        of_words = array("Q", (key >> _MASK_BITS for key in keys))
        for number in sorted({*of_words}, key=texts.__getitem__):
            first, end = bisect_left(of_words, number), bisect_right(of_words, number)
            yield texts[number], self._join(keys[first:end])

    def _join(self, keys: Sequence[int]) -> Line:
        """The line of a word; ``keys`` are those of its runs, in the order of their masks."""
        postings, places, documents = [], [], 0
        for key in keys:
            run = _Run(self._once.pop(key)) if key in self._once else self._runs.pop(key)
            postings.append(_MASKS[key & _ALL] + run.text.decode())
            places.append(run.places.decode())
            documents += run.documents
        if len(keys) == 1:
            return Line(postings[0], places[0], documents)
        return Line(" ".join(postings), " ".join(places), documents)


def _extend(stand: _Stand, mask: int, frequency: float, places: bytes) -> _Stand:
    """The word in one more field."""
    return _Stand(stand.mask | mask, stand.frequency + frequency, stand.places + places)


def _write(number: int) -> bytes:
    return _SHORT[number] if number < _SHORT_COUNT else write_number(number).encode()


def _write_places(where: list[int]) -> bytes:
    once = len(where) == 1 and where[0] < _SHORT_COUNT
    return _SINGLE[where[0]] if once else _join_places(where)


def _join_places(where: list[int]) -> bytes:
    gaps = (after - before - 1 for before, after in pairwise(where))
    return b"".join(map(_write, (len(where), where[0], *gaps)))
