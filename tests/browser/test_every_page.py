"""What holds for every kind of page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.axe import find_violations
from tests.browser.chromium import PALETTES, WIDTHS
from tests.browser.fixtures import OpenPage
from tests.browser.kinds import GENERATED, KINDS, WRITTEN
from tests.site.sites import Site

each_kind = pytest.mark.parametrize("kind", KINDS)
each_width = pytest.mark.parametrize("width", WIDTHS)
each_palette = pytest.mark.parametrize("palette", PALETTES)

Place = tuple[str, str]

WIDER_THAN_SCREEN = """() => {
    const width = document.documentElement.clientWidth;
    const isWide = element => {
        const box = element.getBoundingClientRect();
        return box.width && (box.right > width + 1 || box.left < -1);
    };
    const isClipped = element => element && !element.matches(".md-main, body") && (
        getComputedStyle(element).overflowX !== "visible" || isClipped(element.parentElement));
    return [...document.querySelectorAll(".md-header *, .md-content *, .rl-footer *")]
        .filter(element => element.checkVisibility() && isWide(element))
        .filter(element => !isClipped(element.parentElement))
        .map(element => element.outerHTML.slice(0, 200));
}"""


REMOVE_MADE = """() => {
    for (const made of document.querySelectorAll(".rl-marks, .rl-own, .rl-your-marks"))
        made.remove();
}"""
"""Take away what differs, and is meant to, where there is no JavaScript."""


def test_every_kind_of_page_is_looked_at(
    real_site: Site, toy_site: Site, places: dict[str, Place]
) -> None:
    kinds = {page.kind for site in (real_site, toy_site) for page in site.plan.pages}
    assert kinds - {"papers", "moved"} == set(GENERATED)
    assert len(WRITTEN) > 3
    assert places.keys() == set(KINDS)


@each_palette
@each_width
@each_kind
def test_page_is_accessible(
    open_page: OpenPage,
    places: dict[str, Place],
    kind: str,
    width: str,
    palette: str,
) -> None:
    page = open_page(*places[kind], width=width, palette=palette)
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    assert scheme == {"light": "default", "dark": "slate"}[palette]
    assert find_violations(page) == []


def test_fault_is_seen(open_page: OpenPage, home: str) -> None:
    page = open_page(home)
    page.evaluate("document.querySelector('h1').style.color = '#ccc'")
    assert [line.split(":")[0] for line in find_violations(page)] == ["color-contrast"]
    page.evaluate("document.querySelector('h1').style.width = '3000px'")
    assert page.evaluate(WIDER_THAN_SCREEN) != []


@each_width
@each_kind
def test_page_fits_the_screen(
    open_page: OpenPage, places: dict[str, Place], kind: str, width: str
) -> None:
    page = open_page(*places[kind], width=width)
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTHS[width]
    assert page.evaluate(WIDER_THAN_SCREEN) == []


@each_kind
def test_page_has_one_heading_that_its_title_repeats(
    open_page: OpenPage, places: dict[str, Place], kind: str
) -> None:
    page = open_page(*places[kind])
    headings = page.locator("h1").all_inner_texts()
    assert len(headings) == 1
    title = page.title().removesuffix(f" - {page.locator('.rl-brand').inner_text()}")
    assert title in (headings[0], f"{headings[0]} (2)")


@each_width
@each_kind
def test_page_works_without_javascript(
    open_page: OpenPage, places: dict[str, Place], kind: str, width: str
) -> None:
    page = open_page(*places[kind], width=width, javascript=False)
    expect(page.locator("h1")).to_be_visible()
    body = page.locator(".md-content")
    # Where the lists give way to the search.
    if kind != "explore":
        with_script = open_page(*places[kind], width=width)
        for shown in (page, with_script):
            shown.evaluate(REMOVE_MADE)
        assert body.inner_text() == with_script.locator(".md-content").inner_text().replace(
            "\nCopy", ""
        )
    page.locator("header a", has_text="Topics").click()
    expect(page).to_have_url(f"{places[kind][0]}/topics/")
