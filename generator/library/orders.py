"""Every order in which papers are listed; ties end at the id, so that none depends on chance."""

from __future__ import annotations

from generator.cleaning.folding import fold
from generator.records.model import Metrics, Paper

Key = tuple[int | str, ...]


def by_title(paper: Paper) -> Key:
    title = fold(paper.title)
    start = next((i for i, character in enumerate(title) if character.isalnum()), 0)
    return title[start:], paper.id


def newest_first(paper: Paper) -> Key:
    """The less precise of two dates comes later: a bare 2024 after the days of 2024."""
    return -paper.date.year, -paper.date.month, -paper.date.day, *by_title(paper)


def by_day(paper: Paper) -> Key:
    """Newest first as well, and the same whatever the title is."""
    return -paper.date.year, -paper.date.month, -paper.date.day, paper.id


def most_discussed_first(paper: Paper, metrics: Metrics | None = None) -> Key:
    return -count_discussions(paper, metrics), *newest_first(paper)


def count_discussions(paper: Paper, metrics: Metrics | None = None) -> int:
    """What was counted later goes before what the listing showed."""
    if metrics and metrics.discussions is not None:
        return metrics.discussions
    return (paper.listed.discussions or 0) if paper.listed else 0
