"""Which papers to read next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import log

from generator.library.orders import newest_first
from generator.records.model import Paper

NEAREST = 12
"""How many papers of a shared group are looked at, on either side by date: it keeps the work per
paper the same in a list of any size."""

_WEIGHTS = {"author": 3.0, "tag": 2.0, "topic": 1.0}


class RelatedPapers:
    """Papers that share authors, tags or topics; a rare thing in common counts for more.

    The score of a candidate is the sum, over what it shares, of weight / ln(2 + group size).
    """

    def __init__(self, groups: Mapping[str, Mapping[str, Sequence[Paper]]]) -> None:
        """``groups``: for "author", "tag" and "topic", papers by name, newest first."""
        self._groups = groups

    def find(self, paper: Paper, shared: Mapping[str, Sequence[str]], count: int) -> list[Paper]:
        """The ``count`` best, best first. ``shared``: the names of the paper's own groups."""
        scores: dict[str, float] = {}
        seen: dict[str, Paper] = {}
        for kind, names in shared.items():
            for name in names:
                group = self._groups[kind][name]
                worth = _WEIGHTS[kind] / log(2 + len(group))
                for other in _nearest(group, paper):
                    scores[other.id] = scores.get(other.id, 0.0) + worth
                    seen[other.id] = other
        scores.pop(paper.id, None)
        best = sorted(scores, key=lambda id: (-round(scores[id], 9), newest_first(seen[id])))
        return [seen[id] for id in best[:count]]


def _nearest(group: Sequence[Paper], paper: Paper) -> Sequence[Paper]:
    if len(group) <= 2 * NEAREST + 1:
        return group
    here = bisect_left(group, newest_first(paper), key=newest_first)
    return group[max(0, here - NEAREST) : here + NEAREST + 1]
