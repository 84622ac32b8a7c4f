"""How many papers each topic, tag, author, venue and organisation has, before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.library.library import Library
from generator.pipeline import Inspection
from generator.records.model import Paper


@dataclass(frozen=True)
class Tally:
    """How many papers a topic, tag, author, … has in the one and in the other state."""

    noun: str
    before: Mapping[str, int]
    after: Mapping[str, int]

    @property
    def new(self) -> list[str]:
        return [name for name in self.after if name not in self.before]

    @property
    def vanished(self) -> list[str]:
        return [name for name in self.before if name not in self.after]

    @property
    def moved(self) -> list[str]:
        """Names whose number is another one, new and vanished ones among them."""
        names = dict.fromkeys((*self.before, *self.after))
        return [name for name in names if self.before.get(name, 0) != self.after.get(name, 0)]


def count_groups(before: Inspection, after: Inspection) -> tuple[Tally, ...]:
    def count(inspection: Inspection) -> dict[str, dict[str, int]]:
        library = inspection.plan.library
        groups: dict[str, Mapping[str, Sequence[Paper]]] = {
            "topic": _group_by_topic(library),
            "tag": library.by_tag,
            "author": {name: author.papers for name, author in library.authors.items()},
            "venue": library.by_venue,
            "organisation": library.by_organization,
        }
        return {
            noun: {name: len(papers) for name, papers in group.items()}
            for noun, group in groups.items()
        }

    old, new = count(before), count(after)
    return tuple(Tally(noun, old[noun], new[noun]) for noun in old)


def _group_by_topic(library: Library) -> dict[str, list[Paper]]:
    """Also topics that ``topics.yml`` does not have, or of which it cannot be read."""
    groups: dict[str, list[Paper]] = {}
    for paper in library.papers:
        for key in paper.topics:
            groups.setdefault(key, []).append(paper)
    known = [key for key in library.topics if key in groups]
    return {key: groups[key] for key in (*known, *sorted(groups.keys() - set(known)))}
