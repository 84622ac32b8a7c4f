"""One page that will exist."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.records.model import Paper


@dataclass(frozen=True)
class Page:
    kind: str
    """Names the template: ``paper`` is rendered by ``templates/paper.md.j2``."""

    path: str
    """Below ``docs/``: ``papers/hybridflow.md``."""

    title: str
    description: str = ""
    """Empty for a paper: its renderer makes one."""

    subject: Any = None
    """What the page is about: a Paper, an Author, a tag, …; the template knows which."""

    papers: tuple[Paper, ...] = ()
    """The papers that it lists, in order."""

    number: int = 1
    """Which page of a long listing it is, from 1, …"""

    of: int = 1
    """… and of how many."""

    first: str = ""
    """The path of a long listing's first page."""

    claim: Claim | None = None
    """Who asked for this address, if it was made from a name in the data."""


@dataclass(frozen=True)
class Claim:
    """A name in the data that became an address."""

    noun: str
    """``tag``, ``author``, …: a field of ``data/slugs.yml`` in the singular."""

    name: str
    file: str = field(default="", compare=False)
    """A file, below ``data/``, in which the name stands …"""

    way: tuple[str | int, ...] = field(default=(), compare=False)
    """… and where in it."""
