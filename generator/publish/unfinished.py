"""Files that appear whole or not at all: names for what is not finished yet, and the removal of
what a killed run left under them."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def name_unfinished(target: Path, suffix: str = "tmp") -> Path:
    """A name beside ``target`` that says whose it is: ``.site-4711.tmp`` of the process 4711."""
    return target.with_name(f".{target.name}-{os.getpid()}.{suffix}")


def write_whole(target: Path, content: bytes | Iterable[bytes], aside: Path | None = None) -> None:
    """Make ``target`` hold ``content``, or its pieces, in place of what was there and with its
    permissions. It is written aside, then moved into place, so that it appears whole or not at all.

    Raises:
        OSError: if the system does not let us; what was there is as it was.
    """
    aside = aside or name_unfinished(target)
    try:
        with aside.open("wb") as file:
            file.writelines([content] if isinstance(content, bytes) else content)
        with suppress(FileNotFoundError):
            shutil.copymode(target, aside)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def remove_unfinished(target: Path) -> None:
    """Remove the files and folders that earlier runs made for ``target`` and did not live to
    finish. Those of a process that still runs stay."""
    pattern = re.compile(rf"\.{re.escape(target.name)}-([1-9][0-9]{{0,8}})\.(tmp|old)")
    for entry in list(target.parent.iterdir()):
        found = pattern.fullmatch(entry.name)
        if found and not _is_anothers(int(found[1])):
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry, ignore_errors=True)
            else:
                entry.unlink(missing_ok=True)


def _is_anothers(process: int) -> bool:
    """Whether another process of this number runs."""
    if process == os.getpid():
        return False
    if sys.platform == "win32":
        return True  # there is no way to ask that doesn't end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
