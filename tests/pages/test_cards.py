from __future__ import annotations

import pytest

from generator.pages import cards
from generator.pages.cards import Cards
from generator.pages.links import Links
from generator.pages.slugs import Addresses
from generator.records.model import Paper
from tests.lists import make_library, make_paper


def draw(paper: Paper) -> str:
    return (
        f"<article>\n\n{cards.HEADING} [A]({cards.WAY_UP}papers/{paper.id}.md)\n\n"
        f"{cards.DATE}2024 {cards.DATE}end"
    )


@pytest.mark.parametrize(
    ("way_up", "dated", "level", "shown"),
    [
        ("", True, 3, "<article>\n\n### [A](papers/a.md)\n\n2024 end"),
        ("../../", False, 2, "<article>\n\n## [A](../../papers/a.md)\n\nend"),
    ],
)
def test_card_fits_the_page_that_shows_it(way_up: str, dated: bool, level: int, shown: str) -> None:
    link = Links(way_up, make_library(), Addresses())
    assert Cards(draw).show([make_paper("a")], link, dated, level) == shown


def test_card_is_rendered_once() -> None:
    drawn: list[str] = []

    def watch(paper: Paper) -> str:
        drawn.append(paper.id)
        return draw(paper)

    link = Links("", make_library(), Addresses())
    shown = Cards(watch)
    for _ in range(2):
        assert shown.show([make_paper("a"), make_paper("b")], link).count("<article>") == 2
    assert drawn == ["a", "b"]
