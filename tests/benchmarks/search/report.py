"""The tables: on the terminal, and in the page that keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.corpus import PROJECT
from tests.benchmarks.measured_page import describe_machine, write_parts, write_table
from tests.benchmarks.search.drive import Timing
from tests.benchmarks.search.engines import Index
from tests.benchmarks.search.ranking import FIELD, Query, measure

PAGE = PROJECT / "docs" / "development" / "search-measured.md"

OURS = "readinglist"
BUDGETS = (
    # up to papers, KB sent, ms of the first result, ms of the next, s and MB of the index
    (1_000, 60, 100, 16, 0.3, None),
    (10_000, 250, 200, 30, 6, None),
    (200_000, 600, 400, 50, 90, 1_500),
)
HEADS = (
    "papers",
    "search",
    "first query, KB",
    "typed, ms",
    "pasted, ms",
    "next key, ms",
    "task, ms",
    "index, s",
    "peak, MB",
)


class Report:
    def __init__(self, console: Console) -> None:
        self.console = console
        self._rows: list[list[str]] = []
        self._missing: list[str] = []
        self._parts: dict[str, str] = {}
        """Markdown, by the name of the part of the page."""

    def say(self, text: str) -> None:
        self.console.print(text)

    def miss(self, engine: str, where: str, reason: str) -> None:
        self._missing.append(f"{engine}, {where}: missing ({reason}).")

    def show_ranking(self, queries: Sequence[Query], ranked: dict[str, list[list[str]]]) -> None:
        heads = ["queries", "number", *ranked]
        kinds = list(dict.fromkeys(query.kind for query in queries if query.kind != FIELD))
        groups = {"**all but fields**": kinds, **{kind: [kind] for kind in kinds}}
        groups["fields (ours alone)"] = [FIELD]
        rows = []
        for label, of in groups.items():
            chosen = [at for at, query in enumerate(queries) if query.kind in of]
            row = [label, str(len(chosen))]
            for found in ranked.values():
                quality = measure([queries[at] for at in chosen], [found[at] for at in chosen])
                row.append(f"{quality.reciprocal:.3f} / {quality.recall:.3f}")
            rows.append(row)
        self._show("ranking", heads, rows)

    def add_timing(self, engine: str, papers: int, index: Index, timing: Timing) -> None:
        row = [
            f"{papers:,}",
            engine,
            _pair(timing.sent, 1_000),
            _pair(timing.typed),
            _pair(timing.pasted),
            f"{timing.next_p95:.0f}",
            f"{timing.longest:.0f}" if timing.longest else "below 50",
            "in the browser" if index.seconds is None else f"{index.seconds:.1f}",
            "" if index.memory is None else f"{index.memory / 1e6:,.0f}",
        ]
        self._rows.append(row)
        if engine == OURS:
            size, first, typed, following, seconds, memory = next(
                (sent, first, first, following, seconds, memory)
                for most, sent, first, following, seconds, memory in BUDGETS
                if papers <= most
            )
            task = "at most 50" if papers <= 10_000 else ""
            limits = [size, first, typed, following, task, seconds, memory or ""]
            self._rows.append(["", "*budget*", *map(str, limits)])

    def show_timings(self, papers: int) -> None:
        """Of all engines at one size."""
        self._show(f"search {papers:,}", list(HEADS), self._rows)
        self._rows = []

    def write(self, page: Path = PAGE) -> None:
        """Put the tables that were made between the page's marks."""
        write_parts(page, self._parts)
        self.say(f"Written: {page.relative_to(PROJECT)}")

    def _show(self, name: str, heads: list[str], rows: list[list[str]]) -> None:
        table = Table(*heads, title=name)
        for row in rows:
            table.add_row(*row)
        self.console.print(table)
        said = [f"- {one}" for one in self._missing]
        for one in said:
            self.console.print(one)
        parts = [describe_machine(), "", write_table(heads, rows), *(["", *said] if said else [])]
        self._parts[name] = "\n".join([*parts, ""])
        self._missing = []


def _pair(values: tuple[float, float], unit: float = 1) -> str:
    """The median and the worst."""
    middle, worst = (value / unit for value in values)
    return f"{middle:,.0f} ({worst:,.0f})"
