"""``readinglist add``: from a reference to a record in the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from generator.problems import ProblemsFound
from generator.publish.record_writer import write_records
from generator.records.model import Paper
from generator.records.plain_yaml import Tree
from generator.records.records import Records
from generator.settings import Settings
from generator.sources.draft import Draft
from generator.sources.gather import NothingFound, gather
from generator.sources.http import Web
from generator.sources.intake import Arrival, Intake, Wishes
from generator.sources.reference import Reference, read_reference
from generator.sources.services import Services
from generator.sources.shelf import Shelf
from generator.sources.suggest import Suggestion, suggest_topics

REQUIRED = {"title", "authors", "date", "topics"}

Choose = Callable[[str, Sequence[Suggestion]], Sequence[str]]
"""Asked for the topics of a paper, by its title, of those suggested."""


class NoTopicNear(NothingFound):
    """No topic was named, and the paper shares no word with any."""


def take_best(title: str, suggestions: Sequence[Suggestion]) -> Sequence[str]:
    return [suggestion.topic for suggestion in suggestions[:1]]


@dataclass(frozen=True)
class Curation:
    """What the person says of the paper; nothing of it comes from a service."""

    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    write: bool = True


@dataclass(frozen=True)
class Added:
    path: Path
    """The record's file."""

    text: str = ""
    """The record; empty where it was there already."""

    remarks: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    """Topics that were suggested, where none were named."""

    topics: tuple[str, ...] = ()


@dataclass
class Desk:
    """Where new papers come in: knows the list as it is and remembers what was added."""

    settings: Settings
    records: Records
    web: Web
    services: Services
    choose: Choose = take_best

    def add(self, text: str, curation: Curation) -> Added:
        """Write the record of the paper that ``text`` refers to, unless it is there.

        Raises:
            UnknownReference: if it refers to none.
            NothingFound: if the services do not say enough of it.
            NoTopicNear: if it has no topic.
            ProblemsFound: if the record would break a rule.
            WriteRefused: if there is a file where the record belongs.
            OSError: if the file cannot be written.
        """
        reference = read_reference(text)
        if known := self._find(reference):
            return Added(self._name_file(known))
        draft = gather(self.web, self.services, reference)
        if known := Shelf(self.records).find(draft):
            return Added(self._name_file(known))
        suggestions, topics = self._settle_topics(draft, reference, curation)
        draft.fields |= {"topics": [*topics], "tags": [*curation.tags], "note": curation.note}
        draft.fields = _keep_valid(draft, reference)
        arrival = self._take(draft, reference)
        if curation.write:
            write_records(self.settings.data, {arrival.id: arrival.text})
        self.records = replace(self.records, papers=(*self.records.papers, arrival.paper))
        remarks = tuple(draft.remarks)
        path = self._name_file(arrival.id)
        return Added(path, arrival.text, remarks, tuple(suggestions), tuple(topics))

    def _settle_topics(
        self, draft: Draft, reference: Reference, curation: Curation
    ) -> tuple[Sequence[Suggestion], Sequence[str]]:
        if curation.topics:
            return (), curation.topics
        title = str(draft.fields.get("title", ""))
        suggestions = suggest_topics(self.records, f"{title} {draft.fields.get('abstract', '')}")
        topics = self.choose(title, suggestions) if suggestions else ()
        if not topics:
            keys = ", ".join(topic.key for topic in self.records.topics)
            raise NoTopicNear(f"{reference}: no topic is near; name one with --topic: {keys}.")
        return suggestions, topics

    def _find(self, reference: Reference) -> str | None:
        if reference.repository:
            url = f"https://github.com/{reference.repository}".lower()
            return next((p.id for p in self.records.papers if _has_code(p, url)), None)
        fields: dict[str, Tree] = {"arxiv": reference.arxiv, "doi": reference.doi}
        return Shelf(self.records).find(Draft(fields, ""))

    def _take(self, draft: Draft, reference: Reference) -> Arrival:
        intake = Intake(self.records, self.settings, Wishes())
        draft.origin = str(reference)
        intake.take(draft)
        intake.settle()
        if not intake.new:
            raise ProblemsFound(intake.refused)
        return intake.new[0]

    def _name_file(self, id: str) -> Path:
        return self.settings.data / "papers" / f"{id}.yml"


def _has_code(paper: Paper, url: str) -> bool:
    return any(
        code.url.lower().rstrip("/").removesuffix(".git") == url for code in paper.links.code
    )


def _keep_valid(draft: Draft, reference: Reference) -> dict[str, Tree]:
    """The fields that the model takes; one that it refuses is left out with a remark.

    Raises:
        NothingFound: if a record cannot do without it.
    """
    fields = draft.in_order()
    while True:
        try:
            Paper.model_validate({"id": "a-paper", **fields})
        except ValidationError as error:
            details = error.errors(include_url=False)[0]
            name = str(details["loc"][0])
            reason = details.get("ctx", {}).get("sentence", details["msg"])
            if name in REQUIRED or name not in fields:
                raise NothingFound(f"{reference}: {name}: {reason}") from None
            *_, last = way = [str(part) for part in details["loc"][: 2 if name == "links" else 1]]
            draft.remarks.append(f"{'.'.join(way)} is left out: {reason}")
            links = fields["links"] if name == "links" else None
            if isinstance(links, dict) and last in links and len(links) > 1:
                fields = {**fields, "links": {k: v for k, v in links.items() if k != last}}
            else:
                fields = {key: value for key, value in fields.items() if key != name}
        else:
            return fields
