"""Every order in which papers are listed; ties end at the id, so that none depends on chance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.cleaning.folding import fold
from generator.records.model import Metrics, Paper

Key = tuple[int | str, ...]


def by_title(paper: Paper) -> Key:
    title = fold(paper.title)
    if not title[:1].isalnum():
        start = next((i for i, character in enumerate(title) if character.isalnum()), 0)
        title = title[start:]
    return title, paper.id


def newest_first(paper: Paper) -> Key:
    """The less precise of two dates comes later: a bare 2024 after the days of 2024. Those of one
    day are not in the order of their titles: to correct one moves no paper."""
    return -paper.date.year, -paper.date.month, -paper.date.day, paper.id


def sort_most_discussed(newest: Iterable[Paper], metrics: Mapping[str, Metrics]) -> list[Paper]:
    """Papers that come ``newest_first``: of those that were discussed as often the newer one goes
    before. ``metrics`` by paper."""

    def count(paper: Paper) -> int:
        return count_discussions(paper, metrics.get(paper.id))

    return sorted(newest, key=count, reverse=True)


def count_discussions(paper: Paper, metrics: Metrics | None = None) -> int:
    """What was counted later goes before what the listing showed."""
    if metrics and metrics.discussions is not None:
        return metrics.discussions
    return (paper.listed.discussions or 0) if paper.listed else 0
