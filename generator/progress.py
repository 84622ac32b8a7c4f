"""How far the work is, told by those who do it to whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

T = TypeVar("T")

Advance = Callable[[int], None]
"""Says that so many things more are done. It costs next to nothing: call it for each."""


class Progress(Protocol):
    def stage(
        self, doing: str, done: str, noun: str = "", total: int | None = None
    ) -> AbstractContextManager[Advance]:
        """A part of the work, from here to the end of the block. A stage within another one has a
        line of its own and no bar.

        ``doing`` is shown meanwhile (``Reading files``). Once the block has ended without an error,
        ``done``, the number that was advanced with its ``noun`` (none: no number), and the time:
        ``Read 108 files in 0.2 s``. ``total``: how many things there are, if that is known.

        A stage with a total draws only when it advances, in the thread that advances it, so its
        work may fork; one without draws from a thread of its own. In neither may another process
        write to the terminal.
        """
        ...


class _Silent:
    def stage(
        self, doing: str, done: str, noun: str = "", total: int | None = None
    ) -> AbstractContextManager[Advance]:
        return nullcontext(advance_nothing)


def advance_nothing(number: int) -> None:
    """For whom nobody watches."""


SILENT: Progress = _Silent()


def count_off(things: Iterable[T], advance: Advance) -> Iterator[T]:
    """The things; each is done when the next is asked for."""
    for thing in things:
        yield thing
        advance(1)
