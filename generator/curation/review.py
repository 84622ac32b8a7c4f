"""A change of the list for the person who decides on it: GitHub's Markdown, in the order in which
one wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.curation.changes import ChangedPaper, Changes, RemovedPaper
from generator.curation.differences import mark_items, mark_words
from generator.curation.entries import ChangedEntry
from generator.curation.github_text import say, say_code
from generator.curation.notices import Notices
from generator.curation.preview import link_title, show_paper
from generator.curation.sections import Section, fit
from generator.curation.tallies import Tally
from generator.curation.values import FieldChange
from generator.problems import Problem, count, count_problems
from generator.records.model import Paper

MOST = 60_000
"""Characters of a review; a comment on GitHub can have 65,536."""

_MOST_NAMES = 40
_LONG = 40
"""Characters of a text from which on its words are compared."""

_CODES = {"topics", "tags", "former_ids", "arxiv", "doi", "date", "order"}

_CHOSEN = ("papers/", "topics/", "collections/")
"""Addresses that a curator chose: the first to be missed."""

Parts = list[tuple[str, str]]


def write_review(changes: Changes, outside: Sequence[str] = ()) -> str:
    """The review; ``outside`` are files that changed beside the list."""
    sections = [
        Section("Problems", _list_problems(changes), "problems", 8_000, "\n", rank=1),
        Section("Added", _show_added(changes), "papers that were added", MOST, rank=9),
        Section("Changed", _show_changed(changes), "papers that changed", 16_000, rank=2),
        Section("Removed", _list_removed(changes), "papers that were removed", 4_000, "\n", rank=2),
        Section("Topics and tags", _show_groups(changes), "groups", 7_000, rank=3),
        Section("People, topics, collections", _show_entries(changes), "entries", 6_000, rank=3),
        _write_vanished(changes),
        Section(
            "Code: review as code",
            [(path, f"- {say_code(path)}") for path in outside],
            "files",
            3_000,
            "\n",
            "Files outside of the list changed. They are run, or published as they are.",
        ),
    ]
    return fit(f"**{count_changes(changes)}**", sections, MOST)


def count_changes(changes: Changes) -> str:
    """``2 papers added, 1 changed, 0 removed; 3 problems.``"""
    told = _choose_problems(changes)
    problems = count_problems(told) if told else "no problems"
    if changes.nothing:
        return f"Nothing in the list changes; {problems}."
    renamed = sum(one.renamed for one in changes.changed)
    counts = [
        f"{count(changes.added, 'paper')} added",
        f"{len(changes.changed) - renamed:,} changed",
        f"{len(changes.removed):,} removed",
    ]
    counts += [f"{renamed:,} renamed"] if renamed else []
    counts += [f"{len(changes.mended):,} mended"] if changes.mended else []
    if unread := {entry.partition(": ")[0] for entry in changes.after.records.refused}:
        problems += f"; {count(unread, 'file')} cannot be read in full"
    return f"{', '.join(counts)}; {problems}."


def _list_problems(changes: Changes) -> Parts:
    """The new ones first; of advice only what is new."""
    old = changes.old_problems
    ordered = sorted(_choose_problems(changes), key=lambda problem: problem in old)
    return [(_name_place(p), _show_problem(p, p in old)) for p in ordered]


def _choose_problems(changes: Changes) -> list[Problem]:
    """Not the warnings that were there before: they are nothing that the change does."""
    old = changes.old_problems
    return [p for p in changes.problems if p not in old or p.severity == "error"]


def _name_place(problem: Problem) -> str:
    return f"{problem.path}:{problem.line}"


def _show_problem(problem: Problem, old: bool) -> str:
    field = f"{say_code(problem.field)}: " if problem.field else ""
    severity = "" if problem.severity == "error" else f"{problem.severity}: "
    hint = f" Hint: {say(problem.hint, 200)}" if problem.hint else ""
    before = " _It was there before._" if old else ""
    place = say_code(_name_place(problem))
    return f"- {place}: {severity}{field}{say(problem.message)}{hint} ({problem.code}){before}"


def _show_added(changes: Changes) -> Parts:
    library = changes.after.plan.library
    notices = Notices(changes.before.plan.library, library)
    papers = [(paper, notices.list(paper)) for paper in changes.added]
    mended = "Its record could not be read before this change."
    papers += [(paper, [mended, *notices.list(paper)]) for paper in changes.mended]
    return [
        (paper.id, show_paper(paper, library, _name_file(changes, paper), noticed))
        for paper, noticed in papers
    ]


def _name_file(changes: Changes, paper: Paper) -> str:
    return f"{changes.after.source.shown_as}/papers/{paper.id}.yml"


def _show_changed(changes: Changes) -> Parts:
    return [(one.after.id, _show_change(one, changes)) for one in changes.changed]


def _show_change(one: ChangedPaper, changes: Changes) -> str:
    file = _name_file(changes, one.after)
    blocks = [f"### {link_title(one.after)}", say_code(file)]
    if one.renamed:
        old = say_code(f"/papers/{one.before.id}/")
        line = say_code(f"former_ids: [{one.before.id}]")
        kept = (
            f"Renamed. The old address {old} leads here."
            if one.keeps_address
            else f"**Renamed, but the old address {old} vanishes.** If it was published, the "
            f"record needs the line {line}."
        )
        blocks.append(kept)
    return "\n\n".join([*blocks, *_show_fields(one.fields)])


def _show_fields(fields: Iterable[FieldChange]) -> Iterator[str]:
    """A table of what is short, then the texts of which words changed."""
    rows, texts = [], []
    for change in fields:
        name = say_code(change.field)
        if _is_text(change):
            texts.append(f"{name}: {mark_words(change.before[0], change.after[0])}")
        else:
            show = say_code if _is_code(change) else say
            before, after = mark_items(change.before, change.after, show)
            rows.append(f"| {name} | {before or '_none_'} | {after or '_none_'} |")
    if rows:
        yield "\n".join(["| field | before | after |", "|---|---|---|", *rows])
    yield from texts


def _is_text(change: FieldChange) -> bool:
    one_each = len(change.before) == len(change.after) == 1
    return one_each and max(len(change.before[0]), len(change.after[0])) > _LONG


def _is_code(change: FieldChange) -> bool:
    addresses = all(text.startswith("http") for text in (*change.before, *change.after))
    return change.field in _CODES or addresses


def _list_removed(changes: Changes) -> Parts:
    return [(one.paper.id, _show_removed(one)) for one in changes.removed]


def _show_removed(one: RemovedPaper) -> str:
    paper = one.paper
    line = f"- {link_title(paper)} ({say_code(paper.id)})."
    if one.leads_to:
        line += f" Its address leads to {say_code(one.leads_to)} now."
    if one.named_by:
        line += f" Still named by {', '.join(map(say_code, one.named_by))}."
    return line


def _show_groups(changes: Changes) -> Parts:
    topics = changes.tallies[0]
    rows = [
        f"| {say_code(key)} | {topics.before.get(key, 0):,} | {topics.after.get(key, 0):,} |"
        for key in topics.moved
    ]
    table = ["| topic | papers before | papers after |", "|---|--:|--:|", *rows[:_MOST_NAMES]]
    parts = [("topics", "\n".join(table))] if rows else []
    for tally in changes.tallies[1:]:
        lines = list(_show_tally(tally))
        parts += [(f"{tally.noun}s", "\n".join(lines))] if lines else []
    return parts


def _show_tally(tally: Tally) -> Iterator[str]:
    if tally.new:
        yield f"- {_capitalise(tally.noun)}s that are new: {_name_all(tally.new, tally)}."
    if tally.vanished:
        yield f"- {_capitalise(tally.noun)}s that vanish: {_name_all(tally.vanished, tally)}."
    if tally.noun == "tag":
        kept = [tag for tag in tally.moved if tag in tally.before and tag in tally.after]
        if kept:
            counts = (f"{say_code(t)} {tally.before[t]:,} → {tally.after[t]:,}" for t in kept)
            yield f"- Tags with another number of papers: {_cut(list(counts))}."
        once = [tag for tag in tally.moved if tally.after.get(tag) == 1]
        if once:
            yield f"- Tags that only one paper has now: {_name_all(once, tally)}."


def _name_all(names: Sequence[str], tally: Tally) -> str:
    show = say_code if tally.noun == "tag" else lambda name: say(name, 80)
    return _cut([show(name) for name in names])


def _cut(shown: list[str]) -> str:
    more = len(shown) - _MOST_NAMES
    return ", ".join(shown[:_MOST_NAMES]) + (f" and {more:,} more" if more > 0 else "")


def _capitalise(noun: str) -> str:
    return noun[0].upper() + noun[1:]


def _show_entries(changes: Changes) -> Parts:
    parts = [(one.name, _show_entry(one)) for one in changes.entries]
    if changes.facts:
        shown = _cut([say_code(id) for id in changes.facts])
        parts.append(("metrics", f"The facts that a machine wrote changed for {shown}."))
    return parts


def _show_entry(one: ChangedEntry) -> str:
    was, is_ = one.there
    what = "changed" if was and is_ else ("new" if is_ else "removed")
    name = say(one.name, 120) if one.noun == "person" else say_code(one.name)
    return "\n\n".join([f"{_capitalise(one.noun)} {name}: {what}.", *_show_fields(one.fields)])


def _write_vanished(changes: Changes) -> Section:
    title, noun = "Addresses that vanish", "addresses"
    if changes.vanished is None:
        sentence = "Not compared: a file cannot be read, so it is open which pages there will be."
        return Section(title, [("", sentence)], noun, 4_000)
    ordered = sorted(changes.vanished, key=lambda path: (not path.startswith(_CHOSEN), path))
    parts = [(path, f"- {say_code(f'/{path}')}") for path in ordered]
    head = (
        "A published address should stay. A paper that was renamed keeps its own with "
        "`former_ids`; that of a name can be chosen in `slugs.yml`."
    )
    return Section(title, parts, noun, 4_000, "\n", head)
