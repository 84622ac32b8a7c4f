"""What was measured of the builds, as tables and plots."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import linear_regression

from rich.console import Console
from rich.table import Table

from tests.benchmarks.corpus import PROJECT
from tests.benchmarks.measure import Cost
from tests.benchmarks.measured_page import describe_machine, write_parts, write_table
from tests.benchmarks.plot import Point, draw_plot

PAGE = PROJECT / "docs" / "development" / "performance.md"
PLOTS = PAGE.with_suffix("")
"""The folder."""

OURS, HUGO, STOCK = "readinglist", "Hugo", "MkDocs"
NOTHING_CACHED = "site, nothing cached"
HEADS = (
    *("papers", "who", "work", "wall, s", "CPU, s", "peak, MB"),
    *("files", "site, MB", "KB a paper", "÷ Hugo", "÷ MkDocs"),
)


@dataclass(frozen=True)
class Run:
    papers: int
    who: str
    work: str
    cost: Cost
    files: int
    """Of the site."""

    size: int
    """Of the site, bytes."""


@dataclass(frozen=True)
class Fit:
    """A straight line through the measured points, and how a power of the papers fits them."""

    fixed: float
    each: float
    """Of one paper more."""

    determination: float
    """R² of the line: 1 is a perfect fit."""

    power: float
    """The slope on logarithmic axes: 1 is linear, 2 is quadratic."""


def write_report(
    console: Console, runs: Sequence[Run], notes: Sequence[str], *, write: bool
) -> None:
    rows = [_describe(run, runs) for run in runs]
    table = Table(*HEADS)
    for row in rows:
        table.add_row(*row)
    console.print(table)
    growth = _describe_growth(runs)
    for line in [*growth, *notes]:
        console.print(line)
    if not write:
        return
    parts = [describe_machine(), "", write_table(HEADS, rows), ""]
    parts += [f"- {line}" for line in [*growth, *notes]]
    for name, what in (("time", "Seconds"), ("memory", "MB")):
        parts += ["", f"![{what} against papers]({PLOTS.name}/{name}.svg)"]
    write_parts(PAGE, {"builds": "\n".join([*parts, ""])})
    PLOTS.mkdir(exist_ok=True)
    for name, up, cost in (
        ("time", "seconds", lambda run: run.cost.wall),
        ("memory", "MB", lambda run: run.cost.memory / 1e6),
    ):
        plot = draw_plot(_make_series(runs, cost), f"{up} against papers", "papers", up)
        (PLOTS / f"{name}.svg").write_text(plot, encoding="utf-8")
    console.print(f"Written: {PAGE.relative_to(PROJECT)} and its plots")


def fit(points: Sequence[Point]) -> Fit:
    """Through three points or more, by least squares."""
    across, up = zip(*points, strict=True)
    each, fixed = linear_regression(across, up)
    mean = sum(up) / len(up)
    off = sum((y - fixed - each * x) ** 2 for x, y in points)
    determination = 1 - off / (sum((y - mean) ** 2 for y in up) or 1)
    power, _ = linear_regression([math.log(x) for x in across], [math.log(y) for y in up])
    return Fit(fixed, each, determination, power)


def _describe(run: Run, runs: Sequence[Run]) -> list[str]:
    cost = run.cost
    row = [f"{run.papers:,}", run.who, run.work, f"{cost.wall:.2f}", f"{cost.cpu:.2f}"]
    row.append(f"{cost.memory / 1e6:,.0f}")
    if run.size:
        row += [f"{run.files:,}", f"{run.size / 1e6:,.1f}", f"{run.size / 1e3 / run.papers:.1f}"]
    else:
        row += [""] * 3
    for who in (HUGO, STOCK):
        other = next((one for one in runs if one.who == who and one.papers == run.papers), None)
        ours = run.who == OURS and run.size
        row.append(f"{cost.wall / other.cost.wall:.2f}" if other and ours else "")
    return row


def _describe_growth(runs: Sequence[Run]) -> list[str]:
    lines = []
    for what, unit, cost in (
        ("wall time", "ms", lambda run: run.cost.wall * 1e3),
        ("CPU time", "ms", lambda run: run.cost.cpu * 1e3),
        ("peak memory", "KB", lambda run: run.cost.memory / 1e3),
    ):
        points = _make_series(runs, cost).get(OURS, [])
        # Below a thousand, what every run takes is most of it.
        points = [point for point in points if point[0] >= 1_000]
        if len(points) >= 3:
            line = fit(points)
            lines.append(
                f"Growth of {OURS}'s {what}, {NOTHING_CACHED}: {line.fixed:,.0f} {unit} and "
                f"{line.each:.2f} {unit} a paper (R² {line.determination:.4f}); "
                f"papers to the power of {line.power:.2f}."
            )
    return lines


def _make_series(runs: Sequence[Run], cost: Callable[[Run], float]) -> dict[str, list[Point]]:
    """Of a whole site from nothing, by who made it."""
    series: dict[str, list[Point]] = {}
    for run in runs:
        if run.who != OURS or run.work == NOTHING_CACHED:
            series.setdefault(run.who, []).append((run.papers, cost(run)))
    return series
