"""What an index is remembered by, so that the next one need not be made anew as a whole."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import NamedTuple


class Row(NamedTuple):
    """A document."""

    path: str
    lengths: list[int]
    """Of its fields, in words."""

    words: str
    """By which it is found, a line each."""


class Origin(NamedTuple):
    """A source, and its documents."""

    key: str
    print: str
    rows: list[Row]


@dataclass
class Remembered:
    print: str = ""
    """Of everything that goes into the index."""

    shard: int = 0
    """How many documents one file holds."""

    first: int = 0
    """The number of the first paper."""

    means: list[float] = field(default_factory=list)
    """Mean lengths of the fields, rounded."""

    others: list[Origin] = field(default_factory=list)
    papers: list[Origin] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    """By code point."""

    counts: list[int] = field(default_factory=list)
    """The documents of each word."""

    sizes: list[int] = field(default_factory=list)
    """Characters that each word takes in its file."""

    cuts: list[int] = field(default_factory=list)
    """The number of the first word of each file."""

    seals: dict[str, list[str]] = field(default_factory=dict)
    """Of the files of words and of documents, as in the root."""

    files: dict[str, str] = field(default_factory=dict)
    """A hash of each file, by its name."""

    def write(self) -> bytes:
        contents = vars(self) | {"words": "\n".join(self.words)}
        # ASCII, as text of which one letter is not takes twice the memory.
        return json.dumps(contents, separators=(",", ":")).encode()


def read_remembered(content: bytes) -> Remembered:
    """What ``Remembered.write`` wrote.

    Raises:
        ValueError, TypeError, KeyError, AttributeError, RecursionError: it is something else.
    """
    found = json.loads(content)
    words = found.pop("words")
    for name in ("others", "papers"):
        found[name] = [
            Origin(key, print_, [Row(*row) for row in rows]) for key, print_, rows in found[name]
        ]
    return Remembered(**found, words=words.split("\n") if words else [])
