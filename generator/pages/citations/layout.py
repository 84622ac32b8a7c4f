"""How a file holds many papers, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Layout(Generic[Item]):
    write: Callable[[Item], str]

    head: str = ""
    separator: str = ""
    edge: str = ""
    """Before the first item and after the last one; not where there is none."""

    tail: str = ""

    def list_pieces(self, items: Iterable[Item], *, first: bool = True) -> Iterator[str]:
        """Each item with what stands in front of it; ``first``: whether the file begins with it."""
        before = self.edge if first else self.separator
        for item in items:
            yield before + self.write(item)
            before = self.separator

    def join(self, items: Iterable[Item]) -> Iterator[str]:
        """The file, in pieces."""
        yield self.head
        number = 0
        for number, piece in enumerate(self.list_pieces(items), 1):  # noqa: B007
            yield piece
        yield self.find_end(number)

    def find_end(self, number: int) -> str:
        """What stands behind so many items."""
        return f"{self.edge if number else ''}{self.tail}"
