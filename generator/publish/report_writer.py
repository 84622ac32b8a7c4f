"""A report for people, at the place that they named."""

from __future__ import annotations

from pathlib import Path

from generator.publish.unfinished import name_unfinished


def write_report(path: Path, text: str) -> None:
    """Write ``text``, whole or not at all, over what was there.

    Raises:
        OSError: if the system does not let us write.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = name_unfinished(path)
    try:
        aside.write_bytes(text.encode())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
