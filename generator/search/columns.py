"""Facets and orders: of every paper a few numbers, by which Explore counts, filters and sorts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, NamedTuple

from generator.cleaning.folding import fold
from generator.library.library import Library
from generator.pages.slugs import Addresses
from generator.search.facet_rows import Rows
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


def make_facets(rows: Rows, library: Library, addresses: Addresses) -> dict[str, Facet]:
    """Every facet by its name."""
    # A name without a page is known by the address that it would have.
    addresses = replace(addresses, on_index={})
    labels: dict[str, Callable[[str], str]] = {
        "topic": {key: topic.title for key, topic in library.topics.items()}.__getitem__,
        "code": _CODE.__getitem__,
        "license": lambda name: _LICENCES.get(name, name),
        "collection": {one.id: one.title for one in library.collections}.__getitem__,
    }
    keys = {
        "tag": addresses.tag,
        "author": addresses.author,
        "organization": addresses.organization,
        "venue": addresses.venue,
    }
    return {
        name: _make_facet(of_papers, labels.get(name, str), keys.get(name))
        for name, of_papers in rows.items()
    }


def make_orders(library: Library) -> dict[str, list[str]]:
    """The blocks of every order: one number a paper."""
    ranks = {paper.id: rank for rank, paper in enumerate(library.by_title)}
    counts = [library.find_discussions(paper) for paper in library.papers]
    return {
        "discussions": _join([write_number(0 if n is None else n + 1) for n in counts]),
        "title": _join([write_number(ranks[paper.id]) for paper in library.papers]),
    }


def _make_facet(
    of_papers: Iterable[Sequence[str]],
    label_of: Callable[[str], str],
    key_of: Callable[[str], str] | None,
) -> Facet:
    """``key_of``: the page of such a thing."""
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


def write_facets(facets: Mapping[str, Facet]) -> dict[str, Any]:
    """The contents of their files, by name."""
    contents: dict[str, Any] = {
        f"facet-{name}-values": write_values(facet) for name, facet in facets.items()
    }
    for name, facet in facets.items():
        for number, block in enumerate(facet.blocks):
            contents[f"facet-{name}-{number}"] = block
    return contents


def measure_facets(names: Iterable[str], contents: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """What the root of the index says of each; ``contents`` as ``write_facets`` has them."""
    return {
        name: {
            "values": len(contents[f"facet-{name}-values"]),
            "blocks": sum(file.startswith(f"facet-{name}-") for file in contents) - 1,
        }
        for name in names
    }


def write_orders(orders: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The contents of their files, by name."""
    return {
        f"order-{name}-{number}": block
        for name, blocks in orders.items()
        for number, block in enumerate(blocks)
    }


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
