"""Rules that need more than one record, or the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.problems import Problem, name_nearest
from generator.records.model import Paper
from generator.records.records import Records
from generator.records.source import Source
from generator.records.urls import normalise_url


@dataclass(frozen=True)
class _Context:
    records: Records
    source: Source
    today: date

    @property
    def papers(self) -> tuple[Paper, ...]:
        """All of them, those with Problems of their own last."""
        return (*self.records.papers, *self.records.partial)


Rule = Callable[[_Context], Iterator[Problem]]


def check_records(records: Records, source: Source, today: date) -> list[Problem]:
    """Every Problem that shows only when the records are held beside each other."""
    context = _Context(records, source, today)
    return [problem for rule in RULES for problem in rule(context)]


def _file_of(paper: Paper) -> str:
    return f"papers/{paper.id}.yml"


def _check_topics(context: _Context) -> Iterator[Problem]:
    known = {topic.key for topic in context.records.topics}
    refused = context.records.refused
    if "topics.yml" in refused:
        return
    for paper in context.papers:
        for place, key in enumerate(paper.topics):
            if key not in known and f"topics.yml: {key}" not in refused:
                yield context.source.report(
                    _file_of(paper),
                    ("topics", place),
                    "unknown-topic",
                    f"found the topic {key!r}, which data/topics.yml does not have.",
                    name_nearest(key, known, otherwise=f"known: {', '.join(sorted(known))}"),
                )


def _check_repeats(context: _Context) -> Iterator[Problem]:
    for paper in context.papers:
        # Not the authors: two of one paper can have the same name.
        for field in ("topics", "tags", "former_ids"):
            values: tuple[str, ...] = getattr(paper, field)
            if len({*values}) == len(values):
                continue
            seen: set[str] = set()
            for place, value in enumerate(values):
                if value in seen:
                    yield context.source.report(
                        _file_of(paper),
                        (field, place),
                        "repeated-value",
                        f"found {value!r} twice.",
                        "keep one of the two",
                    )
                seen.add(value)
        repositories: set[str] = set()
        for place, repository in enumerate(paper.links.code):
            url = normalise_url(repository.url)
            if url in repositories:
                yield context.source.report(
                    _file_of(paper),
                    ("links", "code", place, "url"),
                    "repeated-value",
                    f"found {repository.url!r} twice.",
                    "keep one of the two",
                )
            repositories.add(url)


def _check_dates(context: _Context) -> Iterator[Problem]:
    for paper in context.papers:
        dates = {("date",): paper.date}
        if paper.listed:
            dates[("listed", "on")] = paper.listed.on  # type: ignore[index]
        for way, found in dates.items():
            if found.first_day() > context.today:
                yield context.source.report(
                    _file_of(paper),
                    way,
                    "future-date",
                    f"found {found}, which is after today ({context.today}).",
                )


def _check_identity(context: _Context) -> Iterator[Problem]:
    """No paper twice, by arXiv id, DOI, or an id that another one has or had."""
    papers = context.papers
    for field in ("arxiv", "doi"):
        first: dict[str, Paper] = {}
        for paper in papers:
            value = (getattr(paper, field) or "").lower()
            other = first.setdefault(value, paper)
            if value and other is not paper:
                yield context.source.report(
                    _file_of(paper),
                    (field,),
                    "duplicate-paper",
                    f"found {value!r}, which data/{_file_of(other)} has too.",
                    "keep one of the two records; name the other's id in former_ids",
                    other=_file_of(other),
                )
    owners = {paper.id: paper for paper in papers}
    for paper in papers:
        for place, former in enumerate(paper.former_ids):
            owner = owners.setdefault(former, paper)
            if owner is not paper or former == paper.id:
                yield context.source.report(
                    _file_of(paper),
                    ("former_ids", place),
                    "former-id-taken",
                    f"found {former!r}, which is the address of data/{_file_of(owner)}.",
                    other=_file_of(owner),
                )


def _check_references(context: _Context) -> Iterator[Problem]:
    known = {paper.id for paper in context.records.papers}
    known |= {Path(file).stem for file in context.records.refused if file.startswith("papers/")}
    for collection in context.records.collections:
        for place, step in enumerate(collection.steps):
            if step.paper not in known:
                yield context.source.report(
                    f"collections/{collection.id}.yml",
                    ("steps", place, "paper"),
                    "unknown-paper",
                    f"found the paper {step.paper!r}, of which there is no record.",
                    name_nearest(step.paper, known),
                )
    for metrics in context.records.metrics:
        if metrics.id not in known:
            yield context.source.report(
                f"metrics/{metrics.id}.yml",
                (),
                "unknown-paper",
                f"found facts on the paper {metrics.id!r}, of which there is no record.",
                "delete the file, or rename it as the paper's file was renamed",
            )


def _check_people(context: _Context) -> Iterator[Problem]:
    owners = {person.name: person.name for person in context.records.people}
    for person in context.records.people:
        for place, spelling in enumerate(person.also):
            owner = owners.setdefault(spelling, person.name)
            if owner != person.name or spelling == person.name:
                yield context.source.report(
                    "people.yml",
                    (person.name, "also", place),
                    "spelling-taken",
                    f"found the spelling {spelling!r}, which is {owner!r} already.",
                    "one entry for each person, each spelling in one of them",
                )


RULES: Iterable[Rule] = (
    _check_topics,
    _check_repeats,
    _check_dates,
    _check_identity,
    _check_references,
    _check_people,
)
