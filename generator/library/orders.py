"""Every order in which papers are listed; ties end at the id, so that none depends on chance."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from generator.records.model import Metrics, Paper

Key = tuple[int | str, ...]

_STROKES = str.maketrans(
    {"æ": "ae", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "œ": "oe", "ø": "o", "þ": "th"}
)
"""Latin letters that Unicode does not take apart."""


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """``text`` for sorting by eye: case and accents make no difference (Unicode NFKD)."""
    # Before as well: case folding leaves letters like the mathematical 𝐀 as they are.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(c for c in folded if not unicodedata.combining(c)).translate(_STROKES)


def by_title(paper: Paper) -> Key:
    title = fold(paper.title)
    start = next((i for i, character in enumerate(title) if character.isalnum()), 0)
    return title[start:], paper.id


def newest_first(paper: Paper) -> Key:
    """The less precise of two dates comes later: a bare 2024 after the days of 2024."""
    return -paper.date.year, -paper.date.month, -paper.date.day, *by_title(paper)


def most_discussed_first(paper: Paper, metrics: Metrics | None = None) -> Key:
    return -count_discussions(paper, metrics), *newest_first(paper)


def count_discussions(paper: Paper, metrics: Metrics | None = None) -> int:
    """What was counted later goes before what the listing showed."""
    if metrics and metrics.discussions is not None:
        return metrics.discussions
    return (paper.listed.discussions or 0) if paper.listed else 0
