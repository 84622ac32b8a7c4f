"""A page of the site for reading from a disk, where the address of a folder opens no page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.publish.html_tags import Tag, change_tags

_LEADING = {
    **dict.fromkeys(("a", "area", "link"), "href"),
    **dict.fromkeys(("script", "img", "iframe", "source", "embed"), "src"),
    "form": "action",
    "button": "formaction",
    "input": "formaction",
    "object": "data",
}
"""The attribute that leads to a place of the site, by element."""

_MOVE = re.compile(r"(\s*[0-9.]+\s*[;,]\s*url\s*=\s*)(.*)", re.IGNORECASE | re.DOTALL)
"""What a page that was moved says: the seconds, then the address."""

_NOWHERE = "https://site.invalid/"
"""Where a site without an address of its own is taken to be."""


@dataclass(frozen=True)
class DiskPages:
    files: AbstractSet[str]
    """All files of the site, by path below its top."""

    site_url: str = ""

    def write(self, page: str, path: str) -> str:
        """``page``, which lies at ``path`` in the site, with each link to a place of the site
        leading to a file. The canonical address and what machines read stay; the web manifest,
        which browsers refuse to read from a disk, is left out."""

        def change(tag: Tag) -> Tag | None:
            name = _LEADING.get(tag.name)
            if tag.name == "meta":
                return self._change_move(tag, path)
            if name is None or name not in tag.text.lower():
                return tag
            attributes = tag.read()
            rel = attributes.get("rel", "").lower().split() if tag.name == "link" else []
            if "manifest" in rel:
                return None
            if "canonical" in rel or name not in attributes:
                return tag
            target = self.find_file(attributes[name], path)
            return tag if target is None else tag.write(name, target)

        return change_tags(page, change)

    def _change_move(self, tag: Tag, path: str) -> Tag:
        attributes = tag.read()
        if attributes.get("http-equiv", "").lower() != "refresh":
            return tag
        move = _MOVE.fullmatch(attributes.get("content", ""))
        target = self.find_file(move[2], path) if move else None
        return tag if target is None else tag.write("content", f"{move[1]}{target}")  # type: ignore[index]

    def find_file(self, link: str, path: str) -> str | None:
        """The address of the file that ``link`` leads to, relative to the page at ``path``; None
        where it leads to a file as it is, or out of the site, or nowhere."""
        if not link.strip() or link.startswith(("#", "?")):
            return None
        home = self.site_url or _NOWHERE
        try:
            parts = urlsplit(urljoin(f"{home}{quote(path)}", link.strip()))
        except ValueError:
            return None
        top = urlsplit(home)
        if parts[:2] != top[:2] or not parts.path.startswith(top.path):
            return None
        wanted = unquote(parts.path.removeprefix(top.path))
        file = self._name_file(wanted)
        is_relative = not urlsplit(link.strip()).scheme and not link.strip().startswith("/")
        if file is None or (file == wanted and is_relative):
            return None
        relative = quote(posixpath.relpath(file, posixpath.dirname(path) or "."))
        query = f"?{parts.query}" if parts.query else ""
        return f"{relative}{query}{f'#{parts.fragment}' if parts.fragment else ''}"

    def _name_file(self, wanted: str) -> str | None:
        folder = wanted if not wanted or wanted.endswith("/") else f"{wanted}/"
        names = (wanted, f"{folder}index.html")
        return next((name for name in names if name in self.files), None)
