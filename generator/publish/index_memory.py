"""What the last build knew of the index of the search, kept beside what it knew of the site.

It is a hint and no more, as ``site_state.py`` says: it counts only with the same key, and only if
every file of the index lies in the site as it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.publish.signed_file import read_signed, write_signed
from generator.publish.site_state import Row, read_file
from generator.publish.site_writer import SiteWriter
from generator.search.contents import Write, find_path
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
            body = read_signed(self.file, self.key, MOST)
            if body is None:
                return None
            remembered = read_remembered(body)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        for name, hash_ in remembered.files.items():
            row = there.get(find_path(name))
            if row is None or row.hash != hash_:
                return None
        return Last(remembered, partial(read_file, self.site))

    def keep(self, remembered: Remembered) -> None:
        """For the next build; where that can't be, nothing is kept."""
        write_signed(self.file, self.key, remembered.list_pieces(), MOST)

    def write(
        self,
        make: Callable[[Last | None, Write], Made],
        there: Mapping[str, Row],
        site: SiteWriter,
    ) -> None:
        """Bring the files of the index into ``site``; ``there`` are those of the last build."""
        last = self.recall(there)
        made = make(last, site.write)
        for path in made.kept:
            site.keep(path)
        for path, content in made.files.items():
            site.write(path, content)
        if last is None or made.remembered is not last.remembered:
            self.keep(made.remembered)
