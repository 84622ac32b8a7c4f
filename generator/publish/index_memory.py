"""What the last build knew of the index of the search, kept beside what it knew of the site.

It is a hint and no more, as ``site_state.py`` says: it counts only with the same key, and only if
every file of the index lies in the site as it was made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.publish.site_state import Row
from generator.publish.site_writer import SiteWriter
from generator.publish.unfinished import write_whole
from generator.search.contents import find_path
from generator.search.index import Last, Made
from generator.search.remembered import Remembered, read_remembered

MOST = 256 * 1024 * 1024
"""Bytes; some 850 a paper. What is larger is neither written nor read."""


@dataclass(frozen=True)
class IndexMemory:
    file: Path

    key: str
    """Stands for program, settings and theme."""

    site: Path
    """In which the files of the index lie."""

    def recall(self, there: Mapping[str, Row]) -> Last | None:
        """The last index, if all of its files are ``there`` as they were made."""
        if not there:
            return None
        try:
            if self.file.stat().st_size > MOST:
                return None
            head, _, body = self.file.read_bytes().partition(b"\n")
            if head + b"\n" != self.sign(body):
                return None
            remembered = read_remembered(body)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        for name, hash_ in remembered.files.items():
            row = there.get(find_path(name))
            if row is None or row.hash != hash_:
                return None
        return Last(remembered, lambda path: (self.site / path).read_bytes())

    def keep(self, remembered: Remembered) -> None:
        """For the next build; where that can't be, nothing is kept."""
        body = remembered.write()
        with suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            if len(body) < MOST:
                write_whole(self.file, self.sign(body) + body)

    def write(
        self,
        make: Callable[[Last | None], Made],
        there: Mapping[str, Row],
        site: SiteWriter,
    ) -> None:
        """Bring the files of the index into ``site``; ``there`` are those of the last build."""
        last = self.recall(there)
        made = make(last)
        for path in made.list_kept():
            site.keep(path)
        for path, content in made.files.items():
            site.write(path, content)
        if last is None or made.remembered is not last.remembered:
            self.keep(made.remembered)

    def sign(self, body: bytes) -> bytes:
        """The first line of the file."""
        return f"{self.key} {hashlib.sha256(body).hexdigest()}\n".encode()
