"""Facets and orders: of every paper a few numbers, by which Explore counts, filters and sorts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from generator.cleaning.folding import fold
from generator.library.library import Library
from generator.pages.slugs import Addresses
from generator.records.model import Paper
from generator.search.numbers_in_text import write_number

BLOCK = 8192
"""How many papers one file of a column holds."""

_OTHERS = re.compile(r"[^a-z0-9]+")
_LICENCES = {"NONE": "No licence found", "NOASSERTION": "Other licence"}
_CODE = {"official": "Official code", "community": "Community code", "none": "No code"}


class Facet(NamedTuple):
    values: list[tuple[str, str, int]]
    """Key, label and number of papers; most papers first, then by label."""

    blocks: list[str]
    """Each the values of some papers, as numbers into ``values``, their count before them."""


def make_facets(library: Library, addresses: Addresses) -> dict[str, Facet]:
    """Every facet by its name."""
    # A name without a page is known by the address that it would have.
    addresses = replace(addresses, on_index={})
    papers, settle_all = library.papers, library.names.settle_all
    in_collections = library.in_collections
    titles = {key: topic.title for key, topic in library.topics.items()}
    collections = {one.id: one.title for one in library.collections}
    return {
        "topic": _make_facet((paper.topics for paper in papers), titles.__getitem__),
        "tag": _make_facet((paper.tags for paper in papers), key_of=addresses.tag),
        "author": _make_facet(map(settle_all, papers), key_of=addresses.author),
        "organization": _make_facet(
            (_list_one(paper.organization) for paper in papers), key_of=addresses.organization
        ),
        "venue": _make_facet((_list_one(paper.venue) for paper in papers), key_of=addresses.venue),
        "year": _make_facet((str(paper.date.year),) for paper in papers),
        "code": _make_facet(map(_sort_of_code, papers), _CODE.__getitem__),
        "license": _make_facet(
            (_list_licences(paper, library) for paper in papers),
            lambda name: _LICENCES.get(name, name),
        ),
        "collection": _make_facet(
            ([one.id for one in in_collections.get(paper.id, ())] for paper in papers),
            collections.__getitem__,
        ),
    }


def make_orders(library: Library) -> dict[str, list[str]]:
    """The blocks of every order: one number a paper."""
    ranks = {paper.id: rank for rank, paper in enumerate(library.by_title)}
    counts = [library.find_discussions(paper) for paper in library.papers]
    return {
        "discussions": _join([write_number(0 if n is None else n + 1) for n in counts]),
        "title": _join([write_number(ranks[paper.id]) for paper in library.papers]),
    }


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


def _make_facet(
    of_papers: Iterable[Sequence[str]],
    label_of: Callable[[str], str] = str,
    *,
    key_of: Callable[[str], str] | None = None,
) -> Facet:
    """``of_papers``: what each paper has; ``key_of``: the page of such a thing."""
    rows = [
        row if len(row) < 2 or len(row) == len(set(row)) else [*dict.fromkeys(row)]
        for row in of_papers
    ]
    counts = Counter(chain.from_iterable(rows))
    values = []
    for name, count in counts.items():
        key = key_of(name).rpartition("/")[2].removesuffix(".md") if key_of else name
        label = label_of(name)
        values.append((-count, fold(label), label, key, name))
    values.sort()
    texts = {name: write_number(number) for number, (*_, name) in enumerate(values)}
    sizes = [*map(write_number, range(max(map(len, rows), default=0) + 1))]
    blocks = _join([sizes[len(row)] + "".join([texts[name] for name in row]) for row in rows])
    return Facet([(key, label, -count) for count, _, label, key, _ in values], blocks)


def write_values(facet: Facet) -> list[str | list[str | int]]:
    """What the page "The search index" says: without what follows from the label and the row
    before, as a long list has tens of thousands of authors with one paper each."""
    rows: list[str | list[str | int]] = []
    before = 0
    for key, label, count in facet.values:
        own = [] if key == _make_key(label) else [key]
        rows.append([label, count, *own] if own or count != before else label)
        before = count
    return rows


def _make_key(label: str) -> str:
    """As ``makeKey`` in ``scripts/search/columns.js`` has it, for labels in ASCII."""
    return _OTHERS.sub("-", label.lower()).strip("-") if label.isascii() else ""


def _join(texts: list[str]) -> list[str]:
    """The blocks, of what is written of each paper."""
    return ["".join(texts[start : start + BLOCK]) for start in range(0, len(texts), BLOCK)]
