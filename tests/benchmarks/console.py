"""Where the benchmarks print their tables."""

from __future__ import annotations

import sys

from rich.console import Console

_WIDE = 400
"""Columns: a file or a pipe has as many as a table needs, and rich would take 80."""


def open_console() -> Console:
    return Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)
