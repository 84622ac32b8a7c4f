"""Papers as every listing shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from markupsafe import Markup

from generator.pages import text
from generator.pages.links import Links
from generator.records.model import Paper

WAY_UP = "\0"
"""Stands in a card for the way from the page to ``docs/``. No text holds this character: YAML
refuses it, and HTML reads its entity as another."""

HEADING = text.trust("\0#")
DATE = text.trust("\0-")
"""Before and after the date."""


class _Card(NamedTuple):
    start: str
    heading: str
    date: str
    end: str


class Cards:
    """Renders each card once: the pages of a site show it in many places, and all that differs
    there is how deep the page lies, the level of the heading and whether the date is said."""

    def __init__(self, render: Callable[[Paper], str]) -> None:
        """``render``: the card with the marks of this module in it."""
        self._render = render
        self._cards: dict[str, _Card] = {}

    def show(
        self, papers: Iterable[Paper], link: Links, dated: bool = True, level: int = 3
    ) -> Markup:
        """One after the other, each below a heading of ``level``, 2 or 3."""
        hashes = "#" * level
        cards = (self._cards.get(paper.id) or self._make(paper) for paper in papers)
        whole = "\n".join(
            f"{card.start}{hashes}{card.heading}{card.date if dated else ''}{card.end}"
            for card in cards
        )
        return text.trust(whole.replace(WAY_UP, link.way_up))

    def _make(self, paper: Paper) -> _Card:
        start, rest = self._render(paper).split(HEADING)
        card = self._cards[paper.id] = _Card(start, *rest.split(DATE))
        return card
