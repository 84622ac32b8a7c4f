"""Which pages exist: a new kind of page begins here."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library.calendar import Period
from generator.library.library import Group, Library
from generator.pages import slugs
from generator.pages.page import Claim, Page
from generator.pages.slugs import Addresses
from generator.pages.text import strip_markdown, summarise
from generator.problems import count
from generator.settings import Settings


def plan_pages(library: Library, addresses: Addresses, settings: Settings) -> list[Page]:
    """Every page of the site that is made from records, in a fixed order."""
    plan = _Plan(library, addresses, settings)
    return [
        plan.home(),
        *plan.papers(),
        *plan.topics(),
        *plan.tags(),
        *plan.authors(),
        *plan.organizations(),
        *plan.venues(),
        *plan.archive(),
        *plan.code(),
        *plan.collections(),
        Page("explore", slugs.EXPLORE, "Explore", "Search all papers, and filter what is found."),
        Page("marks", slugs.MARKS, "Your marks", "What you marked, kept in this browser only."),
        Page("fields", slugs.FIELDS, "The fields of a record"),
        Page("rules", slugs.RULES, "What the checks say"),
        Page("data", slugs.DATA, "Data", "The whole list as files."),
    ]


class _Plan:
    def __init__(self, library: Library, addresses: Addresses, settings: Settings) -> None:
        self.library, self.addresses, self.settings = library, addresses, settings

    def home(self) -> Page:
        settings = self.settings
        return Page("home", slugs.HOME, settings.site_name, settings.site_description)

    def papers(self) -> Iterator[Page]:
        library = self.library
        for paper in library.papers:
            yield Page(
                "paper",
                self.addresses.paper(paper.id),
                paper.title,
                subject=paper,
            )
            for former in paper.former_ids:
                yield Page("moved", self.addresses.paper(former), paper.title, subject=paper)
        every = f"All {len(library.papers):,} papers"
        yield from self._listing(
            "papers",
            slugs.PAPERS,
            "All papers",
            library.papers,
            description=f"{every}, newest first.",
        )
        yield from self._listing(
            "papers",
            slugs.PAPERS_BY_TITLE,
            "All papers by title",
            library.by_title,
            description=f"{every}, by title.",
        )
        yield from self._listing(
            "papers",
            slugs.PAPERS_MOST_DISCUSSED,
            "Most discussed papers",
            library.most_discussed,
            description=f"{every}, most discussed first.",
        )

    def topics(self) -> Iterator[Page]:
        yield Page("topics", slugs.TOPICS, "Topics", "What the papers are about.")
        for key, papers in self.library.by_topic.items():
            topic = self.library.topics[key]
            yield from self._listing(
                "topic",
                self.addresses.topic(key),
                topic.title,
                papers,
                topic,
                summarise(strip_markdown(topic.description)),
            )

    def tags(self) -> Iterator[Page]:
        yield Page("tags", slugs.TAGS, "Tags", "Every tag, with its papers.")
        for tag, papers in self.library.by_tag.items():
            yield from self._group(
                "tag", self.addresses.tag(tag), tag, papers, ("tags", papers[0].tags.index(tag))
            )

    def authors(self) -> Iterator[Page]:
        yield Page("authors", slugs.AUTHORS, "Authors", "Everybody who wrote one of the papers.")
        for letter, authors in self.library.by_letter.items():
            title = "Other authors" if letter == "#" else f"Authors: {letter}"
            yield Page("letter", self.addresses.letter(letter), title, subject=(letter, authors))
        for author in self.library.authors.values():
            newest = author.papers[0]
            place = [*map(self.library.names.settle, newest.authors)].index(author.name)
            yield from self._group(
                "author",
                self.addresses.author(author.name),
                author.name,
                author.papers,
                ("authors", place),
                author,
            )

    def organizations(self) -> Iterator[Page]:
        yield Page(
            "organizations",
            slugs.ORGANIZATIONS,
            "Organisations",
            "Who the listing names beside a paper.",
        )
        for name, papers in self.library.by_organization.items():
            yield from self._group(
                "organization", self.addresses.organization(name), name, papers, ("organization",)
            )

    def venues(self) -> Iterator[Page]:
        yield Page("venues", slugs.VENUES, "Venues", "Where the papers appeared.")
        for name, papers in self.library.by_venue.items():
            yield from self._group("venue", self.addresses.venue(name), name, papers, ("venue",))

    def archive(self) -> Iterator[Page]:
        yield Page("archive", slugs.ARCHIVE, "Archive", "The papers by year, month and day.")
        for year in self.library.years:
            yield self._period("year", year)
            for month in year.parts:
                yield self._period("month", month)
                for day in month.parts:
                    yield self._period("day", day)

    def code(self) -> Iterator[Page]:
        papers = self.library.with_code
        yield from self._listing(
            "code",
            slugs.CODE,
            "Papers with code",
            papers,
            description=f"{len(papers):,} papers with a code repository.",
        )

    def collections(self) -> Iterator[Page]:
        yield Page(
            "collections", slugs.COLLECTIONS, "Collections", "Reading orders picked by hand."
        )
        for collection in self.library.collections:
            yield Page(
                "collection",
                self.addresses.collection(collection.id),
                collection.title,
                summarise(strip_markdown(collection.introduction)),
                subject=collection,
                papers=tuple(self.library.by_id[step.paper] for step in collection.steps),
            )

    def _period(self, kind: str, period: Period) -> Page:
        words = period.date.in_words()
        return Page(
            kind,
            self.addresses.period(period.date),
            words,
            f"Papers first public in {words}.",
            subject=period,
            papers=period.papers,
        )

    def _group(
        self,
        kind: str,
        path: str,
        name: str,
        papers: Group,
        way: tuple[str | int, ...],
        subject: object = None,
    ) -> Iterator[Page]:
        claim = Claim(kind, name, f"papers/{papers[0].id}.yml", way)
        yield from self._listing(
            kind,
            path,
            name,
            papers,
            name if subject is None else subject,
            f"{count(papers, 'paper')}: {name}.",
            claim,
        )

    def _listing(
        self,
        kind: str,
        path: str,
        title: str,
        papers: Group,
        subject: object = None,
        description: str = "",
        claim: Claim | None = None,
    ) -> Iterator[Page]:
        size = self.settings.page_size
        pages = max(1, -(-len(papers) // size))
        for number in range(1, pages + 1):
            yield Page(
                kind,
                slugs.number_page(path, number),
                title if number == 1 else f"{title} ({number})",
                description,
                subject=subject,
                papers=papers[(number - 1) * size : number * size],
                number=number,
                of=pages,
                first=path,
                claim=claim,
            )
