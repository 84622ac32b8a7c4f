"""Drafts held against the records: which are new, which are there, and which cannot come in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from generator.library.library import arrange
from generator.pages.collisions import check_addresses
from generator.pages.plan import plan_pages
from generator.pages.slugs import Addresses
from generator.problems import Problem
from generator.records.checks import check_records
from generator.records.loader import read_paper
from generator.records.model import Paper
from generator.records.plain_yaml import Tree
from generator.records.records import Records
from generator.records.source import Source
from generator.settings import Settings
from generator.sources.draft import Draft
from generator.sources.shelf import Shelf
from generator.sources.spellings import Spellings

_MOST_TOPICS = 3


@dataclass(frozen=True)
class _DraftSource(Source):
    """Records that are not written yet, read as if they were."""

    texts: dict[str, str] = field(default_factory=dict)

    def read(self, file: str) -> bytes | None:
        text = self.texts.get(file)
        return super().read(file) if text is None else text.encode()


@dataclass(frozen=True)
class Arrival:
    """A draft that becomes a record."""

    id: str
    draft: Draft
    text: str
    """The record's file."""

    paper: Paper


@dataclass(frozen=True)
class Wishes:
    """What the importer says of all entries."""

    topics: tuple[str, ...] = ()
    """For those that bring none."""

    tags: tuple[str, ...] = ()
    """Added to every entry's own."""

    without_authors: bool = False
    """Whether a paper of which no author is known may come in."""


class Intake:
    """Takes drafts one by one; nothing is written, so ``settle`` can still turn some back."""

    def __init__(self, records: Records, settings: Settings, wishes: Wishes) -> None:
        self._records, self._settings, self._wishes = records, settings, wishes
        self._shelf, self._spellings = Shelf(records), Spellings(records)
        self._source = _DraftSource(settings.data, settings.name_file(settings.data))
        self.new: list[Arrival] = []
        self.there: list[tuple[Draft, str]] = []
        """With the id of the record that each is."""

        self.refused: list[Problem] = []
        self.without_topics: list[Draft] = []
        """They could come in if they had a topic."""

    def take(self, draft: Draft | Problem) -> None:
        if isinstance(draft, Problem):
            self.refused.append(draft)
            return
        if id := self._shelf.find(draft):
            self.there.append((draft, id))
            return
        self._apply_wishes(draft)
        if problem := _find_gap(draft):
            self.refused.append(problem)
            return
        if not draft.fields.get("topics"):
            self.without_topics.append(draft)
            return
        self._spellings.adopt(draft)
        text = draft.as_yaml()
        paper, problems = self._read(text)
        if paper is None:
            self._refuse(draft, problems)
            return
        paper = paper.model_copy(update={"id": self._shelf.place(draft)})
        self._spellings.learn(paper)
        self.new.append(Arrival(paper.id, draft, text, paper))

    def settle(self) -> None:
        """Turn back what would break a rule that holds between records."""
        for _ in range(len(self.new)):
            arrived = {f"{self._source.shown_as}/papers/{one.id}.yml": one for one in self.new}
            broken: dict[str, list[Problem]] = {}
            found = self._check()
            for problem in found:
                if problem.path in arrived:
                    broken.setdefault(problem.path, []).append(problem)
            if found and not broken:
                # What is there would become wrong by what is new: then none comes in.
                self.refused += found
                self.new = []
            if not broken:
                return
            for path, problems in broken.items():
                self._refuse(arrived[path].draft, problems)
            self.new = [one for path, one in arrived.items() if path not in broken]

    def _check(self) -> list[Problem]:
        papers = sorted(
            [*self._records.papers, *(one.paper for one in self.new)], key=lambda paper: paper.id
        )
        records = replace(self._records, papers=tuple(papers))
        source = replace(self._source, texts={f"papers/{one.id}.yml": one.text for one in self.new})
        problems = check_records(records, source, self._settings.today)
        if problems:
            return problems
        pages = plan_pages(arrange(records), Addresses(records.slugs), self._settings)
        return check_addresses(pages, source)

    def _apply_wishes(self, draft: Draft) -> None:
        own = draft.fields.get("topics")
        if not own:
            draft.fields["topics"] = list[Tree](self._wishes.topics)
        elif isinstance(own, list) and len(own) > _MOST_TOPICS:
            draft.remarks.append(f"topics beyond the third are left out: {own[_MOST_TOPICS:]}.")
            draft.fields["topics"] = own[:_MOST_TOPICS]
        if self._wishes.tags:
            tags = draft.fields.get("tags")
            kept = tags if isinstance(tags, list) else []
            more = [tag for tag in self._wishes.tags if tag not in kept]
            draft.fields["tags"] = [*kept, *more]
        if self._wishes.without_authors and not draft.fields.get("authors"):
            draft.fields["authors"] = []

    def _read(self, text: str) -> tuple[Paper | None, list[Problem]]:
        source = replace(self._source, texts={"papers/draft.yml": text})
        return read_paper(source, "papers/draft.yml")

    def _refuse(self, draft: Draft, problems: list[Problem]) -> None:
        """Problems as the person knows the place: where the entry stands in their file."""
        path, line = _split_origin(draft.origin)
        title = str(draft.fields.get("title") or "")
        self.refused += [
            replace(
                problem,
                path=path,
                line=line,
                column=1,
                message=f"{title[:60]!r}: {problem.message}",
            )
            for problem in problems[:1]
        ]


def _find_gap(draft: Draft) -> Problem | None:
    """What a record needs and the entry does not say; its own remarks say what it has instead."""
    path, line = _split_origin(draft.origin)
    title = str(draft.fields.get("title") or "")
    named = f"the entry {title[:60]!r}" if title else "the entry"
    why = " ".join(draft.remarks)
    if not title:
        message, hint = "found an entry without a title.", "every paper needs one"
    elif "authors" not in draft.fields:
        message = f"{named} names no authors."
        hint = "--without-authors takes such entries in with an empty list of authors"
    elif not draft.fields.get("date"):
        message = f"{named} has no date that can be used. {why}".strip()
        hint = "wanted a year, a month or a day, up to today"
    else:
        return None
    missing = "title" if not title else "authors" if "authors" not in draft.fields else "date"
    return Problem(path, line, 1, missing, "missing-field", message, hint)


def _split_origin(origin: str) -> tuple[str, int]:
    path, colon, line = origin.rpartition(":")
    return (path, int(line)) if colon and line.isdigit() else (origin, 1)
