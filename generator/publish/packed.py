"""Gzip that is the same each time."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable, Iterator

_TOGETHER = 200_000
"""Characters: so many at once take less than many small pieces, and are still few."""


def pack(pieces: Iterable[str]) -> bytes:
    """The text in UTF-8, gzipped without a time and a name, so that the same text makes the same
    bytes; the pieces are not held together."""
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", 6, packed, mtime=0) as file:
        for text in _join(pieces):
            file.write(text.encode())
    return packed.getvalue()


def _join(pieces: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= _TOGETHER:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
