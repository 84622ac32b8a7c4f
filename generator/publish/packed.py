"""Gzip that is the same each time."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable


def pack(pieces: Iterable[str]) -> bytes:
    """The text in UTF-8, gzipped without a time and a name, so that the same text makes the same
    bytes; the pieces are not held together."""
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", 6, packed, mtime=0) as file:
        for piece in pieces:
            file.write(piece.encode())
    return packed.getvalue()
