"""A bar on a terminal, for as long as a stage takes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import (
    AbstractContextManager,
    contextmanager,
    nullcontext,
    redirect_stderr,
    redirect_stdout,
)

from rich.console import Console
from rich.file_proxy import FileProxy
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn
from rich.table import Column
from rich.text import Text

from generator.progress import Advance

PAUSE = 0.1
"""Seconds between two looks of a bar."""

WIDE, MIDDLING = 72, 44
"""Columns of a terminal from which on there is room for everything, and for a bar."""


@contextmanager
def draw_bar(doing: str, total: int | None) -> Iterator[Advance]:
    """A bar that is told how many things are done; nothing is left of it at the end."""
    console = Console(stderr=True, highlight=False)
    progress = Progress(
        *_choose_columns(console.width),
        console=console,
        # With a thread for what knows no total: nothing else would move its clock.
        auto_refresh=total is None,
        refresh_per_second=4,
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    )
    task = progress.add_task(doing, total=total)
    last = time.monotonic()

    def draw(number: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= PAUSE:
            last = now
            progress.update(task, completed=number, refresh=total is not None)

    try:
        # Not by `with`: an interruption while the bar is first drawn must take it away as well.
        progress.start()
        with redirect_stderr(_Above(console, sys.stderr)), _redirect_output(console):
            yield draw
    finally:
        progress.stop()


class _Above(FileProxy):
    """What is printed stands above the bar, by click too: it takes a stream that does not say these
    for a broken one, and writes past it."""

    encoding = "utf-8"
    errors = "strict"


def _redirect_output(console: Console) -> AbstractContextManager[object]:
    """Where standard output goes elsewhere, what is printed must go there."""
    shown = sys.stdout.isatty()
    return redirect_stdout(_Above(console, sys.stdout)) if shown else nullcontext()


def _choose_columns(width: int) -> list[ProgressColumn]:
    text = Column(no_wrap=True, overflow="ellipsis", ratio=1 if width < MIDDLING else None)
    columns: list[ProgressColumn] = [
        TextColumn("{task.description}", markup=False, table_column=text)
    ]
    if width >= MIDDLING:
        columns.append(BarColumn(bar_width=min(40, width // 4)))
    columns.append(_Number(table_column=Column(no_wrap=True)))
    if width >= WIDE:
        columns.append(_Clock(table_column=Column(no_wrap=True)))
    return columns


class _Number(ProgressColumn):
    """How many things are done, of how many."""

    def render(self, task: Task) -> Text:
        if task.total is not None:
            return Text(f"{int(task.completed):,}/{int(task.total):,}")
        return Text(f"{int(task.completed):,}" if task.completed else "")


class _Clock(ProgressColumn):
    """How long it has taken, and how long it may take yet."""

    def render(self, task: Task) -> Text:
        said = _say_clock(task.elapsed or 0)
        if task.time_remaining is not None:
            said += f", {_say_clock(task.time_remaining)} left"
        return Text(said)


def _say_clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
