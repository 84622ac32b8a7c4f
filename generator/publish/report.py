"""Files that a person, or a workflow, asked for by name."""

from __future__ import annotations

from pathlib import Path

from generator.publish.unfinished import write_whole


def write_report(target: Path, text: str) -> None:
    """Make ``target`` hold ``text``: it appears whole, in place of what was there.

    Raises:
        OSError: if the system does not let us write.
    """
    if target.exists() and not target.is_file():
        target.write_bytes(text.encode())  # /dev/stdout and the like stay what they are
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, text.encode())


def append_report(target: Path, text: str) -> None:
    """Add to what ``target`` holds, as steps of a workflow do with their summary.

    Raises:
        OSError: if the system does not let us write.
    """
    with target.open("a", encoding="utf-8") as file:
        file.write(text)
