"""The whole index: every file that the search of the site loads."""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

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
from generator.search.vocabulary import Vocabulary, count_places
from generator.search.weights import FIELDS

VERSION = 1
TARGET = "assets/search"
"""Below ``docs/``."""

SHARD = 25
"""Documents in a file."""

_SHARD_SIZE = 24_000
"""Characters of words and postings in a file; a word that has more stands alone."""

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


def _make_contents(library: Library, addresses: Addresses, pages: Mapping[str, str]) -> Contents:
    contents: Contents = {}
    vocabulary = Vocabulary()
    texts: list[tuple[list[array[int]], list[int], tuple[str, ...]]] = []
    shard: list[dict[str, Any]] = []
    for document in list_documents(library, addresses, pages):
        fields = [vocabulary.read(document.fields.get(field.name, ())) for field in FIELDS]
        texts.append((fields, [*map(count_places, fields)], document.facts))
        shard.append(document.shown)
        if len(shard) == SHARD:
            contents[f"documents-{(len(texts) - 1) // SHARD}"] = _encode(shard)
            shard = []
    if shard:
        contents[f"documents-{(len(texts) - 1) // SHARD}"] = _encode(shard)
    count = len(texts)
    postings = Postings(vocabulary, _find_means(lengths for _, lengths, _ in texts))
    for number, (fields, lengths, facts) in enumerate(texts):
        postings.add(number, fields, lengths, facts)
    texts.clear()
    spelling = Spelling(len(library.papers))
    firsts = []
    for number, entries in enumerate(_cut(postings.list_entries())):
        firsts.append(entries[0].word)
        words, lines, places = ([*map(take, entries)] for take in _TAKE)
        contents[f"words-{number}"] = _encode(["\n".join(words), "\n".join(lines)])
        contents[f"places-{number}"] = _encode("\n".join(places))
        for entry in entries:
            spelling.add(entry)
    lengths_of_words = {}
    for length, words in spelling.list_lengths():
        contents[f"spelling-{length}"] = _encode("\n".join(words))
        lengths_of_words[str(length)] = len(words)
    facets = make_facets(library, addresses)
    for name, facet in facets.items():
        contents[f"facet-{name}-values"] = _encode(facet.values)
        for number, block in enumerate(facet.blocks):
            contents[f"facet-{name}-{number}"] = _encode(block)
    for name, blocks in make_orders(library).items():
        for number, block in enumerate(blocks):
            contents[f"order-{name}-{number}"] = _encode(block)
    contents["root"] = _encode(
        {
            "version": VERSION,
            "papers": len(library.papers),
            "documents": count,
            "years": _list_years(library),
            "words": firsts,
            "shard": SHARD,
            "spelling": lengths_of_words,
            "stop": sorted(STOP_WORDS),
            "facets": {
                name: {"values": len(facet.values), "blocks": len(facet.blocks)}
                for name, facet in facets.items()
            },
            "block": BLOCK,
        }
    )
    return contents


_TAKE = (
    lambda entry: entry.word,
    lambda entry: entry.postings,
    lambda entry: entry.places,
)


def _find_means(lengths: Iterable[list[int]]) -> list[float]:
    """The mean length of each field over the documents that have it."""
    totals, counts = [0] * len(FIELDS), [0] * len(FIELDS)
    for of_fields in lengths:
        for number, length in enumerate(of_fields):
            totals[number] += length
            counts[number] += length > 0
    return [total / max(1, count) for total, count in zip(totals, counts, strict=True)]


def _cut(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries of one file after the other."""
    group: list[Entry] = []
    size = 0
    for entry in entries:
        length = len(entry.word) + len(entry.postings) + 2
        if group and size + length > _SHARD_SIZE:
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
