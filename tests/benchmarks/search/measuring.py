"""Ours beside the others: what is measured, and in which order."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from tests.benchmarks.contenders import Missing
from tests.benchmarks.corpus import PROJECT, find_corpus
from tests.benchmarks.measure import run_measured
from tests.benchmarks.search.drive import Timing, drive
from tests.benchmarks.search.engines import ENGINES, Engine, Index
from tests.benchmarks.search.make_list import DOCUMENTS, OURS
from tests.benchmarks.search.material_site import build_material
from tests.benchmarks.search.ranking import (
    Query,
    measure,
    rank_in_browser,
    rank_minisearch,
    rank_ours,
    read_queries,
)
from tests.benchmarks.search.report import Report
from tests.benchmarks.steps import Steps
from tests.browser.chromium import start_browser

MOST = {"Material": 10_000}
"""Papers up to which an engine is tried; beyond, its first answer takes minutes."""

Ranked = list[list[str]]


def measure_ranking(report: Report) -> None:
    queries = read_queries()
    ranked: dict[str, Ranked] = {}
    with TemporaryDirectory(prefix="readinglist-bench-") as work, start_browser() as browser:
        folder = Path(work)
        make_list(0, folder)
        ways: dict[str, Callable[[], Ranked]] = {
            "readinglist": lambda: rank_ours(queries, folder / OURS / "assets" / "search"),
            "MiniSearch": lambda: _choose_minisearch(queries, folder),
            "Material": lambda: _rank(browser, queries, folder, "Material"),
            "Pagefind": lambda: _rank(browser, queries, folder, "Pagefind"),
        }
        steps = Steps(len(ways))
        for name, rank in ways.items():
            try:
                with steps.step(f"ranking: {name}"):
                    ranked[name] = rank()
            except Missing as missing:
                report.miss(name, "ranking", str(missing))
    report.show_ranking(queries, ranked)


def measure_search(report: Report, sizes: list[int]) -> None:
    steps = Steps(sum(1 + len(ENGINES) for size in sizes if not size or find_corpus()))
    for size in sizes:
        if size and find_corpus() is None:
            report.say("No corpus: READINGLIST_CORPUS names none, so only the own list is there.")
            continue
        with TemporaryDirectory(prefix="readinglist-bench-") as work, start_browser() as browser:
            folder = Path(work)
            with steps.step(f"{f'{size:,} papers' if size else 'own list'}: records and index"):
                papers = make_list(size, folder)
            for engine in ENGINES:
                try:
                    with steps.step(f"{papers:,} papers: {engine.name}"):
                        index, timing = _measure_engine(browser, engine, folder, papers)
                except Missing as missing:
                    report.miss(engine.name, f"{papers:,} papers", str(missing))
                else:
                    report.add_timing(engine.name, papers, index, timing)
            report.show_timings(papers)


def make_list(size: int, folder: Path) -> int:
    """The number of papers; 0 asks for the project's own list."""
    module = "tests.benchmarks.search.make_list"
    run_measured([module, str(size), str(folder)], folder, PYTHONPATH=str(PROJECT))
    with (folder / DOCUMENTS).open("rb") as lines:
        return sum(1 for _ in lines)


def _measure_engine(
    browser: Browser, engine: Engine, made: Path, papers: int
) -> tuple[Index, Timing]:
    if papers > MOST.get(engine.name, papers):
        raise Missing(f"not tried above {MOST[engine.name]:,} papers")
    folder = made / f"site-{engine.name}"
    folder.mkdir()
    index = engine.make(made, folder)
    timing = drive(browser, engine, folder)
    if not folder.is_symlink():
        shutil.rmtree(folder)
    return index, timing


def _rank(browser: Browser, queries: list[Query], made: Path, name: str) -> Ranked:
    engine = next(one for one in ENGINES if one.name == name)
    folder = made / f"ranked-{name}"
    folder.mkdir()
    if name == "Material":
        build_material(folder)
    else:
        engine.make(made, folder)
    return rank_in_browser(browser, engine, folder, queries)


def _choose_minisearch(queries: list[Query], made: Path) -> Ranked:
    """The better of two ways to ask it."""
    found = rank_minisearch(queries, made / DOCUMENTS)
    return max(found.values(), key=lambda ranked: measure(queries, ranked).reciprocal)
