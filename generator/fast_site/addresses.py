"""Addresses of files as pages write them: relative to the page."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from mkdocs.structure.files import File

from generator.fast_site.lines import Lines, Unknown
from generator.fast_site.planned_files import PlannedFiles

_SIBLING = "\0"
"""The name of a page beside another one."""

_MOST = 8
"""Folders for which lines are kept."""


class Seen:
    """The site, as it is seen from the pages of a folder."""

    def __init__(self, files: PlannedFiles, folder: str, url: str) -> None:
        """``folder``: of the pages in ``docs/``; ``url``: of any of them, or of one."""
        self._files, self._folder = files, folder
        self._top = "../" * (folder.count("/") + 1 if folder else 0)
        self._ways = list_ways(url)
        self.lines = Lines(self._find)

    def _find_path(self, link: str) -> str:
        path = link.removeprefix(self._top)
        # As the generator writes links; to find out about others takes a while.
        if link.startswith(self._top) and "./" not in path:
            return path
        return posixpath.normpath(posixpath.join(self._folder, link))

    def _find(self, link: str) -> tuple[str, str]:
        """The path and the address of the file that ``link`` leads to.

        Raises:
            Unknown: if there is no such file.
        """
        path = self._find_path(link)
        target = self._files.find_url(path)
        if target is None:
            raise Unknown
        return path, relate(target, self._ways)


def list_ways(url: str) -> list[tuple[str, str]]:
    """The folders above the page at ``url``, the nearest first, each with the way up to it."""
    folder, _, name = url.removeprefix("./").rpartition("/")
    parts = [*folder.split("/"), *([] if "." in name or not name else [name])] if folder else []
    return [
        ("".join(f"{part}/" for part in parts[: len(parts) - ups]), "../" * ups)
        for ups in range(len(parts) + 1)
    ]


def relate(target: str, ways: Sequence[tuple[str, str]]) -> str:
    """The address ``target``, relative to a page, as MkDocs writes it (``get_relative_url``)."""
    target = target.removeprefix("./")
    for folder, way in ways:
        if target.startswith(folder):
            return f"{way}{target[len(folder) :]}" or "./"
    raise ValueError(target)  # the top is above all


class Addresses:
    """Pages beside each other write the same address for one file, unless it lies in the folder of
    one of them."""

    def __init__(self, files: PlannedFiles) -> None:
        self._files = files
        self._beside: dict[tuple[str, str], Seen] = {}
        """The folder that pages came from last is the last one."""

    def seen_from(self, page: File) -> Seen:
        """For ``page`` alone."""
        return Seen(self._files, posixpath.dirname(page.src_uri), page.url)

    def seen_beside(self, page: File) -> tuple[Seen, str] | None:
        """For all pages beside ``page``, and how an address begins that is another one for this
        page. None if there are no such pages."""
        folder, url = posixpath.dirname(page.src_uri), page.url
        above, _, name = url.rstrip("/").rpartition("/")
        if not url.endswith("/") or url == "./" or page.name == "index":
            return None
        key = folder, above
        seen = self._beside.pop(key, None)
        if seen is None:
            if len(self._beside) >= _MOST:
                del self._beside[next(iter(self._beside))]
            seen = Seen(self._files, folder, f"{above}/{_SIBLING}/")
        self._beside[key] = seen
        return seen, f"../{name}/"
