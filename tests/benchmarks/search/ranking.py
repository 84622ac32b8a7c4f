"""How well a search ranks: queries of readers, and the papers that they would want."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

import yaml
from playwright.sync_api import Browser

from tests.benchmarks.corpus import PROJECT
from tests.benchmarks.search.engines import HERE, Engine, find_node, write_page
from tests.benchmarks.search.server import serve_counted

QUERIES = PROJECT / "tests" / "first_list" / "search" / "queries.yml"
FIELD = "field"
"""The kind of the queries that use our own syntax; other searches do not know it."""

PAPER = re.compile(r"papers/([^/]+)/")

DEPTH = 5
"""How many results a reader looks at."""


@dataclass(frozen=True)
class Query:
    query: str
    kind: str
    wanted: frozenset[str]
    """Ids of papers."""


@dataclass(frozen=True)
class Quality:
    reciprocal: float
    """Mean reciprocal rank (MRR) of the first paper that is wanted; 0 for a query without one."""

    recall: float
    """Mean share of the papers wanted that are among the first five."""

    queries: int


def read_queries(file: Path = QUERIES) -> list[Query]:
    rows = yaml.safe_load(file.read_text("utf-8"))
    return [Query(row["query"], row["kind"], frozenset(row["wanted"])) for row in rows]


def measure(queries: Sequence[Query], ranked: Sequence[Sequence[str]]) -> Quality:
    """``ranked``: the ids that each query found, best first."""
    pairs = list(zip(queries, ranked, strict=True))
    return Quality(
        fmean(find_reciprocal(query, found) for query, found in pairs),
        fmean(find_recall(query, found) for query, found in pairs),
        len(pairs),
    )


def find_reciprocal(query: Query, found: Sequence[str]) -> float:
    return next((1 / rank for rank, id in enumerate(found, 1) if id in query.wanted), 0.0)


def find_recall(query: Query, found: Sequence[str]) -> float:
    most = min(DEPTH, len(query.wanted))
    return len(query.wanted.intersection(found[:DEPTH])) / most


def rank_ours(queries: Sequence[Query], index: Path) -> list[list[str]]:
    """What our search finds with the index in the folder, in Node.js."""
    ranked: list[list[str]] = _run([str(HERE / "rank.js"), str(index)], queries)
    return ranked


def rank_minisearch(queries: Sequence[Query], documents: Path) -> dict[str, list[list[str]]]:
    """What MiniSearch finds: ``all`` words wherever that finds any, or ``either`` of them."""
    found: dict[str, list[list[str]]] = _run(
        [str(HERE / "minisearch.js"), "rank", str(documents)], queries
    )
    return found


def rank_in_browser(
    browser: Browser, engine: Engine, folder: Path, queries: Sequence[Query]
) -> list[list[str]]:
    """What an engine's page finds: ids of papers, other pages left out."""
    with TemporaryDirectory(prefix="readinglist-bench-page-") as pages:
        write_page(engine, Path(pages))
        with serve_counted({"bench": Path(pages), "engine": folder}) as (home, _):
            page = browser.new_page()
            page.goto(f"{home}/bench/index.html")
            ask = "async (query) => (await bench.search(query)).map(({ address }) => address)"
            found = [page.evaluate(ask, query.query) for query in queries]
            page.close()
    matches = ([PAPER.fullmatch(address) for address in addresses] for addresses in found)
    return [list(dict.fromkeys(one[1] for one in of_query if one)) for of_query in matches]


def _run(command: list[str], queries: Sequence[Query]):  # type: ignore[no-untyped-def]
    asked = json.dumps([query.query for query in queries])
    done = subprocess.run(
        [find_node(), *command], input=asked, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr}")
    return json.loads(done.stdout)
