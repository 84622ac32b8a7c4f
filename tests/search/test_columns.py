"""Facets and orders, against a count over the records."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from generator import pipeline
from generator.pages.slugs import Addresses
from generator.search.columns import BLOCK, Facet, make_facets, write_values
from generator.search.facet_rows import list_rows
from generator.search.index import write_index
from generator.settings import read_settings
from tests.lists import ROOT, copy_toy, make_library, make_paper
from tests.search.reader import Index, read_numbers


def read_index(root: Path) -> Index:
    settings = read_settings(root)
    return Index(pipeline.render_files(pipeline.make_plan(settings), settings))


def read_folder(root: Path, name: str) -> dict[str, Any]:
    """Records as YAML has them, without the generator."""
    files = (root / "data" / name).glob("*.yml")
    return {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in files}


def count_by_hand(root: Path) -> dict[str, Counter[str]]:
    """The papers of each value, by its label."""
    topics = yaml.safe_load((root / "data" / "topics.yml").read_text("utf-8"))
    people = root / "data" / "people.yml"
    known = yaml.safe_load(people.read_text("utf-8")) if people.exists() else {}
    settled = {other: name for name, one in known.items() for other in (one or {}).get("also", ())}
    metrics, collections = read_folder(root, "metrics"), read_folder(root, "collections")
    counts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for id, paper in read_folder(root, "papers").items():
        code = (paper.get("links") or {}).get("code", [])
        facts = metrics.get(id, {}).get("repositories", {})
        licences = {facts.get(one["url"], {}).get("license") for one in code}
        kinds = {CODE[bool(one.get("official"))] for one in code} or {"No code"}
        values = {
            "topic": {topics[key]["title"] for key in paper["topics"]},
            "tag": set(paper.get("tags", ())),
            "author": {settled.get(name, name) for name in paper["authors"]},
            "organization": {paper.get("organization")},
            "venue": {paper.get("venue")},
            "year": {str(paper["date"])[:4]},
            "code": kinds,
            "license": {LICENCES.get(name, name) for name in licences},
            "collection": {
                one["title"]
                for one in collections.values()
                if any(step["paper"] == id for step in one["steps"])
            },
        }
        for name, found in values.items():
            counts[name].update(found - {None})
    return counts


FACETS = [
    "topic",
    "tag",
    "author",
    "organization",
    "venue",
    "year",
    "code",
    "license",
    "collection",
]
CODE = {True: "Official code", False: "Community code"}
LICENCES = {"NONE": "No licence found", "NOASSERTION": "Other licence"}


def check(root: Path) -> None:
    index, counts = read_index(root), count_by_hand(root)
    assert list(index.root["facets"]) == FACETS
    for name in FACETS:
        values = index.read_values(name)
        assert index.root["facets"][name]["values"] == len(values)
        by_label: Counter[str] = Counter()
        for _, label, count in values:
            by_label[label] += count
        assert by_label == counts[name]
        assert [count for *_, count in values] == sorted((v[2] for v in values), reverse=True)
        assert len({key for key, *_ in values}) == len(values)
        rows = index.read_column(name)
        assert len(rows) == index.root["papers"]
        found = Counter(values[number][1] for row in rows for number in row)
        assert found == counts[name]
    assert counts["tag"].total() > 5


def test_values_say_only_what_does_not_follow() -> None:
    values = [("ada-author", "Ada Author", 3), ("bob", "Bob", 3), ("jose", "José", 3)]
    rows = write_values(Facet([*values, ("x", "X", 1), ("y", "Y", 1), ("z", "Z.1", 1)], []))
    assert rows == [["Ada Author", 3], "Bob", ["José", 3, "jose"], ["X", 1], "Y", ["Z.1", 1, "z"]]


def test_facets_of_the_toy_list_are_what_the_records_say(tmp_path: Path) -> None:
    check(copy_toy(tmp_path / "toy"))


def test_facets_of_this_list_are_what_the_records_say() -> None:
    check(ROOT)


def test_orders_are_what_the_records_say(tmp_path: Path) -> None:
    root = copy_toy(tmp_path / "toy")
    index, metrics = read_index(root), read_folder(root, "metrics")
    papers = read_folder(root, "papers")
    ids = [one["id"] for one in index.documents if one["kind"] == "paper"]
    wanted = []
    for id in ids:
        listed = papers[id].get("listed", {}).get("discussions")
        counted = metrics.get(id, {}).get("discussions", listed)
        wanted.append(0 if counted is None else int(counted) + 1)
    assert index.read_order("discussions") == wanted
    assert any(wanted)
    ranks = index.read_order("title")
    assert sorted(ranks) == [*range(len(ids))]
    plan = pipeline.make_plan(read_settings(root))
    assert [id for _, id in sorted(zip(ranks, ids, strict=True))] == [
        paper.id for paper in plan.library.by_title
    ]


def test_keys_are_the_ends_of_the_addresses() -> None:
    paper = make_paper("a", authors=["Zoë Łuk"], tags=["llm"], venue="NeurIPS 2022")
    library = make_library(paper)
    facets = make_facets(list_rows(library), library, Addresses())
    assert facets["author"].values == [("zoe-luk", "Zoë Łuk", 1)]
    assert facets["venue"].values == [("neurips-2022", "NeurIPS 2022", 1)]
    assert facets["topic"].values == [("systems", "systems", 1)]


def test_a_long_column_is_cut_into_blocks() -> None:
    papers = (
        make_paper(f"p{number}", tags=["even"] if number % 2 else []) for number in range(9000)
    )
    index = Index(write_index(make_library(*papers), Addresses(), {}))
    assert index.root["facets"]["tag"]["blocks"] == 2
    assert len([*read_numbers(index.read("order-title-0"))]) == BLOCK
    assert len(index.read_order("title")) == 9000
    assert sum(map(len, index.read_column("tag"))) == 4500
