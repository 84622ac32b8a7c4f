"""Words as numbers, so that millions of them are counted in little memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import chain

from generator.search.stop_words import STOP_WORDS
from generator.search.weights import GAP
from generator.search.words import find_names, split_name

WHOLE = 1 << 30
"""Added to a word that stands at the place of the next one: the whole of a name with joints."""

STOP_COUNT = len(STOP_WORDS)
"""Words with a lower number are stop words."""

_MOST_NAMES = 300_000
"""Names that are remembered, with the words that they are taken apart into."""


class Vocabulary:
    """Numbers words by when they were first met; the stop words come first."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        for word in sorted(STOP_WORDS):
            self.number(word)
        self._names = _Names(self)

    def number(self, word: str) -> int:
        return self.words.setdefault(word, len(self.words))

    def read(self, values: Iterable[str]) -> array[int]:
        """The words of a field, as numbers; between two values a gap, written as -1."""
        numbers = array("i")
        for place, value in enumerate(values):
            if place:
                numbers.append(-1)
            names = find_names(value)
            numbers.extend(chain.from_iterable(map(self._names.__getitem__, names)))
        return numbers


class _Names(dict[str, tuple[int, ...]]):
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def __missing__(self, name: str) -> tuple[int, ...]:
        whole, *parts = map(self._vocabulary.number, split_name(name))
        numbers = (whole | WHOLE, *parts) if parts else (whole,)
        if len(self) < _MOST_NAMES:
            self[name] = numbers
        return numbers


def count_places(numbers: array[int]) -> int:
    """How long a field is, in words; gaps count for nothing."""
    return sum(1 for number in numbers if 0 <= number < WHOLE)


def find_places(numbers: array[int]) -> dict[int, list[int]]:
    """Where each word of a field stands, in order, each place once."""
    found: dict[int, list[int]] = {}
    place = 0
    for number in numbers:
        if number < 0:
            place += GAP
            continue
        word = number & ~WHOLE
        if word not in found:
            found[word] = [place]
        elif found[word][-1] != place:  # "GPU-s" is "gpu" as a whole and in its first part
            found[word].append(place)
        if word == number:
            place += 1
    return found
