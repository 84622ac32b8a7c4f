"""Which papers to read next."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log
from operator import neg

from generator.records.model import Paper

NEAREST = 12
"""How many papers of a shared group are looked at, on either side by date: it keeps the work per
paper the same in a list of any size."""

_WEIGHTS = {"author": 3.0, "tag": 2.0, "topic": 1.0}


_UNIT = 10**12
"""What scores are counted in: whole numbers, whose sum is the same in any order."""


class RelatedPapers:
    """Papers that share authors, tags or topics; a rare thing in common counts for more.

    The score of a candidate is the sum, over what it shares, of weight / ln(2 + group size).
    """

    def __init__(
        self, papers: Sequence[Paper], groups: Mapping[str, Mapping[str, Sequence[Paper]]]
    ) -> None:
        """``papers``: all of them, by date; ``groups``: for "author", "tag" and "topic", papers by
        name."""
        self._papers = papers
        # A paper by its place in the list: numbers are quick to compare.
        self._places = {paper.id: place for place, paper in enumerate(papers)}
        self._groups = {
            kind: {
                name: (
                    round(_WEIGHTS[kind] / log(2 + len(group)) * _UNIT),
                    sorted(self._places[paper.id] for paper in group),
                )
                for name, group in by_name.items()
            }
            for kind, by_name in groups.items()
        }

    def find(self, paper: Paper, shared: Mapping[str, Sequence[str]], count: int) -> list[Paper]:
        """The ``count`` best, best first. ``shared``: the names of the paper's own groups."""
        here = self._places[paper.id]
        scores: defaultdict[int, int] = defaultdict(int)
        for kind, names in shared.items():
            groups = self._groups[kind]
            for name in names:
                worth, group = groups[name]
                for other in _find_nearest(group, here):
                    scores[other] += worth
        scores.pop(here, None)
        best = sorted(zip(map(neg, scores.values()), scores, strict=True))
        return [self._papers[place] for _, place in best[:count]]


def _find_nearest(group: list[int], here: int) -> list[int]:
    if len(group) <= 2 * NEAREST + 1:
        return group
    middle = bisect_left(group, here)
    return group[max(0, middle - NEAREST) : middle + NEAREST + 1]
