"""Paths as they are written in addresses."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote


def quote_all(paths: Sequence[str]) -> list[str]:
    """As ``urllib.parse.quote`` of each: all at once, which takes a tenth of the time where nothing
    is to be quoted."""
    quoted = quote("\n".join(paths), safe="/\n").split("\n")
    # One with a line break would be two.
    return quoted if len(quoted) == len(paths) else [*map(quote, paths)]
