"""Readers of this list find what they want, at least as well as with other searches."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.pipeline import make_plan
from generator.search.index import write_index
from generator.settings import read_settings
from tests.benchmarks.corpus import PROJECT
from tests.benchmarks.search.ranking import (
    FIELD,
    QUERIES,
    Quality,
    Query,
    measure,
    rank_ours,
    read_queries,
)

KINDS = {
    "title", "topic", "author", "acronym", "name", "id",
    "phrase", "typo", "accent", "unfinished", "paraphrase", FIELD,
}  # fmt: skip
OTHERS: dict[str, dict[str, float]] = yaml.safe_load(
    QUERIES.with_name("measured.yml").read_text("utf-8")
)
ROWS: list[dict[str, Any]] = yaml.safe_load(QUERIES.read_text("utf-8"))


@pytest.fixture(scope="module")
def ranked(tmp_path_factory: pytest.TempPathFactory) -> dict[Query, list[str]]:
    """The ids that our search finds for each query, best first."""
    plan = make_plan(read_settings(PROJECT))
    docs = tmp_path_factory.mktemp("ranking")
    for path, content in write_index(plan.library, plan.addresses, {}).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_bytes(content)
    queries = read_queries()
    found = rank_ours(queries, docs / "assets" / "search")
    return dict(zip(queries, found, strict=True))


@pytest.fixture(scope="module")
def ours(ranked: dict[Query, list[str]]) -> Quality:
    plain = [query for query in ranked if query.kind != FIELD]
    return measure(plain, [ranked[query] for query in plain])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["query"])
def test_query_is_well_formed_and_its_papers_are_there(row: dict[str, Any]) -> None:
    papers = {path.stem for path in (PROJECT / "data" / "papers").glob("*.yml")}
    assert row.keys() == {"query", "kind", "wanted"}
    assert row["kind"] in KINDS
    assert row["query"].strip() == row["query"] != ""
    assert row["wanted"]
    assert set(row["wanted"]) <= papers
    assert len(set(row["wanted"])) == len(row["wanted"])


def test_queries_are_many_different_and_many_of_them_hard() -> None:
    asked = [row["query"].casefold() for row in ROWS]
    assert len(asked) == len(set(asked)) >= 70
    hard = [row for row in ROWS if row["kind"] in {"paraphrase", "typo"}]
    assert len(hard) * 3 >= len(ROWS)
    assert {row["kind"] for row in ROWS} == KINDS


@pytest.mark.parametrize("other", OTHERS)
def test_search_ranks_at_least_as_well_as(other: str, ours: Quality) -> None:
    assert ours.reciprocal >= OTHERS[other]["mrr"]
    assert ours.recall >= OTHERS[other]["recall"]


def test_queries_in_our_syntax_find_all_that_they_ask_for(
    ranked: dict[Query, list[str]],
) -> None:
    missed = {
        query.query: sorted(query.wanted - set(found[:5]))
        for query, found in ranked.items()
        if query.kind == FIELD and query.wanted - set(found[:5])
    }
    assert missed == {}
