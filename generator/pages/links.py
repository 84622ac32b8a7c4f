"""Links between pages, in Markdown, so that MkDocs checks every one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from markupsafe import Markup

from generator.library.library import Library
from generator.pages import text
from generator.pages.slugs import Addresses
from generator.records.partial_date import PartialDate

_remember = lru_cache(maxsize=20_000)
"""Links of one sort: a name stands on many pages, most of which are made soon after each other."""


class Links:
    """Writes the links of all pages that lie equally deep below ``docs/``."""

    def __init__(self, way_up: str, library: Library, addresses: Addresses) -> None:
        """``way_up``: from these pages to ``docs/``."""
        self.way_up, self._library, self._addresses = way_up, library, addresses
        self._to = _remember(lambda target: text.link_within(self.way_up + target))
        self.paper = _remember(self._to_paper)
        self.topic = _remember(self._to_topic)
        self.author = self._by_name(addresses.author)
        self.tag = self._by_name(addresses.tag)
        self.venue = self._by_name(addresses.venue)
        self.organization = self._by_name(addresses.organization)

    def __call__(self, target: str) -> Markup:
        """The address alone, for a link whose words the template says."""
        return self._to(target)

    def to(self, words: str, target: str) -> Markup:
        return self._write(words, target)

    def counted(self, to: Callable[[str], Markup], counts: Iterable[tuple[str, int]]) -> Markup:
        """Links in a row, each with its number where that is more than one."""
        links = (to(name) + (f" ({number:,})" if number > 1 else "") for name, number in counts)
        return text.join_links(links)

    def row(self, to: Callable[[str], Markup], names: Iterable[str]) -> Markup:
        return text.join_links(map(to, names))

    def collection(self, id: str, title: str) -> Markup:
        return self._write(title, self._addresses.collection(id))

    def period(self, date: PartialDate, words: str | int = "") -> Markup:
        """A year, month or day of the archive."""
        return self._write(str(words) if words else date.in_words(), self._addresses.period(date))

    def _to_paper(self, id: str) -> Markup:
        return self._write(self._library.by_id[id].title, self._addresses.paper(id))

    def named(self, id: str, words: str) -> Markup:
        """To a paper, with other words than its title."""
        return self._write(words, self._addresses.paper(id))

    def _to_topic(self, key: str) -> Markup:
        return self._write(self._library.topics[key].title, self._addresses.topic(key))

    def _by_name(self, address: Callable[[str], str]) -> Callable[[str], Markup]:
        return _remember(lambda name: self._write(name, address(name)))

    def _write(self, words: str, target: str) -> Markup:
        return text.link(words, target, self.way_up)


def name_letter(letter: str) -> str:
    return "Other" if letter == "#" else letter
