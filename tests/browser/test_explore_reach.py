"""Explore for everybody: by keyboard, on a phone, without scripts, with parts missing, and with
text that tries to run."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import find_violations
from tests.browser.chromium import PALETTES, WIDTHS
from tests.browser.explore_list import PAPERS, expect_query, list_shown, wait_for_results
from tests.browser.fixtures import OpenPage
from tests.browser.payloads import PAYLOADS, name_mark, read_payload

each_width = pytest.mark.parametrize("width", WIDTHS)
each_palette = pytest.mark.parametrize("palette", PALETTES)

FIND_ACTIVE = """() => {
    const found = window.__xss === undefined ? [] : ["a script ran"];
    const add = (why, element) => found.push(`${why}: ${element.outerHTML.slice(0, 300)}`);
    const never = "script, style, base, meta, iframe, object, embed, math, img, noscript";
    for (const element of document.querySelectorAll(".rl-explore__page *")) {
        if (element.matches(never)) add("element", element);
        for (const {name, value} of element.attributes) {
            if (/^on|^style$|^autofocus$/i.test(name)) add(name, element);
            if (["href", "src", "action"].includes(name)
                && !["http:", "https:"].includes(new URL(value, document.baseURI).protocol))
                add(name, element);
        }
    }
    return found;
}"""


@pytest.mark.parametrize(
    "search",
    [
        "",
        "?q=sparse&topic=serving,agents&-tag=survey&year=2020..&view=rows",
        "?q=nowheretobefound&topic=agents",
        "?view=titles&topic=unheard-of",
    ],
)
@each_palette
@each_width
def test_page_is_accessible(
    explore: Callable[..., Page], width: str, palette: str, search: str
) -> None:
    page = explore(search, width=width, palette=palette)
    assert find_violations(page) == []
    page.get_by_text("Export").click()
    expect(page.locator(".rl-export__panel")).to_be_visible()
    assert find_violations(page) == []
    page.get_by_text("Export").click()
    page.get_by_text("What can I write?").click()
    expect(page.locator(".rl-explore__help ul")).to_be_visible()
    if width == "narrow":
        page.get_by_role("button", name="Filter").click()
        expect(page.get_by_role("dialog")).to_be_visible()
    assert find_violations(page) == []


def test_everything_is_done_by_keyboard(explore: Callable[..., Page]) -> None:
    page = explore()
    page.get_by_label("Search all papers").focus()
    page.keyboard.type("sparse")
    page.keyboard.press("Enter")
    wait_for_results(page)
    page.get_by_label("First year").focus()
    page.keyboard.type("2020")
    page.keyboard.press("Tab")
    wait_for_results(page)
    box = page.locator('[data-facet="topic"]').get_by_label("On graphs")
    box.focus()
    page.keyboard.press("Space")
    wait_for_results(page)
    expect(page.get_by_label("On graphs").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    wait_for_results(page)
    out = page.get_by_role("button", name="Leave out On graphs")
    expect(out).to_be_focused()
    expect(out).to_have_attribute("aria-pressed", "true")
    expect_query(page, "?q=sparse&-topic=graphs&year=2020..")
    chip = page.get_by_role("button", name="Remove Not On graphs")
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove since 2020")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".rl-explore__count")).to_be_focused()
    wait_for_results(page)
    expect_query(page, "?q=sparse")


def test_year_that_is_being_typed_stays(explore: Callable[..., Page]) -> None:
    page = explore()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/search/words-"), hold)
    page.get_by_label("Search all papers").fill("sparse")
    expect(page.locator(".rl-explore__page[aria-busy]")).to_be_visible()
    page.get_by_label("First year").press_sequentially("2020")
    for route in held:
        route.continue_()
    page.unroute(re.compile(r"/search/words-"))
    wait_for_results(page)
    expect(page.get_by_label("First year")).to_have_value("2020")
    page.keyboard.press("Enter")
    wait_for_results(page)
    expect_query(page, "?q=sparse&year=2020..")


def test_result_is_announced(explore: Callable[..., Page]) -> None:
    page = explore()
    status = page.locator(".rl-explore__page").get_by_role("status").first
    expect(status).to_have_text(f"{PAPERS} papers")
    page.get_by_label("On graphs").check()
    expect(status).not_to_have_text(f"{PAPERS} papers")


def test_more_results_take_the_focus_to_the_first_of_them(explore: Callable[..., Page]) -> None:
    page = explore()
    assert len(list_shown(page)) == 50
    for shown in (100, PAPERS):
        page.get_by_role("button", name=re.compile("Show .* more of")).click()
        expect(page.locator("[data-paper]")).to_have_count(shown)
        first = page.locator("[data-paper]").nth(50 if shown == 100 else 100)
        expect(first.locator("a").first).to_be_focused()
    expect(page.locator(".rl-results__more")).to_be_hidden()
    page.locator("[data-paper] a").first.click()
    page.wait_for_url(re.compile("/papers/"))
    page.go_back()
    expect(page.locator("[data-paper]")).to_have_count(PAPERS)


def test_long_facet_is_looked_through(explore: Callable[..., Page]) -> None:
    page = explore()
    panel = page.locator('[data-facet="author"]')
    panel.get_by_role("button", name="Author").first.click()
    expect(panel.locator(".rl-facet__row")).to_have_count(8)
    panel.get_by_label("Find authors").fill("author k")
    expect(panel.locator(".rl-facet__name")).to_have_text(["Author K10"])
    panel.get_by_role("checkbox").check()
    wait_for_results(page)
    panel.get_by_label("Find authors").fill("nobody")
    expect(panel.locator(".rl-facet__name")).to_have_text(["Author K10"])
    expect(panel).to_contain_text("No other")


def test_filters_are_in_a_sheet_on_a_phone(explore: Callable[..., Page]) -> None:
    page = explore("?topic=agents&-tag=survey", width="narrow")
    opener = page.get_by_role("button", name="Filter (2)")
    opener.click()
    sheet = page.get_by_role("dialog", name="Filter")
    expect(sheet).to_be_visible()
    for _ in range(120):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.closest('dialog') !== null")
        assert inside or page.evaluate("document.activeElement === document.body")
    page.get_by_label("On serving").check()
    done = sheet.get_by_role("button", name=re.compile(r"Show \d+ papers"))
    wait_for_results(page)
    number = page.locator(".rl-explore__count").inner_text()
    expect(done).to_have_text(f"Show {number}")
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("button", name="Filter (3)")).to_be_focused()
    page.get_by_role("button", name="Filter (3)").click()
    done.click()
    expect(sheet).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_label("On serving")).to_be_visible()
    page.set_viewport_size({"width": 390, "height": 844})


def test_page_without_scripts_leads_to_every_listing(
    open_page: OpenPage, explored_home: str
) -> None:
    page = open_page(explored_home, "explore/?q=memory", javascript=False)
    links = page.locator(".rl-explore a")
    expect(links.first).to_be_visible()
    assert links.count() == 11
    for link in links.all():
        assert page.request.get(link.evaluate("one => one.href")).ok


def test_facet_that_is_missing_says_so_and_the_rest_works(explore: Callable[..., Page]) -> None:
    page = explore()
    files = re.compile(r"/facet-author-")
    page.route(files, lambda route: route.abort("aborted"))
    panel = page.locator('[data-facet="author"]')
    panel.get_by_role("button", name="Author").first.click()
    expect(panel.get_by_role("alert")).to_contain_text("could not be loaded")
    page.get_by_label("On graphs").check()
    wait_for_results(page)
    expect_query(page, "?topic=graphs")
    page.unroute(files)
    panel.get_by_role("button", name="Try again").click()
    expect(panel.locator(".rl-facet__row")).to_have_count(8)


def test_cards_have_summaries_and_only_cards_load_them(
    open_page: OpenPage, explored_home: str, explore: Callable[..., Page]
) -> None:
    page = explore("?view=titles")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{explored_home}/explore/?view=titles")
    wait_for_results(page)
    assert [url for url in asked if "/search/documents-" in url]
    assert not [url for url in asked if "/search/summaries-" in url]
    page.goto(f"{explored_home}/explore/")
    wait_for_results(page)
    expect(page.locator(".rl-card .rl-note")).to_have_count(50)
    expect(page.locator(".rl-card .rl-note").first).to_contain_text("We study")
    files = re.compile(r"/summaries-")
    page.route(files, lambda route: route.abort("aborted"))
    page.goto(f"{explored_home}/explore/")
    wait_for_results(page)
    expect(page.locator(".rl-card")).to_have_count(50)
    expect(page.locator(".rl-card .rl-note")).to_have_count(0)
    page.unroute(files)


def test_choice_that_cannot_be_applied_is_said(
    open_page: OpenPage, explored_home: str, explore: Callable[..., Page]
) -> None:
    page = explore()
    page.route(re.compile(r"/facet-venue-"), lambda route: route.abort("aborted"))
    page.goto(f"{explored_home}/explore/?venue=icml-2020&topic=graphs")
    wait_for_results(page)
    expect(page.locator(".rl-explore__note")).to_contain_text("Not filtered by venue")
    assert len(list_shown(page)) > 10


def test_missing_index_leaves_the_listings(
    explore: Callable[..., Page], explored_home: str
) -> None:
    page = explore()
    page.route(re.compile(r"/search/root\.js"), lambda route: route.abort("aborted"))
    page.goto(f"{explored_home}/explore/")
    wait_for_results(page)
    expect(page.locator(".rl-explore__error [role=alert]")).to_contain_text("could not be loaded")
    expect(page.get_by_role("link", name="All papers by title")).to_be_visible()
    page.unroute(re.compile(r"/search/root\.js"))
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("[data-paper]")).to_have_count(50)
    expect(page.locator(".rl-explore__error")).to_be_hidden()
    expect(page.get_by_role("link", name="All papers by title")).to_be_hidden()


PARAMETERS = (
    "q", "topic", "-tag", "author", "organization", "venue", "code", "license", "-collection",
    "year", "sort", "view", "topic.all",
)  # fmt: skip


@pytest.mark.parametrize("part", range(6))
def test_address_that_tries_to_run_is_text(
    open_page: OpenPage, hostile_home: str, part: int
) -> None:
    page = open_page(hostile_home, "explore/")
    for name in [*PAYLOADS][part::6]:
        text = quote(read_payload(name), safe="")
        search = "&".join(f"{parameter}={text}" for parameter in PARAMETERS)
        page.goto(f"{hostile_home}/explore/?{search}")
        wait_for_results(page)
        assert page.evaluate(FIND_ACTIVE) == []
        assert page.url.startswith(f"{hostile_home}/explore/?")


@pytest.mark.parametrize("part", range(6))
def test_values_that_try_to_run_are_text(open_page: OpenPage, hostile_home: str, part: int) -> None:
    page = open_page(hostile_home, "explore/")
    for name in [*PAYLOADS][part::6]:
        mark, text = name_mark(name), " ".join(read_payload(name).split())
        facets = "&".join(
            f"{facet}={mark}"
            for facet in ("topic", "author", "venue", "organization", "collection")
        )
        page.goto(f"{hostile_home}/explore/?q={mark}&{facets}")
        wait_for_results(page)
        expect(page.locator(f'[data-paper="{mark}"] h2')).to_have_text(text)
        expect(page.locator('[data-facet="venue"] .rl-facet__name')).to_have_text([text])
        assert page.evaluate(FIND_ACTIVE) == []
