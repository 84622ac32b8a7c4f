"""The words with their lines, in files: made anew where a line changed, else left as they are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from generator.search.cuts import find_cuts
from generator.search.lines import Line, change_line
from generator.search.remembered import Remembered


class WordFile(NamedTuple):
    number: int
    words: tuple[str, str]
    """The words, and their postings."""

    places: str


class Words:
    """All words in order, each with the number of its documents and its size."""

    def __init__(self, last: Remembered, read: Callable[[str], Any]) -> None:
        """``read``: the contents of a file of the ``last`` index by its name."""
        self._last, self._read = last, read
        self._files: dict[int, dict[str, Line]] = {}
        self._begins = [last.words[cut] for cut in last.cuts]
        self._lines: dict[str, Line | None] = {}
        self._affected: dict[int, list[str]] = {}
        """Words by the file of the last index that has them, or would have."""

        self.words, self.counts, self.sizes = last.words, last.counts, last.sizes

    def change(self, affected: set[str], added: Mapping[str, Line], numbers: Sequence[int]) -> None:
        """``affected`` words are those of documents that came, went or have another number, as
        ``numbers`` say by the old one; ``added`` are the lines of the documents that came, in the
        order of the words."""
        if not self.words:
            self._lines = dict(added)
            self.words = [*added]
            self.counts = [line.documents for line in added.values()]
            self.sizes = [_measure(word, line) for word, line in added.items()]
            return
        for word in affected:
            self._affected.setdefault(self._find_file(word), []).append(word)
        for number, words in self._affected.items():
            file = self._open(number)
            for word in words:
                self._lines[word] = change_line(file.get(word), added.get(word), numbers)
        counts = dict(zip(self.words, self.counts, strict=True))
        sizes = dict(zip(self.words, self.sizes, strict=True))
        is_same = self._lines.keys() <= counts.keys() and all(self._lines.values())
        for word, line in self._lines.items():
            if line:
                counts[word], sizes[word] = line.documents, _measure(word, line)
            else:
                del counts[word], sizes[word]
        if not is_same:
            self.words = sorted(counts)
        self.counts = [*map(counts.__getitem__, self.words)]
        self.sizes = [*map(sizes.__getitem__, self.words)]

    def cut(self, most: int) -> tuple[list[int], Iterator[WordFile]]:
        """The numbers of the words with which files of at most so many characters begin, and the
        files that are not as they were."""
        cuts = find_cuts(self.words, self.sizes, most)
        return cuts, self._list_files(cuts)

    def _list_files(self, cuts: list[int]) -> Iterator[WordFile]:
        old_ends = [*self._last.cuts[1:], len(self._last.words)]
        for number, (start, end) in enumerate(pairwise([*cuts, len(self.words)])):
            words = self.words[start:end]
            is_there = number < len(self._last.cuts) and number not in self._affected
            if is_there and words == self._last.words[self._last.cuts[number] : old_ends[number]]:
                continue
            before: dict[str, Line] = {}
            if self._begins:
                for file in range(self._find_file(words[0]), self._find_file(words[-1]) + 1):
                    before |= self._open(file)
            lines = [self._lines.pop(word, None) or before[word] for word in words]
            yield WordFile(
                number,
                ("\n".join(words), "\n".join([line.postings for line in lines])),
                "\n".join([line.places for line in lines]),
            )

    def _find_file(self, word: str) -> int:
        """Of the last index."""
        return max(0, bisect_right(self._begins, word) - 1)

    def _open(self, number: int) -> dict[str, Line]:
        if number not in self._files:
            counts = self._last.counts[self._last.cuts[number] :]
            words, postings = self._read(f"words-{number}")
            places = self._read(f"places-{number}")
            rows = zip(postings.split("\n"), places.split("\n"), counts, strict=False)
            self._files[number] = dict(zip(words.split("\n"), map(Line._make, rows), strict=True))
        return self._files[number]


def _measure(word: str, line: Line) -> int:
    """Characters that it takes."""
    return len(word) + len(line.postings) + 2
