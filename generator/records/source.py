"""The folder that records come from: what is in it, and where each value stands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.problems import Problem, Severity
from generator.records.contents import list_files, read_content
from generator.records.kinds import FILES, FOLDERS, SCHEMA_FOLDER, SCHEMAS
from generator.records.plain_yaml import Places, Way

Stamp = tuple[int, int, int]


@lru_cache(maxsize=1)  # a file with one problem often has more
def _find_places(content: bytes) -> Places:
    return Places(content)


@dataclass(frozen=True)
class Source:
    folder: Path
    shown_as: str = "data"
    """How Problems call the folder."""

    def read(self, file: str) -> bytes | None:
        """The content of a file; None where there is a link, a folder or a device.

        Raises:
            OSError: if the system does not let us read it.
        """
        return read_content(self.folder, file)

    def stamp(self, file: str) -> Stamp | None:
        """Changes whenever somebody writes the file; None if it can't be asked."""
        try:
            found = os.lstat(f"{self.folder}/{file}")
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns

    def report(
        self,
        file: str,
        way: Way,
        code: str,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        severity: Severity = "error",
        other: str = "",
    ) -> Problem:
        """A Problem with the value (or the key) at ``way`` of ``file``; ``file`` and ``other`` are
        paths below the folder."""
        try:
            places = _find_places(self.read(file) or b"")
        except OSError:
            places = _find_places(b"")
        line, column = places.of_key(way) if key else places.of_value(way)
        field = ".".join(str(part) for part in way)
        other = other and f"{self.shown_as}/{other}"
        path = f"{self.shown_as}/{file}"
        return Problem(path, line, column, field, code, message, hint, severity, other)

    def list_folder(self, name: str) -> Iterator[str]:
        """The YAML files of a folder, sorted by name."""
        return list_files(self.folder, name)

    def count_records(self) -> int:
        """How many files the folders hold, near enough to say how far a reader is."""
        folders = [self.folder / name for name in FOLDERS]
        return sum(len(os.listdir(folder)) for folder in folders if folder.is_dir())  # noqa: PTH208

    def find_strangers(self) -> Iterator[Problem]:
        """A Problem for each thing that would otherwise be passed over in silence."""
        known = (*FILES, *FOLDERS, SCHEMA_FOLDER, *(f"{SCHEMA_FOLDER}/{name}" for name in SCHEMAS))
        for name in ("", *FOLDERS, SCHEMA_FOLDER):
            folder = self.folder / name
            entries = sorted(os.listdir(folder)) if folder.is_dir() else []  # noqa: PTH208
            for entry in entries:
                file = f"{name}/{entry}" if name else entry
                if entry.startswith(".") or file in known:
                    continue
                if name not in FOLDERS or not entry.endswith(".yml"):
                    yield self._report_stranger(file, name)

    def _report_stranger(self, file: str, folder: str) -> Problem:
        wanted, hint = "a name that ends in .yml", ""
        if folder not in FOLDERS:
            wanted = "one of the known names"
            hint = ", ".join(SCHEMAS if folder else (*FILES, *(f"{f}/" for f in FOLDERS)))
        return Problem(
            f"{self.shown_as}/{file}",
            1,
            1,
            "",
            "stray-file",
            f"found {file.rpartition('/')[2]!r}, which nothing reads; wanted {wanted}.",
            hint,
        )
