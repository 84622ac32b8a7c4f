"""Facts that change by themselves: what is asked for each paper, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from generator.curation.facts import FIELDS, is_due, list_facts, settle, settle_gone, write_metrics
from generator.library.orders import count_discussions
from generator.records.model import Metrics, Paper, RepositoryMetrics
from generator.records.partial_date import PartialDate
from generator.sources.code_facts import fetch_code_facts, find_repository
from generator.sources.http import NotThere, ServiceError, Web
from generator.sources.huggingface import fetch_discussions
from generator.sources.services import Services


@dataclass(frozen=True)
class Change:
    """Facts about one repository, or the number of comments, that are written anew."""

    paper: str
    """Its id."""

    subject: str
    """The repository's address; empty for the comments."""

    before: dict[str, str]
    """Fields as a record writes them."""

    after: dict[str, str]

    def list_differences(self) -> list[str]:
        """The names of the fields that are no longer what they were."""
        names = FIELDS if self.subject else ("discussions",)
        return [name for name in names if self.before.get(name) != self.after.get(name)]


@dataclass(frozen=True)
class Move:
    paper: str
    address: str
    moved_to: str


@dataclass(frozen=True)
class Unasked:
    """What could not be found out; its facts are left as they were."""

    paper: str
    subject: str
    reason: str


@dataclass
class Refreshed:
    """All that a run has found out about facts."""

    texts: dict[str, str] = field(default_factory=dict)
    """New contents for files in ``data/metrics/``, by the paper's id."""

    changes: list[Change] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    gone: list[Change] = field(default_factory=list)
    """Repositories that are not there, also those of which that was known."""

    unasked: list[Unasked] = field(default_factory=list)
    renewed: int = 0
    """Repositories written anew only because it was time."""

    asked: int = 0
    answered: set[str] = field(default_factory=set)
    """Addresses of repositories of which the host said whether they are there."""


@dataclass
class Refresh:
    web: Web
    services: Services
    today: date
    found: Refreshed = field(default_factory=Refreshed)

    def ask_about(self, paper: Paper, metrics: Metrics | None) -> None:
        """Ask for the facts about one paper and remember what is to be written.

        What cannot be asked stays as it is, and so do hosts that have no way to ask.
        """
        known = metrics or Metrics(id=paper.id)
        repositories = dict(self._ask_code(paper, known))
        count, day = self._ask_discussions(paper, known)
        facts = {"repositories": repositories, "discussions": count, "discussions_checked": day}
        after = known.model_copy(update=facts)
        if after != known:
            self.found.texts[paper.id] = write_metrics(after)

    def _ask_code(self, paper: Paper, known: Metrics) -> Iterator[tuple[str, RepositoryMetrics]]:
        """The facts by address; what the record no longer names is left out."""
        for url in dict.fromkeys(code.url for code in paper.links.code):
            before = known.repositories.get(url)
            after = self._ask_repository(paper, url, before)
            if after is not None:
                yield url, after

    def _ask_repository(
        self, paper: Paper, url: str, before: RepositoryMetrics | None
    ) -> RepositoryMetrics | None:
        repository = find_repository(url)
        if repository is None:
            return before
        self.found.asked += 1
        try:
            facts = fetch_code_facts(self.web, self.services, repository)
        except NotThere:
            after = settle_gone(before, self.today)
            self.found.gone.append(Change(paper.id, url, list_facts(before), list_facts(after)))
        except ServiceError as error:
            self.found.unasked.append(Unasked(paper.id, url, str(error)))
            return before
        else:
            after = settle(before, facts.said, self.today)
            if facts.moved_to:
                self.found.moves.append(Move(paper.id, url, facts.moved_to))
        if repository.whole:
            self.found.answered.add(url)
        if after != before:
            self._note(Change(paper.id, url, list_facts(before), list_facts(after)))
        return after

    def _ask_discussions(
        self, paper: Paper, known: Metrics
    ) -> tuple[int | None, PartialDate | None]:
        """A count that says what the listing said is not written down."""
        before = known.discussions, known.discussions_checked
        if not paper.arxiv:
            return before
        self.found.asked += 1
        try:
            count = fetch_discussions(self.web, self.services, paper.arxiv)
        except NotThere:
            return before
        except ServiceError as error:
            self.found.unasked.append(Unasked(paper.id, "comments", str(error)))
            return before
        shown = count_discussions(paper, known)
        counted = known.discussions is not None
        if count is None or (count == shown and not (counted and is_due(before[1], self.today))):
            return before
        if count != shown:
            was, now = ({"discussions": str(number)} for number in (shown, count))
            self.found.changes.append(Change(paper.id, "", was, now))
        return count, PartialDate(self.today.year, self.today.month, self.today.day)

    def _note(self, change: Change) -> None:
        if change.list_differences():
            self.found.changes.append(change)
        else:
            self.found.renewed += 1


def sort_by_need(papers: Iterable[Paper], metrics: dict[str, Metrics]) -> list[Paper]:
    """Those first that were never asked about or longest ago: a run that is stopped by a limit has
    then done what was most needed."""

    def when(paper: Paper) -> tuple[str, str]:
        known = metrics.get(paper.id)
        facts = [known.repositories.get(code.url) for code in paper.links.code] if known else []
        days = [str(one.checked) if one and one.checked else "" for one in facts]
        if known and known.discussions_checked:
            days.append(str(known.discussions_checked))
        return min(days, default=""), paper.id

    return sorted(papers, key=when)
