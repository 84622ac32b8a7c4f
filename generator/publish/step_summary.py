"""The summary of a step of GitHub Actions: Markdown that its page shows below the log."""

from __future__ import annotations

from pathlib import Path

MOST_BYTES = 1_000_000
"""GitHub takes 1 MiB from each step and refuses the whole summary above that."""


def append_summary(path: Path, markdown: str) -> None:
    """Add to the file that ``$GITHUB_STEP_SUMMARY`` names.

    Raises:
        OSError: if it cannot be written.
    """
    with path.open("a", encoding="utf-8") as file:
        file.write(markdown)
