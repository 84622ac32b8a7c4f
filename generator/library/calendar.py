"""The papers by year, month and day: the archive."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.records.model import Paper
from generator.records.partial_date import PartialDate


@dataclass(frozen=True)
class Period:
    """A year, a month or a day with at least one paper."""

    date: PartialDate
    papers: tuple[Paper, ...]
    """All papers in it, newest first."""

    parts: tuple[Period, ...] = ()
    """The months of a year, or the days of a month, that have papers; newest first."""

    loose: tuple[Paper, ...] = ()
    """Papers of which no more is known than this period."""


def arrange_years(papers: Iterable[Paper]) -> tuple[Period, ...]:
    """The years, newest first; ``papers`` come newest first."""
    return tuple(
        _make_year(PartialDate(year), tuple(group))
        for year, group in groupby(papers, key=lambda paper: paper.date.year)
    )


def _make_year(date: PartialDate, papers: tuple[Paper, ...]) -> Period:
    months = {month: tuple(group) for month, group in groupby(papers, key=lambda p: p.date.month)}
    loose = months.pop(0, ())
    parts = (_make_month(PartialDate(date.year, month), group) for month, group in months.items())
    return Period(date, papers, tuple(parts), loose)


def _make_month(date: PartialDate, papers: tuple[Paper, ...]) -> Period:
    days = {day: tuple(group) for day, group in groupby(papers, key=lambda p: p.date.day)}
    loose = days.pop(0, ())
    parts = (Period(PartialDate(date.year, date.month, day), group) for day, group in days.items())
    return Period(date, papers, tuple(parts), loose)
