"""Files of a site that is being built."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from generator.publish.site_state import Row, describe


class SiteWriter:
    def __init__(self, site: Path, there: Mapping[str, Row]) -> None:
        """``site``: a folder in which nothing is that is to be kept; ``there``: what is in the
        place that it is made for. A file that is the same there is not written."""
        self._site = str(site)
        self._there = there
        self._folders: set[str] = set()
        self.rows: dict[str, Row] = {}
        """What was written, or is the same, by path."""

    def write(self, path: str, content: bytes, *, always: bool = False) -> None:
        """``path``: below the site; ``always``: even if it is the same."""
        row = self.rows[path] = describe(content)
        if self._there.get(path) == row and not always:
            return
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            _make_folder(f"{self._site}/{folder}")
            self._folders.add(folder)
        with open(f"{self._site}/{path}", "wb") as file:  # noqa: PTH123 (a third of the time)
            file.write(content)

    def keep(self, path: str) -> None:
        """What is there is the same."""
        self.rows[path] = self._there[path]

def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)  # noqa: PTH102 (a page each: half the time)
    except FileExistsError:
        pass
    except FileNotFoundError:
        Path(path).mkdir(parents=True, exist_ok=True)
