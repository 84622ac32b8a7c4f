"""What a refresh found, as Markdown for a pull request on GitHub.

Whatever comes from a record or a service stands in code, where it means nothing but itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator.curation.github_text import say_code
from generator.curation.links import Link
from generator.curation.refresh import Change, Refreshed
from generator.problems import count
from generator.sources.link_check import Finding, State

MOST_CHARACTERS = 60_000
"""GitHub takes 65,536 in a pull request or an issue."""

DEAD = "## Dead links"
"""The workflow looks for this line."""

_WORDS = {"license": "licence", "gone": "not found", "pushed": "last change"}
Row = Sequence[str]


@dataclass
class LinkFindings:
    """``found`` holds only links that are not fine, in the order of the records."""

    asked: int = 0
    found: list[tuple[Link, Finding]] = field(default_factory=list)

    def list(self, state: State) -> list[tuple[Link, Finding]]:
        return [(link, finding) for link, finding in self.found if finding.state is state]


def write_summary(facts: Refreshed, links: LinkFindings, day: date) -> str:
    """The whole text; ends in a newline. What matters most comes first, so that what does not fit
    is the least of it."""
    sheet = _Sheet()
    sheet.say(f"{_say_totals(facts, links)} Looked at on {day}.")
    archived = [c for c in facts.changes if c.subject and _became(c, "archived", "true")]
    sheet.table("## Newly archived", ("Record", "Repository"), map(_name, archived))
    gone = [(*_name(change), _show_date(change.before)) for change in facts.gone]
    sheet.table("## Repositories that are not there", ("Record", "Repository", "Last seen"), gone)
    moves = ((_paper(m.paper), say_code(m.address), say_code(m.moved_to)) for m in facts.moves)
    sheet.table(
        "## Repositories that moved",
        ("Record", "Address in the record", "Change it to"),
        moves,
    )
    licences = [c for c in facts.changes if c.before and "license" in c.list_differences()]
    head = ("Record", "Repository", "Before", "After")
    sheet.table("## Other licences", head, (_compare(c, "license") for c in licences))
    dead = links.list(State.DEAD)
    sheet.table(DEAD, ("Where", "Field", "Link", "Why"), (_locate(*one) for one in dead))
    sheet.table("## Other changes", ("Record", "What", "Before → after"), _list_other(facts))
    new = [change for change in facts.changes if change.subject and not change.before]
    sheet.table(
        "## Looked at for the first time", ("Record", "Repository", "Facts"), _list_new(new)
    )
    moved = [(*_locate(*one)[:3], say_code(one[1].moved_to)) for one in links.list(State.MOVED)]
    sheet.table("## Links that moved for good", ("Where", "Field", "Link", "Now"), moved)
    unsure = (_locate(*one) for one in links.list(State.UNCERTAIN))
    sheet.table("## Links that may be fine", ("Where", "Field", "Link", "Why"), unsure)
    reasons = Counter(one.reason for one in facts.unasked)
    rows = ((say_code(reason), f"{number:,}") for reason, number in sorted(reasons.items()))
    sheet.table("## What could not be asked", ("Reason", "Questions"), rows)
    return sheet.finish()


def _say_totals(facts: Refreshed, links: LinkFindings) -> str:
    parts = [f"{count(range(facts.asked), 'question')} asked"]
    parts.append(f"{count(facts.texts, 'file')} written")
    if facts.renewed:
        parts.append(f"{facts.renewed:,} looked at again without news")
    if links.asked:
        parts.append(f"{count(range(links.asked), 'link')} checked")
    return f"{', '.join(parts)}."


def _list_other(facts: Refreshed) -> Iterable[Row]:
    shown_above = {"license", "gone"}
    for change in facts.changes:
        if not change.before:
            continue
        names = [name for name in change.list_differences() if name not in shown_above]
        if _became(change, "archived", "true"):
            names.remove("archived")
        if names:
            what = say_code(change.subject) if change.subject else "comments"
            yield _paper(change.paper), what, "; ".join(_describe(change, name) for name in names)


def _describe(change: Change, name: str) -> str:
    before, after = (_show(facts.get(name, "")) for facts in (change.before, change.after))
    return (
        f"{before} → {after}"
        if name == "discussions"
        else f"{_WORDS.get(name, name)} {before} → {after}"
    )


def _list_new(changes: Iterable[Change]) -> Iterable[Row]:
    for change in changes:
        facts = [
            f"{_WORDS.get(name, name)} {_show(value)}"
            for name, value in change.after.items()
            if name != "checked"
        ]
        yield (*_name(change), ", ".join(facts) or "none")


def _became(change: Change, name: str, value: str) -> bool:
    return change.after.get(name) == value and change.before.get(name) != value


def _name(change: Change) -> tuple[str, str]:
    return _paper(change.paper), say_code(change.subject)


def _compare(change: Change, name: str) -> Row:
    return (*_name(change), *(_show(f.get(name, "")) for f in (change.before, change.after)))


def _locate(link: Link, finding: Finding) -> tuple[str, str, str, str]:
    return say_code(link.file), say_code(link.field), say_code(link.url), finding.reason


def _paper(id: str) -> str:
    return say_code(f"papers/{id}.yml")


def _show(value: str) -> str:
    """A number with its commas, nothing as a dash, anything else as code."""
    if re.fullmatch("[0-9]{1,12}", value):
        return f"{int(value):,}"
    return say_code(value) if value else "–"


def _show_date(facts: dict[str, str]) -> str:
    return _show(facts.get("checked", "") if facts.get("gone") != "true" else "")


@dataclass
class _Sheet:
    """Grows up to a size; what does not fit is counted."""

    lines: list[str] = field(default_factory=list)
    size: int = 0
    left_out: int = 0

    def say(self, line: str) -> None:
        self.lines.append(line)
        self.size += len(line.encode()) + 1

    def table(self, title: str, head: Row, rows: Iterable[Row]) -> None:
        """Nothing for no rows."""
        written = [f"| {' | '.join(row)} |" for row in rows]
        if not written:
            return
        for line in ("", f"{title} ({len(written):,})" if title != DEAD else title, ""):
            self.say(line)
        self.say(f"| {' | '.join(head)} |")
        self.say(f"|{' --- |' * len(head)}")
        for line in written:
            if self.size + len(line.encode()) < MOST_CHARACTERS:
                self.say(line)
            else:
                self.left_out += 1

    def finish(self) -> str:
        if self.left_out:
            self.say("")
            self.say(f"{count(range(self.left_out), 'line')} more did not fit; the log has them.")
        return "\n".join([*self.lines, ""])
