"""What lies in the folder of the last site, which another processor looks through while this one
loads its libraries and reads the records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.processes import Jobs
from generator.publish.site_state import Found, find_files
from generator.publish.swap import finish_changes
from generator.settings import Settings

STATE = Path(".cache") / "readinglist" / "site"
"""What is remembered of a site, below the folder of the list."""

_LARGE = 1_000_000
"""Bytes of what is remembered of a site, from which on it pays to start a process."""


class ComingFiles:
    def __init__(self, site: Path, remembered: Path) -> None:
        """``remembered``: the file that says what the last build made."""
        finish_changes(site)
        size = remembered.stat().st_size if remembered.is_file() else 0
        self._jobs = Jobs(find_files, [site] if size else [], alone=size < _LARGE, worth=1)

    def finish(self) -> list[Found]:
        """Nothing, where nothing is remembered."""
        return [found for some in self._jobs.finish() for found in some]

    def stop(self) -> None:
        """Leave undone what nobody waits for any more."""
        self._jobs.stop()


@contextmanager
def look_through_last(settings: Settings) -> Iterator[ComingFiles]:
    """Begin to look what is left of the last site."""
    coming = ComingFiles(settings.site, settings.root / STATE)
    try:
        yield coming
    finally:
        coming.stop()
