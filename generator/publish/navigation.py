"""The entries of ``nav`` in ``mkdocs.yml``, for what stands around every page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.pages.slugs import find_url


@dataclass(frozen=True)
class Entry:
    """Has the names by which the theme's templates ask MkDocs."""

    title: str
    url: str = ""
    """Below the top of the site, or a whole address; empty for the home page and for a group."""

    children: tuple[Entry, ...] = ()

    @property
    def is_homepage(self) -> bool:
        return not self.url and not self.children


@dataclass(frozen=True)
class Navigation:
    items: tuple[Entry, ...]


def read_navigation(nav: Any) -> Navigation:
    """Two levels of entries: groups within a group are taken apart. What is written otherwise than
    MkDocs wants it is passed over here: MkDocs says so itself."""
    entries = []
    for title, target in _list_pairs(nav):
        if isinstance(target, str):
            entries.append(_make_entry(title, target))
        elif children := tuple(_flatten(target)):
            entries.append(Entry(title, children=children))
    return Navigation(tuple(entries))


def _flatten(nav: Any) -> Iterator[Entry]:
    for title, target in _list_pairs(nav):
        if isinstance(target, str):
            yield _make_entry(title, target)
        else:
            yield from _flatten(target)


def _list_pairs(nav: Any) -> Iterator[tuple[str, Any]]:
    for item in nav if isinstance(nav, list) else []:
        if isinstance(item, str):
            yield "", item
        elif isinstance(item, dict):
            yield from ((str(title), target) for title, target in item.items())


def _make_entry(title: str, target: str) -> Entry:
    url = target if "://" in target else find_url(target.replace("README.md", "index.md"))
    return Entry(title or _name(url), url)


def _name(url: str) -> str:
    """A name for an entry without a title."""
    words = url.rstrip("/").rpartition("/")[2].replace("-", " ").replace("_", " ")
    return words.capitalize() if words.islower() else words or "Home"
