"""The library: all papers, and every grouping of them that a page shows."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from generator.cleaning.folding import fold
from generator.library.author import Author, Names, arrange_authors
from generator.library.calendar import Period, arrange_years
from generator.library.orders import (
    by_title,
    count_discussions,
    newest_first,
    sort_most_discussed,
)
from generator.library.related import RelatedPapers
from generator.records.model import (
    CodeRepository,
    Collection,
    Metrics,
    Paper,
    RepositoryMetrics,
    Topic,
)
from generator.records.partial_date import PartialDate
from generator.records.records import Records

Group = tuple[Paper, ...]

MANY_PAPERS = 2_000
"""In a list of more, pages that repeat each other are left out and listings are short: with all
pages of the small list and a card for each mention of a paper, 10,000 papers of the ACL Anthology
weighed 94 kB each, and GitHub Pages ends at 1 GB. A reader of so many papers searches, or scans
titles."""

MOST_NEW = 6
"""How many papers the newest dates show together."""


@dataclass(frozen=True)
class Library:
    """Groups hold papers newest first; the names of a grouping are sorted as a reader would."""

    papers: Group
    topics: dict[str, Topic]
    """By key, in the curators' order."""

    by_topic: dict[str, Group]
    by_tag: dict[str, Group]
    by_venue: dict[str, Group]
    by_organization: dict[str, Group]
    years: tuple[Period, ...]
    authors: dict[str, Author]
    collections: tuple[Collection, ...]
    """By title."""

    metrics: dict[str, Metrics]
    """By paper id."""

    names: Names

    @property
    def is_large(self) -> bool:
        return len(self.papers) > MANY_PAPERS

    @property
    def newest(self) -> Group:
        """All papers of a short list; of a long one those that are shown newest first in a row. The
        archive has the others in the same order, by month."""
        return self.papers[:MANY_PAPERS]

    @cached_property
    def by_id(self) -> dict[str, Paper]:
        return {paper.id: paper for paper in self.papers}

    @cached_property
    def by_title(self) -> Group:
        return tuple(sorted(self.papers, key=by_title))

    @cached_property
    def most_discussed(self) -> Group:
        """Every paper; those that nobody discussed follow by date."""
        return tuple(sort_most_discussed(self.papers, self.metrics))

    @cached_property
    def discussed(self) -> Group:
        """Only the papers that were discussed at all, most first."""
        return tuple(paper for paper in self.most_discussed if self.count_discussions(paper))

    @cached_property
    def with_code(self) -> Group:
        return tuple(paper for paper in self.papers if paper.links.code)

    @cached_property
    def neighbours(self) -> dict[str, tuple[Paper | None, Paper | None]]:
        """The next newer and the next older paper, by id."""
        row: list[Paper | None] = [None, *self.papers, None]
        return {p.id: (row[i], row[i + 2]) for i, p in enumerate(self.papers)}

    @cached_property
    def days(self) -> tuple[Period, ...]:
        """Newest first."""
        return tuple(day for year in self.years for month in year.parts for day in month.parts)

    @cached_property
    def neighbour_days(self) -> dict[PartialDate, tuple[PartialDate | None, PartialDate | None]]:
        """The next newer and the next older day with papers."""
        row = [None, *(day.date for day in self.days), None]
        return {day.date: (row[i], row[i + 2]) for i, day in enumerate(self.days)}

    @cached_property
    def newest_dates(self) -> list[tuple[PartialDate, Group]]:
        """The newest papers by their dates: days, but also months and years where no more is known,
        which in some lists is true of all papers."""
        newest = self.papers[:MOST_NEW]
        return [(date, tuple(group)) for date, group in groupby(newest, lambda p: p.date)]

    @cached_property
    def listing_day(self) -> PartialDate | None:
        """The newest day of a listing from which papers were taken."""
        return max((paper.listed.on for paper in self.papers if paper.listed), default=None)

    @cached_property
    def newest_date(self) -> date:
        """The newest that the records name: what a build is dated by, as its own time would make
        every build another one."""
        dates = [paper.date for paper in self.papers]
        listings = [paper.listed.on for paper in self.papers if paper.listed]
        return max(dates + listings, default=PartialDate(1970)).first_day()

    @cached_property
    def in_collections(self) -> dict[str, list[Collection]]:
        """The collections that a paper stands in, by the paper's id."""
        found: dict[str, list[Collection]] = {}
        for collection in self.collections:
            for id in dict.fromkeys(step.paper for step in collection.steps):
                found.setdefault(id, []).append(collection)
        return found

    def find_related(self, paper: Paper, count: int | None = None) -> list[Paper]:
        """The papers nearest by author, tag and topic, best first; as many as a page shows, if
        nobody says how many."""
        if count is not None:
            return self._find_related(paper, count)
        return [self.by_id[id] for id in self.list_related(paper)]

    def list_related(self, paper: Paper) -> list[str]:
        """Their ids, as many as a page shows."""
        ids = self.related_ids.get(paper.id)
        if ids is None:
            found = self._find_related(paper, 4 if self.is_large else 6)
            ids = self.related_ids[paper.id] = [one.id for one in found]
        return ids

    def _find_related(self, paper: Paper, count: int) -> list[Paper]:
        shared = {
            "author": self.names.settle_all(paper),
            "tag": paper.tags,
            "topic": paper.topics,
        }
        return self._related.find(paper, shared, count)

    @cached_property
    def related_ids(self) -> dict[str, list[str]]:
        """What ``find_related`` has found, by paper; grows."""
        return {}

    def recall_related(self, nearness: str, ids: Mapping[str, Sequence[str]]) -> None:
        """Take over what a library with that ``nearness`` found."""
        if nearness == self.nearness:
            self.related_ids.update({id: [*some] for id, some in ids.items()})

    @cached_property
    def nearness(self) -> str:
        """A fingerprint of all that says which papers are near each other."""
        settle_all = self.names.settle_all
        hasher = hashlib.sha256()
        for paper in self.papers:
            parts = (*newest_first(paper), settle_all(paper), paper.tags, paper.topics)
            hasher.update(marshal.dumps(parts, 1))
        return hasher.hexdigest()

    def prepare_papers(self) -> None:
        """Make what the pages of papers have in common: processes that share these pages would each
        make it again, in a list of 100,000 for more than a second."""
        _ = self.neighbours, self._related

    def count_discussions(self, paper: Paper) -> int:
        return count_discussions(paper, self.metrics.get(paper.id))

    def find_discussions(self, paper: Paper) -> int | None:
        """As ``count_discussions``; None where nobody counted."""
        metrics = self.metrics.get(paper.id)
        if metrics and metrics.discussions is not None:
            return metrics.discussions
        return paper.listed.discussions if paper.listed else None

    def find_discussions_day(self, paper: Paper) -> PartialDate | None:
        """The day on which a machine counted them, if it did so after the listing."""
        metrics = self.metrics.get(paper.id)
        return metrics.discussions_checked if metrics and metrics.discussions is not None else None

    def list_days_checked(self, paper: Paper) -> list[PartialDate]:
        """The days on which a machine looked at the paper's repositories, each once."""
        facts = (self.find_metrics(paper, repository) for repository in paper.links.code)
        return sorted({one.checked for one in facts if one and one.checked})

    def find_metrics(self, paper: Paper, repository: CodeRepository) -> RepositoryMetrics | None:
        """What a machine found out about the repository, if it looked."""
        metrics = self.metrics.get(paper.id)
        return metrics.repositories.get(repository.url) if metrics else None

    @cached_property
    def _related(self) -> RelatedPapers:
        return RelatedPapers(
            self.papers,
            {
                "author": {name: author.papers for name, author in self.authors.items()},
                "tag": self.by_tag,
                "topic": self.by_topic,
            },
        )


