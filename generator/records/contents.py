"""What the system has of the records: which files a folder holds, and what is in them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path


def list_files(data: Path, folder: str) -> Iterator[str]:
    """The YAML files of a ``folder`` of ``data``, sorted by name, as paths below ``data``."""
    place = data / folder
    if place.is_dir():
        # Names, not paths: sorting a hundred thousand paths takes longer than reading them.
        for file in sorted(os.listdir(place)):  # noqa: PTH208
            if file.endswith(".yml") and not file.startswith("."):
                yield f"{folder}/{file}"


def read_content(data: Path, file: str) -> bytes | None:
    """The content of a file; None where there is a link, a folder or a device.

    Raises:
        OSError: if the system does not let us read it.
    """
    # Text for a path, and the system's own calls: of many files it shows.
    path = f"{data}/{file}"
    try:
        if not stat.S_ISREG(os.lstat(path).st_mode):
            return None
    except (FileNotFoundError, NotADirectoryError):
        return None
    with open(path, "rb", buffering=0) as opened:  # noqa: PTH123
        return opened.read()
