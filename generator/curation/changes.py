"""What changed between two states of a list, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from generator.curation.values import FieldChange, compare_values
from generator.library.orders import fold
from generator.pages.slugs import find_url
from generator.pipeline import Inspection
from generator.problems import Problem
from generator.records.loader import Records
from generator.records.model import Paper

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class ChangedPaper:
    before: Paper
    after: Paper
    """Of another id where the file was renamed."""

    fields: tuple[FieldChange, ...]

    @property
    def renamed(self) -> bool:
        return self.before.id != self.after.id

    @property
    def keeps_address(self) -> bool:
        """Whether the paper's page is still found where it was."""
        return not self.renamed or self.before.id in self.after.former_ids


@dataclass(frozen=True)
class RemovedPaper:
    paper: Paper
    named_by: tuple[str, ...]
    """Files that still name it, as a curator knows them."""

    leads_to: str = ""
    """The id of a paper that has taken over its address."""


@dataclass(frozen=True)
class ChangedEntry:
    """A topic, person, collection or chosen address."""

    noun: str
    name: str
    there: tuple[bool, bool]
    """Whether it is in the one and in the other state."""

    fields: tuple[FieldChange, ...]


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


@dataclass(frozen=True)
class Changes:
    before: Inspection
    after: Inspection
    added: tuple[Paper, ...]
    mended: tuple[Paper, ...]
    """Papers whose file could not be read before."""

    changed: tuple[ChangedPaper, ...]
    """Renamed ones among them."""

    removed: tuple[RemovedPaper, ...]
    entries: tuple[ChangedEntry, ...]
    facts: tuple[str, ...]
    """The papers of which a machine's facts changed."""

    tallies: tuple[Tally, ...]
    vanished: tuple[str, ...] | None
    """Addresses, ``papers/hybridflow/``, that were there; None where a file that cannot be read
    leaves it open which pages there would be."""

    problems: tuple[Problem, ...]
    """Of the list as it stands, in the order of the files."""

    old_problems: frozenset[Problem]
    """Those that were there before."""

    @property
    def nothing(self) -> bool:
        """Whether the list says the same as before."""
        papers = self.added or self.mended or self.changed or self.removed
        new = set(self.problems) - self.old_problems
        return not (papers or self.entries or self.facts or self.vanished or new)


def compare(before: Inspection, after: Inspection) -> Changes:
    """Compare what can be read of two states."""
    old = {paper.id: paper for paper in before.records.papers}
    new = {paper.id: paper for paper in after.records.papers}
    unread_before, unread_after = _list_unread(before.records), _list_unread(after.records)
    gone = [old[id] for id in old if id not in new and id not in unread_after]
    came = [new[id] for id in new if id not in old and id not in unread_before]
    renamed = _match_renamed(gone, came)
    changed = [ChangedPaper(p, new[p.id], _compare(p, new[p.id])) for p in _common(old, new)]
    changed = [one for one in changed if one.fields]
    changed += [ChangedPaper(p, q, compare_values(p, q)) for p, q in renamed]
    before_ids, after_ids = {p.id for p, _ in renamed}, {q.id for _, q in renamed}
    return Changes(
        before,
        after,
        added=tuple(paper for paper in came if paper.id not in after_ids),
        mended=tuple(new[id] for id in new if id in unread_before),
        changed=tuple(sorted(changed, key=lambda one: one.after.id)),
        removed=tuple(_describe_removed(p, after) for p in gone if p.id not in before_ids),
        entries=tuple(_compare_entries(before.records, after.records)),
        facts=_compare_facts(before.records, after.records),
        tallies=_tally(before, after),
        vanished=_find_vanished(before, after),
        problems=tuple(sorted(set(after.problems))),
        old_problems=_find_old(before, after),
    )


def _list_unread(records: Records) -> set[str]:
    files = map(PurePosixPath, records.refused)
    return {file.stem for file in files if file.parent.name == "papers"}


def _common(old: Mapping[str, Paper], new: Mapping[str, Paper]) -> Iterable[Paper]:
    return (paper for id, paper in old.items() if id in new)


def _compare(one: R, other: R) -> tuple[FieldChange, ...]:
    return () if one == other else compare_values(one, other)


