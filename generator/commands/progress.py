"""How far a command is: a line on standard error for each stage that is finished, and a bar for the
one that is going on where somebody watches."""

from __future__ import annotations

import functools
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import click

from generator.problems import count_of, show_line
from generator.progress import SILENT, Advance, Progress, advance_nothing


def with_progress(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command the option ``--quiet`` and its ``progress``."""

    @click.option("-q", "--quiet", is_flag=True, help="Do not tell how far it is.")
    @functools.wraps(command)
    def run(*arguments: object, quiet: bool, **options: object) -> None:
        command(*arguments, progress=SILENT if quiet else show_progress(), **options)

    return run


def show_progress() -> Progress:
    """Shown as standard error allows. The library for bars is loaded only where there are some."""
    watched = sys.stderr.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown")
    return Bars() if watched else Lines()


class Lines:
    """A line for each stage that is finished."""

    @contextmanager
    def stage(
        self, doing: str, done: str, noun: str = "", total: int | None = None
    ) -> Iterator[Advance]:
        number = 0
        start = time.perf_counter()
        with self.draw(show_line(doing), total) as draw:

            def advance(more: int) -> None:
                nonlocal number
                number += more
                draw(number)

            yield advance
        what = f"{done} {count_of(number, noun)}" if noun else done
        took = say_seconds(time.perf_counter() - start)
        click.echo(f"{show_line(what)} in {took}", err=True)

    def draw(self, doing: str, total: int | None) -> AbstractContextManager[Advance]:
        """What shows the stage while it goes on, and is told each time how many things are done."""
        return nullcontext(advance_nothing)


class Bars(Lines):
    """The same lines, and a bar that is gone when its stage is over; one at a time."""

    def __init__(self) -> None:
        self._is_drawn = False

    @contextmanager
    def draw(self, doing: str, total: int | None) -> Iterator[Advance]:
        if self._is_drawn:
            yield advance_nothing
            return
        from generator.commands.bar import draw_bar

        self._is_drawn = True
        try:
            with draw_bar(doing, total) as draw:
                yield draw
        finally:
            self._is_drawn = False


def say_seconds(seconds: float) -> str:
    """``0.2 s``, ``2 min 5 s``."""
    if round(seconds, 1) < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes:,} min {rest} s"
