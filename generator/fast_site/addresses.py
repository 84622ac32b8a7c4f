"""Addresses of files as pages write them: relative to the page."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from mkdocs import utils
from mkdocs.structure.files import File

from generator.fast_site.dialect import Unknown
from generator.fast_site.planned_files import PlannedFiles

Found = tuple[str, str]
"""The path of a file, and its address."""

_SIBLING = "\0"
"""The name of a page beside another one."""

_MOST = 50_000
"""Addresses that are remembered for the pages of one folder."""


class Addresses:
    """Pages beside each other write the same address for one file, unless it lies in the folder of
    one of them."""

    def __init__(self, files: PlannedFiles) -> None:
        self._files = files
        self._of_folder: dict[tuple[str, str], dict[str, tuple[str, str, str]]] = {}

    def seen_from(self, page: File) -> Callable[[str], Found]:
        """Finds the file that a link of ``page`` leads to; raises ``Unknown`` if there is none."""
        folder, url = posixpath.dirname(page.src_uri), page.url
        above = posixpath.dirname(url.rstrip("/"))
        has_folder = url.endswith("/") and url != "./"
        known = self._of_folder.setdefault((folder, above), {})

        def find(link: str) -> Found:
            if link not in known:
                path = posixpath.normpath(posixpath.join(folder, link))
                target = self._files.find_url(path)
                if target is None:
                    raise Unknown
                if len(known) > _MOST:
                    known.clear()
                beside = posixpath.join(above, f"{_SIBLING}/")
                known[link] = path, target, utils.get_relative_url(target, beside)
            path, target, address = known[link]
            if not has_folder or target.startswith(url):
                address = utils.get_relative_url(target, url)
            return path, address

        return find
