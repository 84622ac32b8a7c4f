"""What facets are made from: of every paper, what it has of each sort."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from generator.library.library import Library
from generator.pages.slugs import Addresses
from generator.records.model import Paper

Rows = dict[str, list[Sequence[str]]]
"""By the name of the facet: of each paper, newest first, what it has."""


def list_rows(library: Library) -> Rows:
    papers = library.papers
    in_collections = library.in_collections
    return {
        "topic": [paper.topics for paper in papers],
        "tag": [paper.tags for paper in papers],
        "author": [*map(library.names.settle_all, papers)],
        "organization": [_list_one(paper.organization) for paper in papers],
        "venue": [_list_one(paper.venue) for paper in papers],
        "year": [(str(paper.date.year),) for paper in papers],
        "code": [*map(_sort_of_code, papers)],
        "license": [_list_licences(paper, library) for paper in papers],
        "collection": [[one.id for one in in_collections.get(paper.id, ())] for paper in papers],
    }


def take_print(rows: Rows, library: Library, addresses: Addresses) -> str:
    """Of all that facets say."""
    topics = [(key, topic.title) for key, topic in library.topics.items()]
    collections = [(one.id, one.title) for one in library.collections]
    hasher = hashlib.sha256(repr((topics, collections, addresses.chosen)).encode())
    for name, of_papers in rows.items():
        hasher.update(f"{name}{of_papers}".encode())
    return hasher.hexdigest()


def _list_one(name: str | None) -> tuple[str, ...]:
    return (name,) if name else ()


def _sort_of_code(paper: Paper) -> Sequence[str]:
    if not paper.links.code:
        return ("none",)
    kinds = ("official" if one.official else "community" for one in paper.links.code)
    return sorted(set(kinds), reverse=True)


def _list_licences(paper: Paper, library: Library) -> Sequence[str]:
    if not paper.links.code:
        return ()
    found = (library.find_metrics(paper, repository) for repository in paper.links.code)
    return [one.license for one in found if one and one.license]
