"""The search box of a reader who half remembers a paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import find_violations
from tests.browser.fixtures import OpenPage

TITLE = "HybridFlow"
ADDRESS = "papers/hybridflow/"
WAYS = {
    "words of the title": "flexible efficient rlhf",
    "author": "Guangming Sheng",
    "tag": "resharding",
    "words of the abstract": "3D-HybridEngine zero memory redundancy",
    "venue": "EuroSys 2025",
    "repository": "verl volcengine",
    "arXiv id": "2409.19256",
}
"""What a reader may remember of the paper at ``ADDRESS``."""


def search(page: Page, words: str) -> Locator:
    """The found pages, after the search has answered."""
    page.locator("input.md-search__input").press_sequentially(words)
    expect(page.locator(".md-search-result__meta")).to_contain_text("matching")
    return page.locator(".md-search-result__item > a")


def open_by_click(page: Page) -> None:
    page.locator("input.md-search__input").click()


@pytest.mark.parametrize("known", WAYS)
def test_paper_is_found_by(front: Page, home: str, known: str) -> None:
    open_by_click(front)
    results = search(front, WAYS[known])
    found = results.filter(has=front.locator("h1", has_text=TITLE))
    # The answer to the last key may still be on its way.
    expect(found).to_have_count(1)
    found.click()
    front.wait_for_url(f"{home}/{ADDRESS}**")
    expect(front.locator("h1")).to_contain_text(TITLE)


@pytest.mark.parametrize("key", ["/", "s"])
def test_search_opens_by_key(front: Page, key: str) -> None:
    front.keyboard.press(key)
    expect(front.locator("input.md-search__input")).to_be_focused()
    expect(search(front, "hybridflow").first).to_contain_text(TITLE)
    front.keyboard.press("Escape")
    expect(front.locator("input.md-search__input")).not_to_be_focused()
    expect(front.locator(".md-search__output")).not_to_be_visible()


def test_first_result_is_opened_by_enter(front: Page, home: str) -> None:
    front.keyboard.press("/")
    search(front, "hybridflow")
    front.keyboard.press("Enter")
    front.wait_for_url(f"{home}/{ADDRESS}**")


def test_search_opens_on_a_phone(open_page: OpenPage, home: str) -> None:
    page = open_page(home, width="narrow")
    page.locator(".md-header__button[for='__search']").click()
    search(page, "hybridflow").first.click()
    page.wait_for_url(f"{home}/{ADDRESS}**")
    expect(page.locator("h1")).to_contain_text(TITLE)


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_open_search_is_accessible(
    open_page: OpenPage, home: str, width: str, palette: str
) -> None:
    page = open_page(home, width=width, palette=palette)
    page.keyboard.press("/")
    search(page, "graph")
    page.wait_for_timeout(500)
    assert find_violations(page) == []


@pytest.mark.parametrize("words", ["most discussed", "serving", "ion stoica", "october 2025"])
def test_listings_are_not_found(front: Page, words: str) -> None:
    open_by_click(front)
    for result in search(front, words).all():
        href = str(result.get_attribute("href"))
        assert any(f"/{part}/" in href for part in ("papers", "collections", "about", "contribute"))
        assert "/papers/?" not in href
        assert "most-discussed" not in href
        assert "by-title" not in href


def test_search_for_nothing_known_says_so(front: Page) -> None:
    open_by_click(front)
    results = search(front, "xylophonequartz")
    expect(front.locator(".md-search-result__meta")).to_have_text("No matching documents")
    expect(results).to_have_count(0)
