"""What a page is made from, in a few bytes: a page whose fingerprint is the same as before would be
rendered to the same text, with the same program, settings and theme."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from typing import Any

from pydantic import BaseModel

from generator.library.author import Author
from generator.library.calendar import Period
from generator.library.library import Library
from generator.pages.page import Page
from generator.pages.paper_prints import PaperPrints
from generator.pages.short_ids import name_build
from generator.pages.slugs import Addresses
from generator.records.model import Paper

_SIZE = 12
"""Bytes of a fingerprint."""


class Fingerprints:
    """A kind of page that is not named here has no fingerprint, and is always made anew. A template
    that shows something else needs it here; ``tests/pages/test_fingerprint.py`` changes records in
    every way and compares."""

    def __init__(self, library: Library, addresses: Addresses) -> None:
        self._library, self._addresses = library, addresses
        self._build = name_build(library)
        self._shown: dict[str, bytes] = {}
        """Of each paper that was asked for, by its id."""

        self._find_author = cache(addresses.author)
        self._find_tag, self._find_venue = cache(addresses.tag), cache(addresses.venue)
        self._topic = cache(lambda key: _hash(_dump(library.topics[key])))
        by = {"tag": library.by_tag, "venue": library.by_venue}
        self._groups = by | {"organization": library.by_organization}
        self._describe: dict[str, Callable[[Page], Iterable[object]]] = {
            "paper": self._describe_paper,
            "moved": lambda page: (self._show(page.subject.id),),
            "papers": lambda _: (len(library.papers), len(library.discussed), self._build),
            "code": lambda _: (len(library.with_code), len(library.papers)),
            "topic": self._describe_topic,
            "author": self._describe_author,
            "letter": self._describe_letter,
            "collection": lambda page: (_dump(page.subject),),
            **dict.fromkeys(self._groups, self._describe_group),
            **dict.fromkeys(("year", "month", "day"), self._describe_period),
        }

    def take(self, page: Page) -> str:
        """Empty for a page that is always to be made anew."""
        describe = self._describe.get(page.kind)
        if describe is None:
            return ""
        of_all = (page.kind, page.path, page.title, page.description, page.number, page.of)
        shown = self._show_all([paper.id for paper in page.papers]) if page.papers else b""
        parts: Any = (*of_all, page.first, page.short, shown, *describe(page))
        # With the lengths of texts: two parts cannot be taken for one that is longer. Version 1
        # refers back to nothing, so that it says the same of what is the same.
        return _hash(marshal.dumps(parts, 1)).hex()

    def take_of_paper(self, id: str) -> str:
        """Of all that is shown of the paper anywhere."""
        return self._show(id).hex()

    def take_of_papers(self) -> bytes:
        """Those of all papers, one after another, for another process of the same list."""
        return b"".join([self._show(paper.id) for paper in self._library.papers])

    def know_papers(self, taken: bytes) -> None:
        """``taken``: those of all papers, by another process."""
        for number, paper in enumerate(self._library.papers):
            self._shown[paper.id] = taken[number * _SIZE : (number + 1) * _SIZE]

    def recall(self, last: Fingerprints) -> None:
        """Take over what ``last`` knows of papers that are the same object, if whatever else they
        show is the same as well."""
        if last._shared == self._shared:
            known = last._library.by_id
            for paper in self._library.papers:
                if known.get(paper.id) is paper and paper.id in last._shown:
                    self._shown[paper.id] = last._shown[paper.id]

    def list_papers(self, keys: Mapping[str, bytes]) -> PaperPrints:
        """Those of the papers of which the ``keys`` are known, see ``Records``."""
        papers = {id: f"{key.decode()}{self._show(id).hex()}" for id, key in keys.items()}
        return PaperPrints(self._shared, papers)

    def recall_papers(self, last: PaperPrints, keys: Mapping[str, bytes]) -> None:
        """Take over what ``list_papers`` listed, of papers that are written as they were, if
        whatever else they show is the same as well."""
        if last.papers and last.shared == self._shared:
            for id, key in keys.items():
                known = last.papers.get(id, "")
                if known[: -2 * _SIZE] == key.decode():
                    self._shown[id] = bytes.fromhex(known[-2 * _SIZE :])

    @cached_property
    def _shared(self) -> str:
        """Of all that papers show beside their own records."""
        library, addresses = self._library, self._addresses
        said = (addresses.chosen, addresses.on_index, library.names.people)
        dumped = (*map(_dump, library.topics.values()), *map(_dump, library.metrics.values()))
        return _hash(f"{said}{dumped}".encode()).hex()

    def _show(self, id: str) -> bytes:
        shown = self._shown.get(id)
        if shown is None:
            shown = self._shown[id] = self._describe_shown(id)
        return shown

    def _show_all(self, ids: Iterable[str]) -> bytes:
        try:
            return b"".join([self._shown[id] for id in ids])
        except KeyError:
            return b"".join([self._show(id) for id in ids])

    def _describe_shown(self, id: str) -> bytes:
        """All that any page shows of a paper, and where that leads."""
        library, addresses = self._library, self._addresses
        paper = library.by_id[id]
        metrics = library.metrics.get(id)
        names = library.names.settle_all(paper)
        dumped = [_dump(paper), _dump(metrics) if metrics else b""]
        parts: list[Any] = [*map(len, dumped), names]
        parts += map(self._find_author, names)
        parts += map(self._find_tag, paper.tags)
        parts += map(self._topic, paper.topics)
        parts += [self._find_venue(paper.venue)] if paper.venue else []
        parts += [addresses.organization(paper.organization)] if paper.organization else []
        # Not as Python would write them: of a whole abstract, that takes longest.
        return _hash(b"".join([*dumped, repr(parts).encode()]))

    def _describe_paper(self, page: Page) -> Iterable[object]:
        library = self._library
        paper: Paper = page.subject
        yield self._show_all([paper.id, *library.list_related(paper)])
        yield [(one.id, one.title) for one in library.in_collections.get(paper.id, ())]
        yield [one and (one.id, one.title) for one in library.neighbours[paper.id]]

    def _describe_topic(self, page: Page) -> Iterable[object]:
        yield _dump(page.subject)
        yield len(self._library.by_topic[page.subject.key])

    def _describe_group(self, page: Page) -> Iterable[object]:
        yield page.subject
        yield len(self._groups[page.kind][page.subject])

    def _describe_author(self, page: Page) -> Iterable[object]:
        author: Author = page.subject
        yield author.name
        yield author.person and _dump(author.person)
        # Topics and co-authors are theirs: of all papers, not of those on the page alone.
        yield self._show_all([paper.id for paper in author.papers])

    def _describe_period(self, page: Page) -> Iterable[object]:
        period: Period = page.subject
        yield str(period.date)
        yield len(period.papers)
        yield [(str(part.date), len(part.papers)) for part in period.parts]
        yield [str(day) for day in self._library.neighbour_days.get(period.date, ())]

    def _describe_letter(self, page: Page) -> Iterable[object]:
        index, part = page.subject
        yield [(letter, parts[0].path) for letter, parts in index.letters.items()]
        yield [(one.span, one.path) for one in index.letters[part.letter]]
        yield [(one.name, one.path, one.has_page, len(one.papers)) for one in part.entries]
        named = [paper for one in part.entries if not one.has_page for paper in one.papers]
        yield self._show_all([paper.id for paper in named])


def _dump(record: BaseModel) -> bytes:
    """As JSON."""
    return record.__pydantic_serializer__.to_json(record)


def _hash(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SIZE).digest()
