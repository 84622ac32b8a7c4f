"""What stands around a page: put there by a script, and short where none runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.chromium import open_context, watch
from tests.browser.fixtures import OpenPage
from tests.site.sites import Site, unpack

DEPTHS = ("", "papers/", "papers/crowd/", "contribute/fields/", "archive/2024/")

LINKS = """selector => [...document.querySelectorAll(`${selector} a`)].map(link => link.href)"""


@pytest.mark.parametrize("path", DEPTHS)
def test_every_link_around_a_page_leads_to_one(
    open_page: OpenPage, toy_home: str, toy_site: Site, path: str
) -> None:
    page = open_page(toy_home, path)
    for selector in (".md-header", ".md-sidebar--primary", ".rl-footer nav"):
        links = [link for link in page.evaluate(LINKS, selector) if link.startswith(toy_home)]
        assert len(links) > 5
        for link in links:
            below = link.removeprefix(f"{toy_home}/")
            file = toy_site.folder / (below if below.endswith(".xml") else f"{below}index.html")
            assert file.is_file(), link
    assert page.locator(".rl-plain").count() == 0
    assert page.locator("header, footer").count() == 2


@pytest.mark.parametrize("path", ["papers/crowd/", "contribute/fields/"])
def test_without_scripts_every_section_is_two_links_away(
    open_page: OpenPage, toy_home: str, path: str
) -> None:
    with_script = open_page(toy_home, path).evaluate(LINKS, ".rl-footer nav")
    page = open_page(toy_home, path, javascript=False)
    expect(page.locator("header.rl-plain")).to_be_visible()
    sections = page.locator("header.rl-plain a").all_inner_texts()
    assert {"Papers", "Explore", "Topics", "Authors"} <= set(sections)
    page.get_by_role("link", name="All sections").click()
    assert page.url == f"{toy_home}/#rlSections"
    page.wait_for_load_state()
    assert page.evaluate(LINKS, ".rl-footer nav") == with_script


def test_where_the_script_does_not_come_the_short_header_stays(
    open_page: OpenPage, toy_home: str
) -> None:
    page = open_page(toy_home)
    page.route("**/chrome.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{toy_home}/papers/")
    expect(page.locator("header.rl-plain")).to_be_visible()
    expect(page.locator("footer.rl-plain")).to_be_visible()


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_nothing_moves_when_the_header_comes_late(
    browser: Browser, toy_home: str, width: str
) -> None:
    """Nothing is painted before it; what is then painted stays where it is."""
    context = open_context(browser, width)
    page = context.new_page()
    held: list[Route] = []
    page.route("**/chrome.js", lambda route: held.append(route))  # noqa: PLW0108
    # What it puts into the text is another matter.
    page.route("**/site.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => shift += entry.value)).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{toy_home}/papers/crowd/", wait_until="commit")
    page.wait_for_function("document.querySelector(\"script[src$='chrome.js']\")")
    assert page.locator("h1").count() == 0
    held[0].continue_()
    page.wait_for_load_state("load")
    expect(page.locator(".rl-sections")).to_have_count(1)
    assert page.evaluate("shift") == 0
    context.close()


def test_from_a_disk_the_links_lead_to_files(
    browser: Browser, toy_site: Site, tmp_path: Path
) -> None:
    top = unpack(toy_site, tmp_path) / "site"
    context = open_context(browser)
    page = context.new_page()
    troubles = watch(page, tmp_path.as_uri())
    page.goto((top / "papers" / "crowd" / "index.html").as_uri())
    expect(page.locator(".rl-section[aria-current]")).to_have_text(["Papers"])
    form = page.locator("#rlSearch")
    expect(form).to_have_attribute("action", f"{top.as_uri()}/explore/index.html")
    page.locator(".rl-section", has_text="Topics").click()
    expect(page.locator("h1")).to_have_text("Topics")
    assert page.url.endswith("/topics/index.html")
    expect(page.locator(".rl-section[aria-current='page']")).to_have_text(["Topics"])
    page.locator(".rl-brand").click()
    assert page.url.endswith("/site/index.html")
    assert troubles == []
    context.close()


def test_what_has_the_focus_is_seen(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "papers/crowd/")
    for what in (".rl-marks-link", ".rl-menu summary", ".md-content summary"):
        page.locator(what).first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Shift+Tab")
        expect(page.locator(what).first).to_be_focused()
        expect(page.locator(what).first).to_have_css("outline-width", "2px")
        expect(page.locator(what).first).to_have_css("outline-style", "solid")
