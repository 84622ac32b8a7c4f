"""Facets and orders: of every paper a few numbers, by which Explore counts, filters and sorts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator.cleaning.folding import fold
from generator.library.library import Library
from generator.pages.slugs import Addresses, find_url
from generator.records.model import Paper
from generator.search.numbers_in_text import write_numbers

BLOCK = 8192
"""How many papers one file of a column holds."""

_LICENCES = {"NONE": "No licence found", "NOASSERTION": "Other licence"}
_CODE = {"official": "Official code", "community": "Community code", "none": "No code"}


class Value(NamedTuple):
    key: str
    label: str


class Facet(NamedTuple):
    values: list[tuple[str, str, int]]
    """Key, label and number of papers; most papers first, then by label."""

    blocks: list[str]
    """Each the values of some papers, as numbers into ``values``, their count before them."""


def make_facets(library: Library, addresses: Addresses) -> dict[str, Facet]:
    """Every facet by its name."""
    ways = _list_ways(library, addresses)
    return {name: _make_facet(library.papers, values_of) for name, values_of in ways.items()}


def make_orders(library: Library) -> dict[str, list[str]]:
    """The blocks of every order: one number a paper."""
    ranks = {paper.id: rank for rank, paper in enumerate(library.by_title)}
    counts = [library.find_discussions(paper) for paper in library.papers]
    return {
        "discussions": _write_blocks([0 if n is None else n + 1] for n in counts),
        "title": _write_blocks([ranks[paper.id]] for paper in library.papers),
    }


def _list_ways(
    library: Library, addresses: Addresses
) -> dict[str, Callable[[Paper], Iterable[Value]]]:
    # A name without a page is known by the address that it would have.
    addresses = replace(addresses, on_index={})

    def by_name(address: Callable[[str], str]) -> Callable[[Iterable[str | None]], Iterator[Value]]:
        keys: dict[str, Value] = {}

        def name_all(names: Iterable[str | None]) -> Iterator[Value]:
            for name in filter(None, names):
                if name not in keys:
                    keys[name] = Value(find_url(address(name)).split("/")[-2], name)
                yield keys[name]

        return name_all

    tag, author = by_name(addresses.tag), by_name(addresses.author)
    organization, venue = by_name(addresses.organization), by_name(addresses.venue)
    in_collections = library.in_collections
    return {
        "topic": lambda paper: [Value(key, library.topics[key].title) for key in paper.topics],
        "tag": lambda paper: tag(paper.tags),
        "author": lambda paper: author(library.names.settle_all(paper)),
        "organization": lambda paper: organization([paper.organization]),
        "venue": lambda paper: venue([paper.venue]),
        "year": lambda paper: [Value(str(paper.date.year), str(paper.date.year))],
        "code": lambda paper: [Value(key, _CODE[key]) for key in _sort_of_code(paper)],
        "license": lambda paper: [
            Value(name, _LICENCES.get(name, name)) for name in _list_licences(paper, library)
        ],
        "collection": lambda paper: [
            Value(one.id, one.title) for one in in_collections.get(paper.id, ())
        ],
    }


def _sort_of_code(paper: Paper) -> list[str]:
    kinds = ("official" if one.official else "community" for one in paper.links.code)
    return sorted(set(kinds), reverse=True) or ["none"]


def _list_licences(paper: Paper, library: Library) -> Iterator[str]:
    for repository in paper.links.code:
        metrics = library.find_metrics(paper, repository)
        if metrics and metrics.license:
            yield metrics.license


def _make_facet(papers: Sequence[Paper], values_of: Callable[[Paper], Iterable[Value]]) -> Facet:
    of_papers = [[*dict.fromkeys(values_of(paper))] for paper in papers]
    counts = Counter(value for values in of_papers for value in values)
    ordered = sorted(counts, key=lambda v: (-counts[v], fold(v.label), v.label, v.key))
    numbers = {value: number for number, value in enumerate(ordered)}
    rows = ([len(values), *(numbers[value] for value in values)] for values in of_papers)
    return Facet([(*value, counts[value]) for value in ordered], _write_blocks(rows))


def _write_blocks(rows: Iterable[list[int]]) -> list[str]:
    kept: list[list[int]] = [*rows]
    return [
        write_numbers(number for row in kept[start : start + BLOCK] for number in row)
        for start in range(0, len(kept), BLOCK)
    ]
