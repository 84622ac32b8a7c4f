"""What lies in the folder of the last site, which another processor looks through while this one
reads the records."""

from __future__ import annotations

from pathlib import Path

from generator.processes import Jobs
from generator.publish.site_state import Found, find_files
from generator.publish.swap import finish_changes

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