def arrange(records: Records) -> Library:
    """Arrange records that ``checks`` found nothing wrong with."""
    papers = tuple(sorted(records.papers, key=newest_first))
    names = Names.of(records.people)
    by_topic = _group(papers, lambda paper: paper.topics)
    return Library(
        papers=papers,
        topics={topic.key: topic for topic in records.topics},
        by_topic={topic.key: by_topic.get(topic.key, ()) for topic in records.topics},
        by_tag=_group(papers, lambda paper: paper.tags),
        by_venue=_group(papers, lambda paper: [paper.venue] if paper.venue else []),
        by_organization=_group(
            papers, lambda paper: [paper.organization] if paper.organization else []
        ),
        years=arrange_years(papers),
        authors=arrange_authors(papers, names),
        collections=tuple(sorted(records.collections, key=lambda c: (fold(c.title), c.id))),
        metrics={metrics.id: metrics for metrics in records.metrics},
        names=names,
    )


def _group(papers: Group, names_of: Callable[[Paper], Iterable[str]]) -> dict[str, Group]:
    groups: dict[str, list[Paper]] = {}
    for paper in papers:
        for name in names_of(paper):
            groups.setdefault(name, []).append(paper)
    return {
        name: tuple(groups[name]) for name in sorted(groups, key=lambda name: (fold(name), name))
    }
