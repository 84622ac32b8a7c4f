"""A name on an index."""

from __future__ import annotations

from typing import NamedTuple

from generator.library.library import Group
from generator.pages.slugs import name_anchor

_FIELDS = {"author": "authors", "tag": "tags"}
"""Those of a record that hold a list of names."""


class Entry(NamedTuple):
    noun: str
    """``tag``, ``author``, …: a field of ``data/slugs.yml`` in the singular."""

    name: str
    papers: Group
    path: str
    """Of the page that it has, or would have."""

    has_page: bool
    sort_word: str
    """What it is sorted by: the last name of an author."""

    spelling: str
    """Of the name in the first of its papers."""

    @property
    def anchor(self) -> str:
        """On the index, where the name has no page of its own."""
        return name_anchor(self.path)

    @property
    def file(self) -> str:
        """A file, below ``data/``, in which the name stands …"""
        return f"papers/{self.papers[0].id}.yml"

    @property
    def way(self) -> tuple[str | int, ...]:
        """… and where in it."""
        if field := _FIELDS.get(self.noun):
            return field, getattr(self.papers[0], field).index(self.spelling)
        return (self.noun,)
