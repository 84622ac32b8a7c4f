"""What an index is remembered by, so that the next one need not be made anew as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

_TOGETHER = 1000
"""Papers of one piece."""


class Row(NamedTuple):
    """A document."""

    path: str
    lengths: list[int]
    """Of its fields, in words."""

    words: bytes
    """By which it is found, in UTF-8, with spaces between them."""


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

    facets: str = ""
    """Stands for all that facets are made from."""

    files: dict[str, str] = field(default_factory=dict)
    """A hash of each file, by its name."""

    def list_pieces(self) -> Iterator[bytes]:
        """All of it, two lines for the papers of each piece: as one text, those of a large list
        would take as much memory as all the rest."""
        contents = vars(self) | {"words": "\n".join(self.words), "papers": None, "others": None}
        yield _encode(contents)
        yield from _list_lines(self.others)
        for start in range(0, len(self.papers), _TOGETHER):
            yield from _list_lines(self.papers[start : start + _TOGETHER])


def _list_lines(origins: Sequence[Origin]) -> Iterator[bytes]:
    """All but the words of documents; and those, which are most of it: only where a document
    changes is one looked at, so that they need not be read as JSON."""
    yield b"\n" + _encode([(*one[:2], [row[:2] for row in one.rows]) for one in origins])
    yield b"\n" + b"\0".join([row.words for one in origins for row in one.rows])


def _encode(contents: Any) -> bytes:
    # ASCII, as text of which one letter is not takes twice the memory.
    return json.dumps(contents, separators=(",", ":")).encode()


def read_remembered(content: bytes) -> Remembered:
    """What ``Remembered.list_pieces`` listed.

    Raises:
        ValueError, TypeError, KeyError, AttributeError, RecursionError: it is something else.
    """
    first, *lines = content.split(b"\n")
    found = json.loads(first)
    words = found.pop("words")
    others, *papers = map(_read_lines, lines[::2], lines[1::2])
    found |= {"others": others, "papers": [*chain.from_iterable(papers)]}
    return Remembered(**found, words=words.split("\n") if words else [])


def _read_lines(line: bytes, words: bytes) -> list[Origin]:
    found = json.loads(line)
    words_of = iter(words.split(b"\0"))
    origins = [
        Origin(key, print_, [Row(path, lengths, next(words_of, b"")) for path, lengths in rows])
        for key, print_, rows in found
    ]
    if any(words_of):
        raise ValueError(f"More words than documents: {line[:80]!r}")
    return origins
