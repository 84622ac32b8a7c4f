"""The numbers of documents in the files of the index, and those that they had in the last one."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from itertools import islice

from generator.search.documents import Document
from generator.search.lines import GONE
from generator.search.remembered import Origin, Remembered, Row
from generator.search.sources import Source, Sources

STRIDE = 256
"""Papers are numbered from a multiple of this on, so that a page more or less seldom makes the
numbers of all papers others. A multiple of the documents of a file."""

MOST_NEW = 500
"""Documents; if there are more, it is as well to make all anew."""


class CannotChange(Exception):
    """The last index is of no use."""


class Numbering:
    def __init__(self, sources: Sources, last: Remembered | None) -> None:
        self._sources, self._last = sources, last or Remembered()
        self._is_change = last is not None
        self._known = {one.key: one for one in (*self._last.others, *self._last.papers)}
        self._drafts: list[list[tuple[Source, Origin | int]]] = []
        """Others and papers: of each source the rows that it had, or how many it has now."""

        self.first = 0
        """The number of the first paper."""

    def list_new(self) -> Iterator[tuple[int, Document]]:
        """The documents that are not as they were, with their numbers, in order. Call it first.

        Raises:
            CannotChange: there are too many.
        """
        number = yield from self._list_new(self._sources.others, 0)
        self.first = -(-number // STRIDE) * STRIDE
        if self._is_change and self.first != self._last.first:
            raise CannotChange
        yield from self._list_new(self._sources.papers, self.first)

    def _list_new(
        self, sources: list[Source], number: int
    ) -> Generator[tuple[int, Document], None, int]:
        drafts: list[tuple[Source, Origin | int]] = []
        self._drafts.append(drafts)
        new = 0
        for source in sources:
            origin = self._known.get(source.key)
            if origin and source.print and origin.print == source.print:
                drafts.append((source, origin))
                number += len(origin.rows)
                continue
            documents = source.list_documents()
            new += len(documents)
            if self._is_change and new > MOST_NEW:
                raise CannotChange
            for document in documents:
                yield number, document
                number += 1
            drafts.append((source, len(documents)))
        return number

    def list_kept_lengths(self) -> Iterator[list[int]]:
        """Of the fields of the documents that are as they were."""
        for drafts in self._drafts:
            for _, one in drafts:
                if isinstance(one, Origin):
                    yield from (row.lengths for row in one.rows)

    def settle(self, rows: list[Row]) -> None:
        """Take the rows of the new documents."""
        left = iter(rows)
        self.others, self.papers = (_fill(drafts, left) for drafts in self._drafts)
        self.rows = _number(self.others, self.papers, self.first)
        self.numbers: list[int] = []
        """The number of each document by that which it had."""

        self.moved = {*self.rows}
        """Numbers, old and new, of documents that came, went or have another one."""

        self.words: set[str] = set()
        """Of those documents, where there was an index before."""

        if self._is_change:
            self._compare()

    def _compare(self) -> None:
        before = _number(self._last.others, self._last.papers, self._last.first)
        stayed = {id(row): number for number, row in self.rows.items()}
        self.numbers = [GONE] * (max(before, default=-1) + 1)
        self.moved = set()
        for number, row in before.items():
            now = self.numbers[number] = stayed.pop(id(row), GONE)
            if now != number:
                self._move({number, now} - {GONE}, row)
        for number in stayed.values():
            self._move({number}, self.rows[number])
        there = [number for number in self.numbers if number != GONE]
        if there != sorted(there):
            raise CannotChange

    def _move(self, numbers: set[int], row: Row) -> None:
        self.moved |= numbers
        self.words.update(row.words.decode().split())


def _fill(drafts: list[tuple[Source, Origin | int]], left: Iterator[Row]) -> list[Origin]:
    return [
        one if isinstance(one, Origin) else Origin(source.key, source.print, [*islice(left, one)])
        for source, one in drafts
    ]


def _number(others: list[Origin], papers: list[Origin], first: int) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    for number, origins in ((0, others), (first, papers)):
        listed = [row for origin in origins for row in origin.rows]
        rows.update(enumerate(listed, number))
    return rows
