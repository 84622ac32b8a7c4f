"""Words as numbers, so that millions of them are counted in little memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from itertools import chain

from generator.search.stop_words import STOP_WORDS
from generator.search.weights import GAP
from generator.search.words import find_names, simplify, split_name

WHOLE = 1 << 30
"""Added to a word that stands at the place of the next one: the whole of a name with joints."""

STOP_COUNT = len(STOP_WORDS)
"""Words with a lower number are stop words."""

_MOST_NAMES = 300_000
"""Names that are remembered, with the words that they are taken apart into."""


_MOST_TOKENS, _LONG = 200_000, 40
"""The same for what stands between spaces, if it is no longer than so many characters."""


class Vocabulary:
    """Numbers words by when they were first met; the stop words come first."""

    def __init__(self) -> None:
        self.words: list[str] = []
        """By their numbers."""

        self._numbers: dict[str, int] = {}
        for word in sorted(STOP_WORDS):
            self.number(word)
        self._tokens = _Tokens(_Names(self))

    def number(self, word: str) -> int:
        found = self._numbers.setdefault(word, len(self.words))
        if found == len(self.words):
            self.words.append(word)
        return found

    def read(self, values: Iterable[str]) -> array[int]:
        """The words of a field, as numbers; between two values a gap, written as -1."""
        numbers = array("i")
        for place, value in enumerate(values):
            if place:
                numbers.append(-1)
            numbers.extend(chain.from_iterable(map(self._tokens.__getitem__, value.split())))
        return numbers

    def forget(self) -> None:
        """All but the words: nothing is read any more."""
        self._tokens.clear()


class _Names(dict[str, tuple[int, ...]]):
    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def __missing__(self, name: str) -> tuple[int, ...]:
        whole, *parts = map(self._vocabulary.number, split_name(name))
        numbers = (whole | WHOLE, *parts) if parts else (whole,)
        if len(self) < _MOST_NAMES:
            self[name] = numbers
        return numbers


class _Tokens(dict[str, tuple[int, ...]]):
    """By what stands between two spaces, of which a text has fewer than it has places."""

    def __init__(self, names: _Names) -> None:
        self._names = names

    def __missing__(self, token: str) -> tuple[int, ...]:
        simple = simplify(token)
        if simple != token:
            numbers = self[simple]
        else:
            found = find_names(token)
            names = self._names
            numbers = (
                names[found[0]] if len(found) == 1 else tuple(chain(*map(names.__getitem__, found)))
            )
        if len(self) < _MOST_TOKENS and len(token) <= _LONG:
            self[token] = numbers
        return numbers


def count_places(numbers: array[int]) -> int:
    """How long a field is, in words; gaps and the wholes of names count for nothing."""
    return len(numbers) - numbers.count(-1) - sum(map(WHOLE.__le__, numbers))


def find_places(numbers: array[int], least: int = 0) -> dict[int, list[int]]:
    """Where each word of a field stands, in order, each place once; only of words with numbers from
    ``least`` on."""
    found: dict[int, list[int]] = {}
    place = 0
    for number in numbers:
        if least <= number < WHOLE:
            if number not in found:
                found[number] = [place]
            elif found[number][-1] != place:  # "GPU-s" is "gpu" as a whole and in its first part
                found[number].append(place)
            place += 1
        elif number < 0:
            place += GAP
        elif number < WHOLE:
            place += 1
        elif number - WHOLE >= least:
            whole = number - WHOLE
            if whole not in found:
                found[whole] = [place]
            elif found[whole][-1] != place:
                found[whole].append(place)
    return found
