"""How long the commands take on the project's own list and on lists made from a corpus."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.corpus import DEFAULT, PROJECT, copy_project, find_corpus, write_list
from tests.benchmarks.measure import run_measured, weigh

SIZES = [1_000, 10_000]
"""Beside the own list."""

COMMANDS = {
    "check": ["generator", "check"],
    "build, nothing there": ["generator", "build"],
    "build, nothing changed": ["generator", "build"],
    "MkDocs alone": ["mkdocs", "build", "--strict"],
}


def measure_builds(console: Console, sizes: list[int]) -> None:
    table = Table("papers", "work", "wall s", "CPU s", "peak MB", "ms CPU a paper")
    weights = Table("papers", "site files", "site MB", "KB a paper")
    corpus = find_corpus()
    with tempfile.TemporaryDirectory(prefix="readinglist-bench-") as folder:
        own = Path(folder) / "own"
        shutil.copytree(PROJECT / "data", own / "data")
        copy_project(own)
        _measure_list(own, len(list((own / "data" / "papers").iterdir())), table, weights, console)
        for size in sizes if corpus else []:
            made = Path(folder) / str(size)
            console.print(f"making {size:,} records …")
            write_list(corpus or DEFAULT, made, size)
            _measure_list(made, size, table, weights, console)
            shutil.rmtree(made)
    console.print(table)
    console.print(weights)
    if corpus is None:
        console.print(
            "No corpus: READINGLIST_CORPUS names none, so only the own list was measured."
        )


def _measure_list(
    folder: Path, papers: int, table: Table, weights: Table, console: Console
) -> None:
    for work, arguments in COMMANDS.items():
        console.print(f"{papers:,} papers: {work} …")
        # FRESH: the pages are there, and MkDocs is measured without the generator.
        cost = run_measured(arguments, folder, READINGLIST_FRESH="1")
        table.add_row(
            f"{papers:,}",
            work,
            f"{cost.wall:.2f}",
            f"{cost.cpu:.2f}",
            f"{cost.memory / 1e6:.0f}",
            f"{cost.cpu * 1000 / papers:.2f}",
        )
    files, size = weigh(folder / "site")
    weights.add_row(f"{papers:,}", f"{files:,}", f"{size / 1e6:.1f}", f"{size / 1e3 / papers:.1f}")
