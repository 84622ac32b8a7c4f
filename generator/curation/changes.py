"""What changed between two states of a list, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.cleaning.folding import fold
from generator.curation.entries import ChangedEntry, compare_entries, compare_facts
from generator.curation.tallies import Tally, count_groups
from generator.curation.values import FieldChange, compare_values
from generator.pages.slugs import find_url
from generator.pipeline import Inspection
from generator.problems import Problem
from generator.records.model import Paper
from generator.records.records import Records


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
    changed = [ChangedPaper(p, new[p.id], compare_values(p, new[p.id])) for p in _common(old, new)]
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
        entries=tuple(compare_entries(before, after)),
        facts=compare_facts(before.records, after.records),
        tallies=count_groups(before, after),
        vanished=_find_vanished(before, after),
        problems=tuple(sorted(set(after.problems))),
        old_problems=_find_old(before, after),
    )


def _list_unread(records: Records) -> set[str]:
    files = map(PurePosixPath, records.refused)
    return {file.stem for file in files if file.parent.name == "papers"}


def _common(old: Mapping[str, Paper], new: Mapping[str, Paper]) -> Iterable[Paper]:
    return (paper for id, paper in old.items() if id in new)


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


def _find_vanished(before: Inspection, after: Inspection) -> tuple[str, ...] | None:
    if before.records.refused or after.records.refused:
        return None
    return tuple(sorted(_list_addresses(before) - _list_addresses(after)))


def _list_addresses(inspection: Inspection) -> set[str]:
    """Not the further pages of a long listing: how many there are depends on the number of papers
    alone."""
    plan = inspection.plan
    paths = {page.path for page in plan.pages if page.number == 1}
    # From where a name had its page, the page of what is not found leads on.
    paths |= {entry.path for page in plan.pages for entry in page.listed}
    # A list with problems is planned without its collections.
    paths |= {plan.addresses.collection(one.id) for one in inspection.records.collections}
    return {find_url(path) for path in paths}


def _find_old(before: Inspection, after: Inspection) -> frozenset[Problem]:
    """The problems that were said before as well, on whatever line."""

    def name(problem: Problem) -> tuple[str, ...]:
        return problem.path, problem.field, problem.code, problem.message

    known = set(map(name, before.problems))
    return frozenset(problem for problem in after.problems if name(problem) in known)
