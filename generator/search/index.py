"""The whole index: every file that the search of the site loads."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple

from generator.library.library import Library
from generator.pages.slugs import Addresses, find_url
from generator.search.columns import BLOCK, make_facets, make_orders
from generator.search.documents import (
    Document,
    describe_collection,
    describe_paper,
    describe_section,
    describe_topic,
)
from generator.search.postings import Entry, Postings
from generator.search.sections import read_page
from generator.search.spelling import Spelling
from generator.search.stop_words import STOP_WORDS
from generator.search.texts import Texts
from generator.search.vocabulary import Vocabulary

VERSION = 3
TARGET = "assets/search"
"""Below ``docs/``."""

FEW_PAPERS = 2_000
"""Up to so many, files are small: all of them are few, and a query loads little."""


class Sizes(NamedTuple):
    """How large the files are."""

    documents: int
    """How many one file holds."""

    words: int
    """Characters of words and postings in one file; a word that has more stands alone."""

    spelling: int
    """Characters of words in one file of those that a typo may have meant."""


SMALL, LARGE = Sizes(4, 6_000, 3_000), Sizes(8, 12_000, 6_000)
"""Ten results lie in nearly as many files, and while a query is typed each key has other ones."""

Contents = dict[str, bytes]
"""JSON by the file's name, without ``.js``."""


def write_index(
    library: Library, addresses: Addresses, pages: Mapping[str, str]
) -> dict[str, bytes]:
    """The files by path below ``docs/``; ``pages`` are the Markdown of those that are found
    section by section, by path."""
    contents = _make_contents(library, addresses, pages)
    hasher = hashlib.sha256()
    for name, content in contents.items():
        hasher.update(b"%s %d\n" % (name.encode(), len(content)))
        hasher.update(content)
    build = hasher.hexdigest()[:8]
    files: dict[str, bytes] = {}
    while contents:
        name, content = contents.popitem()
        call = f'readinglistShard("{name}", "{build}", '.encode()
        files[f"{TARGET}/{name}.js"] = call + content + b");\n"
    return files


def list_documents(
    library: Library, addresses: Addresses, pages: Mapping[str, str]
) -> Iterator[Document]:
    """Every document in the order of its number."""
    for paper in library.papers:
        yield describe_paper(paper, library, addresses)
    for path in sorted(pages):
        page = read_page(pages[path], path.rsplit("/", 1)[-1].removesuffix(".md"))
        for anchor, heading, text in page.sections if page else ():
            url = find_url(path) + (f"#{anchor}" if anchor else "")
            yield describe_section(url, page.title if page else "", heading, text)
    for topic in library.topics.values():
        yield describe_topic(topic, addresses)
    for collection in library.collections:
        yield describe_collection(collection, addresses)


def _shorten(shown: dict[str, Any]) -> dict[str, Any]:
    """Without what follows from the id of a paper; other documents have none."""
    if "id" not in shown:
        return shown
    return {key: value for key, value in shown.items() if key not in ("path", "kind")}


def _make_contents(library: Library, addresses: Addresses, pages: Mapping[str, str]) -> Contents:
    contents: Contents = {}
    sizes = SMALL if len(library.papers) <= FEW_PAPERS else LARGE
    vocabulary = Vocabulary()
    texts = Texts(vocabulary)
    for number, group in enumerate(
        _batch(list_documents(library, addresses, pages), sizes.documents)
    ):
        contents[f"documents-{number}"] = _encode([_shorten(document.shown) for document in group])
        # Only cards show those of papers: a search without cards does not load them.
        if number * sizes.documents < len(library.papers):
            contents[f"summaries-{number}"] = _encode([document.summary for document in group])
        for document in group:
            texts.add(document)
    postings = Postings(vocabulary, texts.find_mean_lengths())
    for number, text in enumerate(texts):
        postings.add(number, text)
    root = {
        "version": VERSION,
        "papers": len(library.papers),
        "documents": len(texts),
        "years": _list_years(library),
        "shard": sizes.documents,
        "block": BLOCK,
        "stop": sorted(STOP_WORDS),
    }
    del texts
    spelling = Spelling(len(library.papers))
    root |= _add_words(contents, _cut(postings.list_entries(), sizes.words), spelling)
    offered = [*spelling.cut(sizes.spelling)]
    root["spelling"] = [begins for begins, _ in offered]
    for number, (_, words) in enumerate(offered):
        contents[f"spelling-{number}"] = _encode("\n".join(words))
    root |= _add_columns(contents, library, addresses)
    contents["root"] = _encode(root)
    return contents


def _add_words(
    contents: Contents, groups: Iterable[list[Entry]], spelling: Spelling
) -> dict[str, Any]:
    """Add the words; returns what the root says of them."""
    firsts = []
    for number, entries in enumerate(groups):
        firsts.append(entries[0].word)
        words = "\n".join(entry.word for entry in entries)
        lines = "\n".join(entry.postings for entry in entries)
        contents[f"words-{number}"] = _encode([words, lines])
        contents[f"places-{number}"] = _encode("\n".join(entry.places for entry in entries))
        for entry in entries:
            spelling.add(entry)
    return {"words": firsts}


def _add_columns(contents: Contents, library: Library, addresses: Addresses) -> dict[str, Any]:
    """Add facets and orders; returns what the root says of them."""
    facets = make_facets(library, addresses)
    columns = {f"facet-{name}": facet.blocks for name, facet in facets.items()}
    columns |= {f"order-{name}": blocks for name, blocks in make_orders(library).items()}
    for name, facet in facets.items():
        contents[f"facet-{name}-values"] = _encode(facet.values)
    for name, blocks in columns.items():
        for number, block in enumerate(blocks):
            contents[f"{name}-{number}"] = _encode(block)
    return {
        "facets": {
            name: {"values": len(facet.values), "blocks": len(facet.blocks)}
            for name, facet in facets.items()
        }
    }


def _batch(documents: Iterator[Document], size: int) -> Iterator[list[Document]]:
    while group := [*islice(documents, size)]:
        yield group


def _cut(entries: Iterable[Entry], most: int) -> Iterator[list[Entry]]:
    """The entries of one file after the other."""
    group: list[Entry] = []
    size = 0
    for entry in entries:
        length = len(entry.word) + len(entry.postings) + 2
        if group and size + length > most:
            yield group
            group, size = [], 0
        group.append(entry)
        size += length
    if group:
        yield group


def _list_years(library: Library) -> list[tuple[int, int]]:
    years: list[tuple[int, int]] = []
    first = 0
    for year in library.years:
        years.append((year.date.year, first))
        first += len(year.papers)
    return years


def _encode(contents: Any) -> bytes:
    return json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
