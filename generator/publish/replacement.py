"""Files of a repository replaced by others, so that a run that is stopped can be run again.

A journal in the folder names what the run writes. It is there before the first change and gone
after the last one: where it is found, an earlier run was stopped.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish.unfinished import name_unfinished, remove_unfinished
from generator.publish.writer import refuse_escape

JOURNAL = ".readinglist-init.json"


@dataclass(frozen=True)
class Stopped:
    """What an earlier run that did not come to its end had set out to do."""

    copying: bool
    """Whether it was filling an empty folder."""

    files: frozenset[str]
    """What it meant to write, by path below the folder."""


def find_stopped(root: Path) -> Stopped | None:
    try:
        found = json.loads((root / JOURNAL).read_bytes())
        return Stopped(found["copying"] is True, frozenset(map(str, found["files"])))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def read_texts(folder: Path, paths: Iterable[str]) -> dict[str, str]:
    """The texts of those of the files that are there, by path below the folder.

    Raises:
        OSError, UnicodeDecodeError: if one cannot be read.
    """
    return {path: (folder / path).read_text("utf-8") for path in paths if (folder / path).is_file()}


def replace_files(
    root: Path, files: Mapping[str, bytes | Path], removed: Iterable[str], *, copying: bool
) -> None:
    """Make ``root`` hold ``files`` (by path below it: content, or a file to copy with its mode),
    and neither ``removed`` (files and folders) nor what a stopped run wrote besides.

    Raises:
        WriteRefused: before anything is written, for a path that leads out of ``root``.
        OSError: if the system does not let us write; then, too, it can be run again.
    """
    stopped = find_stopped(root)
    leftover = sorted(stopped.files - files.keys()) if stopped else []
    removed = [*removed, *leftover]
    for path in (*files, *leftover):
        refuse_escape(root, path)
    for path in removed:
        refuse_escape(root, f"{path}/x" if (root / path).is_dir() else path)
    remove_unfinished(root / "init")
    aside = name_unfinished(root / "init")
    journal = json.dumps({"copying": copying, "files": sorted({*files, *leftover})}).encode()
    try:
        _write(root / JOURNAL, journal, aside)
        for path, content in files.items():
            _write(root / path, content, aside)
        for path in removed:
            _remove(root, path)
        (root / JOURNAL).unlink()
    finally:
        aside.unlink(missing_ok=True)


def _write(target: Path, content: bytes | Path, aside: Path) -> None:
    """The file appears whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        shutil.copy(content, aside)
    else:
        aside.write_bytes(content)
    aside.replace(target)


def _remove(root: Path, path: str) -> None:
    """Remove a file or a folder, and the folders that are empty without it."""
    target = root / path
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
