"""One engine in Chromium: fresh visits that type a first query, then a long row of letters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from tests.benchmarks.contenders import Missing
from tests.benchmarks.search.engines import Engine, write_page
from tests.benchmarks.search.server import Counter, serve_counted

FIRST_QUERIES = (
    "machine translation",
    "language models",
    "graph networks",
    "question answering",
    "reinforcement learning",
    "knowledge graphs",
    "memory agents",
    "speech recognition",
    "zhang attention",
    "low-resource parsing",
    "gpu kernels",
    "machne translation",
)
"""Of two words, as the budget has it: subjects, a name, one with a joint, a typo."""

NEXT_QUERIES = (
    "transformer attention",
    "word sense disambiguation",
    "neural machine translation of rare words",
    "serving large models",
    "wang sentiment",
    "multi-agent systems",
    "dialogue state tracking",
    "summarisation of long documents",
    "bert pre-training",
    "code generation",
    "named entity recogniton",
    "cross-lingual transfer",
    "treebank annotation",
    "video question answering",
    "efficient inference on devices",
    "morphological analysis",
    "reasoning with language models",
    "gpt-4 evaluation",
    "data sets for low resource languages",
    "manning",
)
"""Typed letter by letter, one after the other, on a page that stays open."""

BETWEEN_KEYS = 80
"""Milliseconds between two keys of a first query: a fast typist."""

SLOW = 3_000
"""Milliseconds; an engine whose first result takes longer is tried with ``FEW`` first queries."""

FEW = 3

LONGEST_WAIT = 120_000
"""Milliseconds after which an engine is given up."""


@dataclass(frozen=True)
class Timing:
    """Milliseconds and bytes, over the first queries: the median and the worst."""

    sent: tuple[float, float]
    typed: tuple[float, float]
    """From the last key of a query typed on a fresh page to its result."""

    pasted: tuple[float, float]
    """The same for a query put in at once: nothing could be loaded while it was typed."""

    next_p95: float
    """Of all letters typed on a page that stays open."""

    longest: float
    """The longest task of the page's own thread over all that; 0: none reached 50."""


def drive(browser: Browser, engine: Engine, folder: Path) -> Timing:
    """
    Raises:
        Missing: if it gives no result in time.
    """
    with TemporaryDirectory(prefix="readinglist-bench-page-") as pages:
        write_page(engine, Path(pages))
        with serve_counted({"bench": Path(pages), "engine": folder}) as (home, counter):
            return _drive(browser, f"{home}/bench/index.html", counter)


def _drive(browser: Browser, address: str, counter: Counter) -> Timing:
    sent, typed, pasted, longest = [], [], [], [0.0]
    for query in FIRST_QUERIES:
        # The first visit is counted only: with it the server has compressed what the query needs.
        counter.reset()
        with _visit(browser, address) as page:
            _type(page, query)
        sent.append(float(counter.weigh("/engine/")))
        with _visit(browser, address) as page:
            typed.append(_type(page, query))
            longest.append(page.evaluate("bench.longest"))
        with _visit(browser, address) as page:
            page.locator("#query").fill(query)
            pasted.append(_await_answer(page, query))
            longest.append(page.evaluate("bench.longest"))
        if len(pasted) == FEW and min(pasted) > SLOW:
            break
    with _visit(browser, address) as page:
        page.evaluate("queries => bench.extend(queries)", NEXT_QUERIES[:1])
        waits = page.evaluate("queries => bench.extend(queries)", NEXT_QUERIES)
        longest.append(page.evaluate("bench.longest"))
    return Timing(
        sent=(median(sent), max(sent)),
        typed=(median(typed), max(typed)),
        pasted=(median(pasted), max(pasted)),
        next_p95=quantiles(waits, n=20)[-1],
        longest=max(longest),
    )


@contextmanager
def _visit(browser: Browser, address: str) -> Iterator[Page]:
    """A browser that has nothing stored."""
    context = browser.new_context()
    context.set_default_timeout(LONGEST_WAIT)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()


def _type(page: Page, query: str) -> float:
    page.locator("#query").press_sequentially(query, delay=BETWEEN_KEYS)
    return _await_answer(page, query)


def _await_answer(page: Page, query: str) -> float:
    """Milliseconds that the page waited for the result."""
    find = "bench.answers.find(({ text }) => text === query)"
    try:
        page.wait_for_function(f"query => {find}", arg=query)
    except Exception as error:
        raise Missing(f"no result in {LONGEST_WAIT // 1000} s") from error
    wait: float = page.evaluate(f"query => {find}.wait", query)
    return wait
