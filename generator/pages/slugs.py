"""Addresses: where each page lies below ``docs/``, and on the site.

``papers/hybridflow.md`` becomes ``/papers/hybridflow/``. An address never changes once published,
so a slug is made from the name alone or chosen in ``data/slugs.yml``, never numbered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from slugify import slugify

from generator.records.model import Slugs
from generator.records.partial_date import PartialDate

HOME = "index.md"
PAPERS = "papers/index.md"
PAPERS_BY_TITLE = "papers/by-title.md"
PAPERS_MOST_DISCUSSED = "papers/most-discussed.md"
TOPICS = "topics/index.md"
TAGS = "tags/index.md"
AUTHORS = "authors/index.md"
ORGANIZATIONS = "organizations/index.md"
VENUES = "venues/index.md"
ARCHIVE = "archive/index.md"
COLLECTIONS = "collections/index.md"
CODE = "code/index.md"
MARKS = "marks/index.md"
EXPLORE = "explore/index.md"
FIELDS = "contribute/fields.md"
RULES = "contribute/rules.md"
DATA = "data/index.md"
FEED = "feeds/newest.xml"


_PLAIN = re.compile(r"[A-Za-z0-9 .-]+")
"""What most names are made of: nothing in it has to be transliterated or means more to slugify than
the end of a word."""


@lru_cache(maxsize=300_000)
def make_slug(name: str) -> str:
    """Lower-case ASCII letters, digits and hyphens; empty if the name has none of them."""
    if _PLAIN.fullmatch(name):
        return "-".join(name.lower().replace(".", " ").replace("-", " ").split())
    # The backend by name: otherwise each call looks for another that is not installed; where it is,
    # the addresses would be others.
    return slugify(name, backend="text-unidecode")


@dataclass(frozen=True)
class Addresses:
    """The page of each thing, as a path below ``docs/``."""

    chosen: Slugs = field(default_factory=Slugs)
    on_index: Mapping[str, str] = field(default_factory=dict)
    """For names without a page of their own: where they stand on an index,
    ``authors/p/2.md#jose-pena``, by the path of the page that they would have."""

    def paper(self, id: str) -> str:
        return f"papers/{id}.md"

    def topic(self, key: str) -> str:
        return f"topics/{key}.md"

    def collection(self, id: str) -> str:
        return f"collections/{id}.md"

    def tag(self, tag: str) -> str:
        return self._place(f"tags/{self.chosen.tags.get(tag) or make_slug(tag)}.md")

    def author(self, name: str) -> str:
        return self._place(f"authors/{self.chosen.authors.get(name) or make_slug(name)}.md")

    def venue(self, venue: str) -> str:
        return self._place(f"venues/{self.chosen.venues.get(venue) or make_slug(venue)}.md")

    def organization(self, name: str) -> str:
        return self._place(
            f"organizations/{self.chosen.organizations.get(name) or make_slug(name)}.md"
        )

    def period(self, date: PartialDate) -> str:
        """The archive's page of a year, a month or a day."""
        folder = "/".join(["archive", *str(date).split("-")])
        return f"{folder}.md" if date.day else f"{folder}/index.md"

    def _place(self, path: str) -> str:
        return self.on_index.get(path, path)


def make_letter_path(front: str, letter: str) -> str:
    """The page of a letter of the index that begins at ``front``. A tag may be called ``c``; an
    author of one letter is a problem that was told at all times."""
    name = "other" if letter == "#" else letter.lower()
    if front == AUTHORS:
        return f"authors/{name}/index.md"
    return front.replace("index.md", f"by-letter/{name}.md")


def name_anchor(path: str) -> str:
    """Where a name that has no page stands on its index; ``path``: of the page that it would
    have."""
    return path.removesuffix(".md").rpartition("/")[2]


def number_page(path: str, number: int) -> str:
    """The page ``number`` (from 1) of a listing that begins at ``path``."""
    if number == 1:
        return path
    folder = path.removesuffix(".md").removesuffix("/index")
    return f"{folder}/{number}.md"


def find_url(path: str) -> str:
    """The address on the site, relative to its top: ``papers/hybridflow/``; empty for the home
    page."""
    if not path.endswith(".md"):
        return path
    way = path.removesuffix(".md")
    return "" if way == "index" else f"{way.removesuffix('/index')}/"


def relate(target: str, depth: int) -> str:
    """``target``, a path below ``docs/``, as a page that lies ``depth`` folders deep must write it.
    It depends on nothing else, so that pages can share what they show."""
    return "../" * depth + target
