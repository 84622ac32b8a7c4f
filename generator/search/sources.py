"""What documents are made from, in the order of their numbers in the files of the index."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from generator.library.library import Library
from generator.pages.slugs import Addresses, find_url
from generator.search.documents import (
    Document,
    describe_collection,
    describe_paper,
    describe_section,
    describe_topic,
)
from generator.search.sections import read_page


class Source(NamedTuple):
    key: str
    """The same in the next build, if it is still there."""

    print: str
    """Another one if anything that its documents show or can be found by is another; empty if that
    is not known."""

    subject: Any
    describe: Callable[[Any], list[Document]]
    """Of the subject; one function for many: a long list has as many sources as papers."""

    def list_documents(self) -> list[Document]:
        return self.describe(self.subject)


class Sources(NamedTuple):
    others: list[Source]
    """Pages, topics, collections."""

    papers: list[Source]
    """Oldest first: what is added is mostly among the newest, and the numbers before it stay."""


def list_sources(
    library: Library,
    addresses: Addresses,
    pages: Mapping[str, str],
    take_print: Callable[[str], str] | None = None,
) -> Sources:
    """``pages``: the Markdown of those that are found section by section, by path; ``take_print``
    says the fingerprint of a paper by its id."""
    of_paper = _take_one(describe_paper, library, addresses)
    of_topic = _take_one(describe_topic, addresses)
    of_collection = _take_one(describe_collection, addresses)
    others = [
        Source(f"page {path}", _hash(pages[path]), (path, pages[path]), _describe_page)
        for path in sorted(pages)
    ]
    others += [
        Source(f"topic {key}", _hash(repr(one)), one, of_topic)
        for key, one in library.topics.items()
    ]
    others += [
        Source(f"collection {one.id}", _hash(repr(one)), one, of_collection)
        for one in library.collections
    ]
    papers = [
        Source(paper.id, take_print(paper.id) if take_print else "", paper, of_paper)
        for paper in reversed(library.papers)
    ]
    return Sources(others, papers)


def list_documents(
    library: Library, addresses: Addresses, pages: Mapping[str, str]
) -> Iterator[Document]:
    """Every document in the order in which a reader counts them."""
    sources = list_sources(library, addresses, pages)
    for source in (*reversed(sources.papers), *sources.others):
        yield from source.list_documents()


def _describe_page(subject: tuple[str, str]) -> list[Document]:
    path, text = subject
    page = read_page(text, path.rsplit("/", 1)[-1].removesuffix(".md"))
    if page is None:
        return []
    url = find_url(path)
    return [
        describe_section(url + (f"#{anchor}" if anchor else ""), page.title, heading, text)
        for anchor, heading, text in page.sections
    ]


def _take_one(describe: Callable[..., Document], *of: object) -> Callable[[Any], list[Document]]:
    return lambda subject: [describe(subject, *of)]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]
