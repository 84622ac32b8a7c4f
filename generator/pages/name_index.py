"""The indexes of names: of authors, tags, venues and organisations, by letter and in pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.library.author import find_letter
from generator.library.library import Library
from generator.pages.entry import Entry
from generator.pages.slugs import make_letter_path, number_page
from generator.settings import PagesFrom

NAMES = 400
"""How many names one page shows: with the titles of the papers below them some 60 kB, and seven
screens of a desk."""

LEAST = 3
"""How many papers a name of a long list needs for a page of its own. Of the 109,000 papers of the
ACL Anthology 28,000 people wrote three or more, and 45,000 two or more."""

MOST_FREQUENT = 200
"""How many names a long index puts first, those with the most papers."""


@dataclass(frozen=True)
class IndexPage:
    """A part of an index: one letter, or some of its names."""

    path: str
    letter: str
    number: int
    of: int
    entries: tuple[Entry, ...]

    @property
    def span(self) -> str:
        """The first and the last word that it is sorted by: ``Sato – Schmidt``."""
        first, last = self.entries[0].sort_word, self.entries[-1].sort_word
        return first if first == last else f"{first} – {last}"


@dataclass(frozen=True)
class NameIndex:
    front: str
    """The path of its first page, which leads to the others."""

    entries: tuple[Entry, ...]
    letters: Mapping[str, tuple[IndexPage, ...]]
    """# comes first; empty where all names stand on the front page."""

    @property
    def most_frequent(self) -> int:
        """How many of them are shown."""
        return MOST_FREQUENT

    @cached_property
    def frequent(self) -> list[Entry]:
        """The names with the most papers, of those that have more than one."""
        several = [entry for entry in self.entries if len(entry.papers) > 1]
        return sorted(several, key=lambda entry: -len(entry.papers))[:MOST_FREQUENT]


def arrange_index(front: str, entries: Iterable[Entry], *, always: bool = False) -> NameIndex:
    """``entries`` come in the order of the index. By letter if they are too many for one page, or
    ``always``."""
    known = tuple(entries)
    if len(known) <= NAMES and not always:
        return NameIndex(front, known, {})
    by_letter: dict[str, list[Entry]] = {}
    for letter, group in groupby(known, key=lambda entry: find_letter(entry.sort_word)):
        by_letter.setdefault(letter, []).extend(group)
    letters = {
        letter: tuple(_cut(make_letter_path(front, letter), letter, by_letter[letter]))
        for letter in sorted(by_letter)
    }
    return NameIndex(front, known, letters)


def _cut(path: str, letter: str, entries: list[Entry]) -> Iterator[IndexPage]:
    """The pages of a letter, nearly equal in length."""
    of = -(-len(entries) // NAMES)
    ends = [len(entries) * number // of for number in range(of + 1)]
    for number in range(1, of + 1):
        part = entries[ends[number - 1] : ends[number]]
        yield IndexPage(number_page(path, number), letter, number, of, tuple(part))


def list_pageless(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if not entry.has_page)


def find_least(noun: str, library: Library, chosen: PagesFrom) -> int:
    """How many papers a name needs for a page of its own; ``noun`` is ``authors``, ``tags``, …

    In a long list most names come once or twice, and their pages would say what the index says,
    which names the papers of those that have no page.
    """
    said: int | None = getattr(chosen, noun)
    if said is not None:
        return said
    return LEAST if library.is_large else 1
