"""What a page does for its reader by itself: the contents, what is folded, what is wide."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.fixtures import OpenPage


def test_contents_show_what_is_read(open_page: OpenPage, home: str) -> None:
    page = open_page(home, "development/architecture/")
    links = page.locator(".md-nav--secondary a")
    reading = page.locator(".md-nav--secondary .md-nav__link--active")
    expect(reading).to_have_count(0)
    links.nth(2).click()
    expect(reading).to_have_text(links.nth(2).inner_text())
    assert page.locator(".md-nav--secondary .md-nav__link--passed").count() == 2


def test_what_is_folded_opens_on_paper_and_closes_again(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "papers/crowd/")
    folded = page.locator(".md-content details").first
    for event, is_open in (("beforeprint", True), ("afterprint", False)):
        page.evaluate("name => dispatchEvent(new Event(name))", event)
        assert folded.evaluate("element => element.open") is is_open


def test_address_of_something_folded_opens_it(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "papers/crowd/")
    page.locator(".md-content details").first.evaluate(
        "element => element.insertAdjacentHTML('beforeend', '<p id=\"über\">x</p>')"
    )
    page.evaluate("location.hash = '#%C3%BCber'")
    expect(page.locator("#über")).to_be_visible()


def test_wide_code_is_reached_by_the_keyboard_while_it_is_wide(
    open_page: OpenPage, home: str
) -> None:
    page = open_page(home, "contribute/add/")
    code = page.locator("pre > code", has_text="attention is all you need").first
    expect(code).to_have_attribute("tabindex", "0")
    # It wraps on a narrow screen.
    page.set_viewport_size({"width": 390, "height": 800})
    expect(code).not_to_have_attribute("tabindex", "0")
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(code).to_have_attribute("tabindex", "0")
