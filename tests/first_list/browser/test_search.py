"""The search box of a reader who half remembers a paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import OpenPage
from tests.browser.search_box import SearchBox

TITLE = "HybridFlow"
ADDRESS = "papers/hybridflow/"
WAYS = {
    "words of the title": "flexible efficient rlhf",
    "author": "Guangming Sheng",
    "tag": "resharding",
    "words of the abstract": "3D-HybridEngine zero memory redundancy",
    "venue": "EuroSys 2025",
    "arXiv id": "2409.19256",
    "beginning of a word": "hybridf",
    "typo": "hybirdflow",
    "phrase": '"flexible and efficient rlhf framework"',
    "fields": "author:sheng year:2024 has:code",
}
"""What a reader may remember of the paper at ``ADDRESS``."""

EXAMPLES = """() => [...document.querySelectorAll(".rl-search__option--query .rl-search__title")]
    .map(title => title.textContent)"""


@pytest.fixture
def box(front: Page) -> SearchBox:
    box = SearchBox(front)
    box.press("/")
    return box


@pytest.mark.parametrize("known", WAYS)
def test_paper_is_found_by(box: SearchBox, home: str, known: str) -> None:
    box.search(WAYS[known])
    box.papers.filter(has_text=TITLE).click()
    box.page.wait_for_url(f"{home}/{ADDRESS}")
    expect(box.page.locator("h1")).to_contain_text(TITLE)


def test_search_opens_on_a_phone(open_page: OpenPage, home: str) -> None:
    box = SearchBox(open_page(home, width="narrow"))
    box.page.get_by_role("button", name="Search", exact=True).tap()
    box.search("hybridflow")
    box.papers.filter(has_text=TITLE).tap()
    box.page.wait_for_url(f"{home}/{ADDRESS}")


@pytest.mark.parametrize("words", ["most discussed", "serving", "ion stoica", "october 2025"])
def test_listings_are_not_found(box: SearchBox, words: str) -> None:
    parts = ("papers", "collections", "topics", "about", "contribute", "development", "search")
    box.search(words)
    for option in [*box.papers.all(), *box.pages.all()]:
        address = str(option.get_attribute("href")).removeprefix(f"{box.page.url}")
        assert address.split("/")[0] in parts, address
        assert address not in ("papers/", "papers/most-discussed/", "papers/by-title/", "topics/")


def test_every_example_of_the_empty_box_finds_papers(box: SearchBox) -> None:
    expect(box.options.first).to_be_visible()
    examples = box.page.evaluate(EXAMPLES)
    assert len(examples) == 6
    for example in examples:
        box.search(example)
        expect(box.papers.first, example).to_be_visible()


def test_search_for_nothing_known_says_so(box: SearchBox) -> None:
    box.search("xylophonequartz")
    expect(box.said).to_contain_text("Nothing matches “xylophonequartz”.")
    expect(box.papers).to_have_count(0)


def test_help_is_one_key_away(box: SearchBox, home: str) -> None:
    box.search("xylophonequartz?")
    expect(box.input).to_have_value("xylophonequartz?")
    expect(box.options.filter(has_text="How to search")).to_have_count(1)
    box.press("Escape", "Escape", "?")
    box.page.wait_for_url(f"{home}/search/")
    box.press("/", "ArrowUp")
    expect(box.options.last).to_have_text("How to search")
    box.expect_active(box.options.count() - 1)
