"""The tables: on the terminal, and in the page that keeps them."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.corpus import PROJECT
from tests.benchmarks.search.drive import Timing
from tests.benchmarks.search.engines import Index
from tests.benchmarks.search.ranking import FIELD, Query, measure

PAGE = PROJECT / "docs" / "development" / "search-measured.md"
START, END = "<!-- {}: written by make bench -->\n", "<!-- end -->\n"

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

    def show_timings(self) -> None:
        self._show("search", list(HEADS), self._rows)

    def write(self, page: Path = PAGE) -> None:
        """Put the tables that were made between the page's marks."""
        text = page.read_text("utf-8")
        for name, table in self._parts.items():
            before, rest = text.split(START.format(name), 1)
            _, after = rest.split(END, 1)
            text = f"{before}{START.format(name)}\n{table}\n{END}{after}"
        page.write_text(text, encoding="utf-8")
        self.say(f"Written: {page.relative_to(PROJECT)}")

    def _show(self, name: str, heads: list[str], rows: list[list[str]]) -> None:
        table = Table(*heads, title=name)
        for row in rows:
            table.add_row(*row)
        self.console.print(table)
        lines = [_write_row(heads), _write_row(["---"] * len(heads)), *map(_write_row, rows)]
        said = [f"- {one}" for one in self._missing]
        for one in said:
            self.console.print(one)
        today = datetime.now(UTC).date()
        machine = f"{os.cpu_count()} processors ({platform.machine()}), {_name_system()}"
        machine = f"{today}, {machine}; load {os.getloadavg()[2]:.1f} over a quarter of an hour."
        self._parts[name] = "\n".join(
            [f"Measured {machine}", "", *lines, *([""] if said else []), *said, ""]
        )
        self._missing = []


def _pair(values: tuple[float, float], unit: float = 1) -> str:
    """The median and the worst."""
    middle, worst = (value / unit for value in values)
    return f"{middle:,.0f} ({worst:,.0f})"


def _write_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _name_system() -> str:
    release = platform.release().split("-")[0]
    return f"{platform.system()} {release}, Python {platform.python_version()}"
