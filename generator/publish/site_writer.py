"""Files of a site that is being built."""

from __future__ import annotations

from pathlib import Path


class SiteWriter:
    def __init__(self, site: Path) -> None:
        """``site``: a folder in which nothing is that is to be kept."""
        self._site = str(site)
        self._folders: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """``path``: below the site."""
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            Path(self._site, folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        with open(f"{self._site}/{path}", "wb") as file:  # noqa: PTH123 (a third of the time)
            file.write(content)
