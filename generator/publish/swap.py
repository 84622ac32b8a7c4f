"""A new folder in the place of an old one, in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.unfinished import name_unfinished, remove_unfinished

_AT_FDCWD = -100 if sys.platform == "linux" else -2
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux's renameat2(2); RENAME_SWAP of macOS's renameatx_np(2) is 2 as well."""


@contextmanager
def stage(target: Path) -> Iterator[Path]:
    """A place beside the folder ``target`` to build its successor in; at the end of the block it
    takes the place of ``target``, unless there was an exception."""
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_unfinished(target)
    staged = name_unfinished(target)
    try:
        yield staged
        swap_in(staged, target)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


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
