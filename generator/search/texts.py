"""The fields of all documents as numbers, kept until their mean lengths are known."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.search.documents import Document
from generator.search.vocabulary import Vocabulary, count_places
from generator.search.weights import FIELDS, round_length


class Text(NamedTuple):
    """The fields of one document, in their order."""

    fields: list[array[int]]
    lengths: list[int]
    """In words."""

    facts: array[int]
    """As words."""


class Texts:
    """One row of numbers for everything: a hundred thousand documents have as many fields as it
    would take a minute to look for garbage among."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._numbers = array("i")
        self._ends = array("q")
        self._lengths = array("i")

    def __len__(self) -> int:
        return len(self._ends) // (len(FIELDS) + 1)

    def add(self, document: Document) -> None:
        for field in FIELDS:
            numbers = self._vocabulary.read(document.fields.get(field.name, ()))
            self._numbers += numbers
            self._ends.append(len(self._numbers))
            self._lengths.append(count_places(numbers))
        self._numbers.extend(map(self._vocabulary.number, dict.fromkeys(document.facts)))
        self._ends.append(len(self._numbers))

    def list_lengths(self) -> list[list[int]]:
        """Of each document its fields, in words."""
        size = len(FIELDS)
        return [
            self._lengths[start : start + size].tolist()
            for start in range(0, len(self._lengths), size)
        ]

    def __iter__(self) -> Iterator[Text]:
        size, start = len(FIELDS), 0
        for number in range(len(self)):
            rows = []
            for end in self._ends[number * (size + 1) : (number + 1) * (size + 1)]:
                rows.append(self._numbers[start:end])
                start = end
            *fields, facts = rows
            lengths = self._lengths[number * size : (number + 1) * size].tolist()
            yield Text(fields, lengths, facts)


def find_mean_lengths(lengths: Iterable[Sequence[int]]) -> list[float]:
    """Of each field over the documents that have it, rounded; ``lengths`` of each document."""
    columns = [*zip(*lengths, strict=True)] or [()] * len(FIELDS)
    return [round_length(sum(column) / max(1, len(column) - column.count(0))) for column in columns]
