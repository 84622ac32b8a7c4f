"""A new folder in the place of an old one, in one step; or what changed in it, in few."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.unfinished import name_unfinished, remove_unfinished

_AT_FDCWD = -100 if sys.platform == "linux" else -2
_GONE = ".gone.json"
"""Written last: changes without it are not complete."""

_FEW = 5_000
"""Files that are linked in less than a second."""

_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2(2); RENAME_SWAP of macOS's renameatx_np(2) is 2 as well."""


@contextmanager
def stage(target: Path) -> Iterator[Path]:
    """A place beside the folder ``target`` to build its successor in; at the end of the block it
    takes the place of ``target``, unless there was an exception."""
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_unfinished(target)
    shutil.rmtree(_name_changes(target), ignore_errors=True)
    staged = name_unfinished(target)
    try:
        yield staged
        swap_in(staged, target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


@contextmanager
def stage_changes(target: Path) -> Iterator[Changes]:
    """A place beside the folder ``target`` for those of its files that change. At the end of the
    block they take their places in it, unless there was an exception.

    In one step, if there are few files: what stays is linked into the new folder. Of many files,
    that would take longer than all else, and only what changes is moved; should the process be
    killed meanwhile, ``finish_changes`` moves the rest.
    """
    target = target.resolve()
    remove_unfinished(target)
    staged = name_unfinished(target)
    try:
        staged.mkdir()
        changes = Changes(staged)
        yield changes
        if changes.kept <= _FEW:
            _link(target, staged, changes.gone)
            swap_in(staged, target)
            return
        (staged / _GONE).write_text(json.dumps(sorted(changes.gone)), "utf-8")
        staged.rename(_name_changes(target))
        finish_changes(target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _link(source: Path, target: Path, gone: Collection[str]) -> None:
    """Give ``target`` the files of ``source`` that it has not, but for those that are ``gone``."""
    for folder, _, names in os.walk(source):
        for name in names:
            file = Path(folder) / name
            path = file.relative_to(source)
            place = target / path
            if path.as_posix() not in gone and not place.exists():
                place.parent.mkdir(parents=True, exist_ok=True)
                os.link(file, place)


@dataclass
class Changes:
    folder: Path
    gone: set[str] = field(default_factory=set)
    """Paths that are to be no longer there."""

    kept: int = 0
    """How many files stay as they are."""


def leave_only(folder: Path, paths: Collection[str]) -> None:
    """Remove every file below ``folder`` but those at ``paths``."""
    kept = {folder / path for path in paths}
    for file in [*folder.rglob("*")]:
        if file.is_file() and file not in kept:
            file.unlink()


def finish_changes(target: Path) -> None:
    """Move what a run that was killed had ready for ``target``."""
    target = target.resolve()
    changes = _name_changes(target)
    if not (changes / _GONE).is_file():
        return
    for path in json.loads((changes / _GONE).read_bytes()):
        remove_file(target, path)
    move_files(changes, target, leave=_GONE)
    shutil.rmtree(changes)


def move_files(source: Path, target: Path, leave: str = "") -> None:
    """Move every file below ``source`` to the same place below ``target``, but for the one at
    ``leave``."""
    for file in sorted(source.rglob("*")):
        path = file.relative_to(source)
        if file.is_file() and path.as_posix() != leave:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            file.replace(target / path)


def remove_folder(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def remove_file(folder: Path, path: str) -> None:
    """And the folders above it that are empty then."""
    (folder / path).unlink(missing_ok=True)
    for above in list(Path(path).parents)[:-1]:
        with suppress(OSError):  # not empty
            (folder / above).rmdir()


def _name_changes(target: Path) -> Path:
    return target.with_name(f".{target.name}-changes")


def swap_in(staged: Path, target: Path) -> None:
    """Put the folder ``staged`` where ``target`` is, and delete what was there.

    Both lie on one file system.
    Where the system can exchange two folders (Linux, macOS) there is a whole ``target`` at every
    moment; elsewhere there is none for the time between two renames.
    """
    if not target.exists():
        staged.rename(target)
        return
    if not _exchange(staged, target):
        aside = name_unfinished(target, "old")
        target.rename(aside)
        staged.rename(target)
        staged = aside
    shutil.rmtree(staged)


def _exchange(one: Path, other: Path) -> bool:
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    if name is None:
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), name, None)
    if rename is None:
        return False
    paths = (os.fsencode(path.absolute()) for path in (one, other))
    first, second = paths
    return bool(rename(_AT_FDCWD, first, _AT_FDCWD, second, ctypes.c_uint(_EXCHANGE)) == 0)
