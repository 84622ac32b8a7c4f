"""Which pages exist: a new kind of page begins here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.library.author import Author
from generator.library.calendar import Period
from generator.library.library import Group, Library
from generator.pages import slugs
from generator.pages.entry import Entry
from generator.pages.name_index import NameIndex, arrange_index, find_least, list_pageless
from generator.pages.page import Page
from generator.pages.slugs import Addresses
from generator.pages.text import strip_markdown, summarise
from generator.problems import count
from generator.settings import Settings

WITH_CARDS = {"papers", "topic", "code"}
"""The listings of a long list whose first page shows cards, as each page of a short list does: what
is new, and what the curators sorted. All other pages of a long list show rows."""

ROWS_FOR_A_CARD = 4
"""How many times as many rows as cards one page shows: they are as high."""


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


def find_listed(addresses: Addresses, pages: Iterable[Page]) -> Addresses:
    """``addresses`` that know which names stand on one of ``pages`` alone, and have none."""
    on_index = {
        entry.path: f"{page.path}#{entry.anchor}" for page in pages for entry in page.listed
    }
    return replace(addresses, on_index=on_index)


class _Plan:
    def __init__(self, library: Library, addresses: Addresses, settings: Settings) -> None:
        self.library, self.addresses, self.settings = library, addresses, settings
        self._least = {
            noun: find_least(f"{noun}s", library, settings.pages_from)
            for noun in ("author", "tag", "venue", "organization")
        }

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
        large = library.is_large
        every = f"All {len(library.papers):,} papers"
        yield from self._listing(
            "papers",
            slugs.PAPERS,
            "Newest papers" if large else "All papers",
            library.newest,
            description=f"{every if not large else 'Papers'}, newest first.",
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
            # The others would follow by date, as in the list of all papers.
            library.discussed if large else library.most_discussed,
            description=f"{every if not large else 'Papers'}, most discussed first.",
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
        front = Page("tags", slugs.TAGS, "Tags", "Every tag, with its papers.")
        entries = (
            self._entry("tag", self.addresses.tag(tag), tag, papers)
            for tag, papers in self.library.by_tag.items()
        )
        yield from self._names(front, arrange_index(front.path, entries))

    def authors(self) -> Iterator[Page]:
        description = "Everybody who wrote one of the papers."
        front = Page("authors", slugs.AUTHORS, "Authors", description)
        index = arrange_index(
            front.path, map(self._author, self.library.authors.values()), always=True
        )
        yield from self._names(front, index)

    def _author(self, author: Author) -> Entry:
        name = spelling = author.name
        person = author.person
        # Nobody else has another spelling.
        if person is not None and name not in (written := author.papers[0].authors):
            settle = self.library.names.settle
            spelling = next(one for one in written if settle(one) == name)
        # The page says what data/people.yml says.
        has_page = person is not None or len(author.papers) >= self._least["author"]
        path = self.addresses.author(name)
        return Entry("author", name, author.papers, path, has_page, author.last_name, spelling)

    def organizations(self) -> Iterator[Page]:
        description = "Who the listing names beside a paper."
        front = Page("organizations", slugs.ORGANIZATIONS, "Organisations", description)
        entries = (
            self._entry("organization", self.addresses.organization(name), name, papers)
            for name, papers in self.library.by_organization.items()
        )
        yield from self._names(front, arrange_index(front.path, entries))

    def venues(self) -> Iterator[Page]:
        front = Page("venues", slugs.VENUES, "Venues", "Where the papers appeared.")
        entries = (
            self._entry("venue", self.addresses.venue(name), name, papers)
            for name, papers in self.library.by_venue.items()
        )
        yield from self._names(front, arrange_index(front.path, entries))

    def archive(self) -> Iterator[Page]:
        yield Page("archive", slugs.ARCHIVE, "Archive", "The papers by year, month and day.")
        for year in self.library.years:
            yield from self._period("year", year)
            for month in year.parts:
                yield from self._period("month", month)
                for day in month.parts:
                    yield from self._period("day", day)

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

    def _period(self, kind: str, period: Period) -> Iterator[Page]:
        words = period.date.in_words()
        # The year of a long list leads to its months, and shows what stands in none of them.
        papers = period.loose if kind == "year" and self.library.is_large else period.papers
        yield from self._listing(
            kind,
            self.addresses.period(period.date),
            words,
            papers,
            period,
            f"Papers first public in {words}.",
            whole=not self.library.is_large,
        )

    def _entry(self, noun: str, path: str, name: str, papers: Group) -> Entry:
        return Entry(noun, name, papers, path, len(papers) >= self._least[noun], name, name)

    def _names(self, front: Page, index: NameIndex) -> Iterator[Page]:
        """An index, and the pages of those names that have one."""
        listed = () if index.letters else list_pageless(index.entries)
        yield replace(front, subject=index, listed=listed)
        for parts in index.letters.values():
            for part in parts:
                other = part.letter == "#"
                title = f"Other {front.title.lower()}" if other else f"{front.title}: {part.letter}"
                yield Page(
                    "letter",
                    part.path,
                    title if part.of == 1 else f"{title}, {part.span}",
                    subject=(index, part),
                    number=part.number,
                    of=part.of,
                    first=parts[0].path,
                    listed=list_pageless(part.entries),
                )
        for entry in index.entries:
            if entry.has_page:
                author = entry.noun == "author"
                yield from self._listing(
                    entry.noun,
                    entry.path,
                    entry.name,
                    entry.papers,
                    self.library.authors[entry.name] if author else entry.name,
                    f"{count(entry.papers, 'paper')}: {entry.name}.",
                    entry,
                )

    def _listing(
        self,
        kind: str,
        path: str,
        title: str,
        papers: Group,
        subject: object = None,
        description: str = "",
        claim: Entry | None = None,
        *,
        whole: bool = False,
    ) -> Iterator[Page]:
        """``whole``: on one page, however many they are."""
        parts = [papers] if whole else self._cut(kind, papers)
        for number, part in enumerate(parts, start=1):
            yield Page(
                kind,
                slugs.number_page(path, number),
                title if number == 1 else f"{title} ({number})",
                description,
                subject=subject,
                papers=part,
                number=number,
                of=len(parts),
                first=path,
                claim=claim,
                short=self.library.is_large and (kind not in WITH_CARDS or number > 1),
            )

    def _cut(self, kind: str, papers: Group) -> list[Group]:
        """The papers of each page; at least one page."""
        first = rest = self.settings.page_size
        if self.library.is_large:
            rest *= ROWS_FOR_A_CARD
            first = first if kind in WITH_CARDS else rest
        return [papers[:first], *(papers[i : i + rest] for i in range(first, len(papers), rest))]