def _match_renamed(gone: Iterable[Paper], came: Iterable[Paper]) -> list[tuple[Paper, Paper]]:
    """Papers that went together with those that they became: said by ``former_ids``, or plain from
    an id or the title."""
    left = list(gone)
    found = []
    for paper in came:
        before = next((p for p in left if p.id in paper.former_ids), None)
        before = before or next((p for p in left if _is_same(p, paper)), None)
        if before:
            left.remove(before)
            found.append((before, paper))
    return found


def _is_same(one: Paper, other: Paper) -> bool:
    for mine, yours in ((one.arxiv, other.arxiv), (one.doi, other.doi)):
        if mine and yours:
            return mine.lower() == yours.lower()
    return fold(one.title) == fold(other.title)


def _describe_removed(paper: Paper, after: Inspection) -> RemovedPaper:
    records, data = after.records, after.source.shown_as
    named_by = [
        f"{data}/collections/{collection.id}.yml"
        for collection in records.collections
        if any(step.paper == paper.id for step in collection.steps)
    ]
    named_by += [f"{data}/metrics/{one.id}.yml" for one in records.metrics if one.id == paper.id]
    heirs = (other.id for other in records.papers if paper.id in other.former_ids)
    return RemovedPaper(paper, tuple(named_by), next(heirs, ""))


def _compare_entries(before: Records, after: Records) -> Iterable[ChangedEntry]:
    yield from _compare_keyed(
        "topic", {t.key: t for t in before.topics}, {t.key: t for t in after.topics}
    )
    keys = [[topic.key for topic in one.topics] for one in (before, after)]
    old, new = (tuple(key for key in mine if key in yours) for mine, yours in (keys, keys[::-1]))
    if old != new:
        yield ChangedEntry(
            "topics", "order of the topics", (True, True), (FieldChange("order", old, new),)
        )
    yield from _compare_keyed(
        "person", {p.name: p for p in before.people}, {p.name: p for p in after.people}
    )
    yield from _compare_keyed(
        "collection",
        {c.id: c for c in before.collections},
        {c.id: c for c in after.collections},
    )
    if fields := _compare(before.slugs, after.slugs):
        yield ChangedEntry("addresses", "slugs.yml", (True, True), fields)


def _compare_keyed(noun: str, old: Mapping[str, R], new: Mapping[str, R]) -> Iterable[ChangedEntry]:
    for key in dict.fromkeys((*old, *new)):
        there = (key in old, key in new)
        fields = _compare(old[key], new[key]) if all(there) else ()
        if fields or not all(there):
            yield ChangedEntry(noun, key, there, fields)


def _compare_facts(before: Records, after: Records) -> tuple[str, ...]:
    old, new = ({m.id: m for m in one.metrics} for one in (before, after))
    return tuple(sorted(id for id in old.keys() | new.keys() if old.get(id) != new.get(id)))


def _tally(before: Inspection, after: Inspection) -> tuple[Tally, ...]:
    def count(inspection: Inspection) -> dict[str, dict[str, int]]:
        library = inspection.plan.library
        groups = {
            "topic": library.by_topic,
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


def _find_vanished(before: Inspection, after: Inspection) -> tuple[str, ...] | None:
    if before.records.refused or after.records.refused:
        return None
    return tuple(sorted(_list_addresses(before) - _list_addresses(after)))


def _list_addresses(inspection: Inspection) -> set[str]:
    """Not the further pages of a long listing: how many there are depends on the number of papers
    alone."""
    plan = inspection.plan
    paths = {page.path for page in plan.pages if page.number == 1}
    # A list with problems is planned without its collections.
    paths |= {plan.addresses.collection(one.id) for one in inspection.records.collections}
    return {find_url(path) for path in paths}


def _find_old(before: Inspection, after: Inspection) -> frozenset[Problem]:
    """The problems that were said before as well, on whatever line."""

    def name(problem: Problem) -> tuple[str, ...]:
        return problem.path, problem.field, problem.code, problem.message

    known = set(map(name, before.problems))
    return frozenset(problem for problem in after.problems if name(problem) in known)
