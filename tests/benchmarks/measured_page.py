"""The parts of a documentation page that ``make bench`` writes."""

from __future__ import annotations

import os
import platform
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from generator.records.file_system import name_file_system

START, END = "<!-- {}: written by make bench -->\n", "<!-- end -->\n"


def write_parts(page: Path, parts: Mapping[str, str]) -> None:
    """Put each of ``parts``, in Markdown, between the marks of its name; one that has none is
    left out."""
    text = page.read_text("utf-8")
    for name, part in parts.items():
        if START.format(name) not in text:
            continue
        before, rest = text.split(START.format(name), 1)
        _, after = rest.split(END, 1)
        text = f"{before}{START.format(name)}\n{part}\n{END}{after}"
    page.write_text(text, encoding="utf-8")


def write_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Numbers stand on the right."""
    sides = ["--:" if _are_numbers(column) else "---" for column in zip(*rows, strict=True)]
    return "\n".join(map(_write_row, [heads, sides, *rows]))


def _are_numbers(cells: Sequence[str]) -> bool:
    return all(cell[:1].isdigit() for cell in cells if cell)


def describe_machine() -> str:
    """When and on what something was measured, as a sentence."""
    release = platform.release().split("-")[0]
    files = name_file_system(Path(tempfile.gettempdir()))
    return (
        f"Measured {datetime.now(UTC).date()}, {os.cpu_count()} processors "
        f"({platform.machine()}), {platform.system()} {release}, "
        f"Python {platform.python_version()}{files and f', files on {files}'}; "
        f"load {os.getloadavg()[2]:.1f} over a quarter of an hour."
    )


def _write_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
