"""The tags of a page, changed where they stand: all else of the page stays as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_INSIDE = r"""(?:[^"'>]|"[^"]*"|'[^']*')*"""
_PIECE = re.compile(rf"<!--.*?-->|<([a-zA-Z][a-zA-Z0-9-]*)\b{_INSIDE}>", re.DOTALL)
_ATTRIBUTE = re.compile(
    r"""\s([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""", re.DOTALL
)
_RAW = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title")
}
"""Elements in which "<" begins no tag, each with its end."""


@dataclass(frozen=True)
class Tag:
    """A start tag."""

    name: str
    """In small letters."""

    text: str
    """As it stands in the page, from "<" to ">"."""

    def read(self) -> dict[str, str]:
        """The attributes, by their names in small letters, with entities resolved. Of two with one
        name the first counts, as for browsers."""
        found: dict[str, str] = {}
        for attribute in _ATTRIBUTE.finditer(self.text):
            value = attribute[2] or attribute[3] or attribute[4] or ""
            found.setdefault(attribute[1].lower(), html.unescape(value))
        return found

    def write(self, name: str, value: str) -> Tag:
        """The tag with another value of the attribute ``name``, which it has."""
        for attribute in _ATTRIBUTE.finditer(self.text):
            if attribute[1].lower() == name:
                start, end = attribute.span(1)[0], attribute.end()
                new = f'{name}="{html.escape(value)}"'
                return Tag(self.name, f"{self.text[:start]}{new}{self.text[end:]}")
        raise KeyError(name)


def list_tags(page: str) -> Iterator[Tag]:
    """Every start tag of the page; comments, scripts and styles hold none."""
    for tag, _, _ in _find_tags(page):
        yield tag


def change_tags(page: str, change: Callable[[Tag], Tag | None]) -> str:
    """``page`` with what ``change`` makes of each start tag: None takes it out."""
    pieces: list[str] = []
    last = 0
    for tag, start, end in _find_tags(page):
        changed = change(tag)
        if changed is not tag:
            pieces += page[last:start], changed.text if changed else ""
            last = end
    return "".join([*pieces, page[last:]])


def _find_tags(page: str) -> Iterator[tuple[Tag, int, int]]:
    """Each start tag with its first place in the page, and the first after it."""
    place = 0
    while piece := _PIECE.search(page, place):
        place = piece.end()
        if piece[1] is None:
            continue
        name = piece[1].lower()
        yield Tag(name, piece[0]), piece.start(), piece.end()
        if name in _RAW:
            end = _RAW[name].search(page, place)
            place = end.end() if end else len(page)
