"""Lines of postings and of places, changed where documents came, went or have another number."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple

from generator.search.numbers_in_text import NUMBER, read_number, write_number

GONE = -1
"""The new number of a document that no longer holds the word, or not in the same way."""

_NUMBER = re.compile(NUMBER)
_POSTING = re.compile(f"({NUMBER})(.)")
_ALONE = re.compile(f"({NUMBER})({NUMBER})(.)")
"""A line of one document."""


class Line(NamedTuple):
    """What is said of a word."""

    postings: str
    places: str
    documents: int


class _Steps(dict[str, int]):
    """By a number in text what is one more: the step from a document to the next one."""

    def __missing__(self, text: str) -> int:
        step = self[text] = read_number(text) + 1
        return step


class _Texts(dict[int, str]):
    """The other way round."""

    def __missing__(self, step: int) -> str:
        text = self[step] = write_number(step - 1)
        return text


_STEPS, _TEXTS = _Steps(), _Texts()


class _Run:
    def __init__(self, text: str, places: str) -> None:
        head = _NUMBER.match(text)
        if not head:
            raise ValueError(text)
        self.mask = _STEPS[head[0]] - 1
        self._text, self._places = text, places
        gaps, impacts = zip(*_POSTING.findall(text, head.end()), strict=True)
        self._impacts: Sequence[str] = impacts
        self.documents = [*accumulate(map(_STEPS.__getitem__, gaps), initial=-1)][1:]

    def renumber(self, numbers: Sequence[int]) -> None:
        documents = [numbers[document] for document in self.documents]
        if documents == self.documents:
            return
        self.documents = documents
        self._text = ""
        if GONE in documents:
            rows = self._list_places()
            stayed = [at for at, document in enumerate(documents) if document != GONE]
            self._keep(stayed, rows)

    def unite(self, other: _Run) -> None:
        """Take the documents of another run of this mask."""
        rows, new = self._list_places(), other._list_places()
        impacts = [*self._impacts]
        for document, impact, places in zip(other.documents, other._impacts, new, strict=True):
            at = bisect_left(self.documents, document)
            self.documents.insert(at, document)
            impacts.insert(at, impact)
            rows.insert(at, places)
        self._impacts = impacts
        self._places = "".join(chain.from_iterable(rows))
        self._text = ""

    def _keep(self, stayed: list[int], rows: list[list[str]]) -> None:
        self.documents = [self.documents[at] for at in stayed]
        self._impacts = [self._impacts[at] for at in stayed]
        self._places = "".join(chain.from_iterable([rows[at] for at in stayed]))

    def _list_places(self) -> list[list[str]]:
        """Of each document the numbers that say its places."""
        numbers = _NUMBER.findall(self._places)
        fields = range(self.mask.bit_count())
        rows, at = [], 0
        for _ in self.documents:
            start = at
            for _ in fields:
                at += _STEPS[numbers[at]]
            rows.append(numbers[start:at])
        return rows

    def write(self) -> tuple[str, str]:
        if not self._text:
            gaps = map(sub, self.documents, [-1, *self.documents])
            texts = zip(map(_TEXTS.__getitem__, gaps), self._impacts, strict=False)
            self._text = _TEXTS[self.mask + 1] + "".join(chain.from_iterable(texts))
        return self._text, self._places


def change_line(old: Line | None, added: Line | None, numbers: Sequence[int]) -> Line | None:
    """``old`` with every document under its new number, which ``numbers`` say by the old one, and
    with what is ``added``; None if nobody holds the word any more.

    The order of the documents that stay must be the same as it was.
    """
    if old is None:
        return added
    if old.documents == 1 and added is None:
        return _renumber_alone(old, numbers)
    runs = _split(old)
    for run in runs:
        run.renumber(numbers)
    runs = [run for run in runs if run.documents]
    if added is not None:
        by_mask = {run.mask: run for run in runs}
        for new in _split(added):
            if new.mask in by_mask:
                by_mask[new.mask].unite(new)
            else:
                by_mask[new.mask] = new
        runs = [by_mask[mask] for mask in sorted(by_mask)]
    if not runs:
        return None
    postings, places = zip(*(run.write() for run in runs), strict=True)
    return Line(" ".join(postings), " ".join(places), sum(len(run.documents) for run in runs))


def _renumber_alone(line: Line, numbers: Sequence[int]) -> Line | None:
    """The same for a line of one document, as most are."""
    found = _ALONE.fullmatch(line.postings)
    if not found:
        raise ValueError(line)
    mask, number, impact = found.groups()
    now = numbers[_STEPS[number] - 1]
    return None if now == GONE else Line(mask + _TEXTS[now + 1] + impact, line.places, 1)


def _split(line: Line) -> list[_Run]:
    return [*map(_Run, line.postings.split(" "), line.places.split(" "))]
