"""One page that will exist."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from generator.pages.entry import Entry
from generator.records.model import Paper
from generator.records.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Page:
    kind: str
    """Names the template: ``paper`` is rendered by ``templates/paper.md.j2``."""

    path: str
    """Below ``docs/``: ``papers/hybridflow.md``."""

    title: str
    description: str = ""
    """Empty for a paper: its renderer makes one."""

    subject: Any = None
    """What the page is about: a Paper, an Author, a tag, …; the template knows which."""

    papers: tuple[Paper, ...] = ()
    """The papers that it lists, in order."""

    number: int = 1
    """Which page of a long listing it is, from 1, …"""

    of: int = 1
    """… and of how many."""

    first: str = ""
    """The path of a long listing's first page."""

    short: bool = False
    """Whether it shows papers as rows, not as cards."""

    claim: Entry | None = None
    """Who asked for this address, if it was made from a name in the data."""

    listed: tuple[Entry, ...] = ()
    """The names that stand on this page alone, and have none of their own."""

    @property
    def days(self) -> list[tuple[PartialDate, tuple[Paper, ...]]]:
        """Its papers by their date."""
        return [(day, tuple(of_day)) for day, of_day in groupby(self.papers, lambda p: p.date)]

    @property
    def near(self) -> list[int]:
        """The numbers of a long listing's pages that lead on from here: all of a few, else the
        first, the last, and those next to this one; 0 stands for those that are left out."""
        if self.of <= _ALL_NUMBERS:
            return [*range(1, self.of + 1)]
        shown = sorted({1, self.of, *range(max(1, self.number - 2), self.number + 3)})
        shown = [number for number in shown if number <= self.of]
        gaps = (0 if number - before > 1 else None for before, number in pairwise(shown))
        rows = ((gap, number) for gap, number in zip(gaps, shown[1:], strict=True))
        return [1, *(number for row in rows for number in row if number is not None)]


_ALL_NUMBERS = 12
