"""The search box in the header: keys, what it says, and what it does when something is missing."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.axe import find_violations
from tests.browser.chromium import PALETTES, WIDTHS
from tests.browser.fixtures import OpenPage
from tests.browser.payloads import PAYLOADS, read_payload
from tests.browser.search_box import SearchBox

each_width = pytest.mark.parametrize("width", WIDTHS)
WORDS = re.compile(r"/assets/search/words-\d+\.js")


@pytest.fixture(params=WIDTHS)
def box(request: pytest.FixtureRequest, open_page: OpenPage, toy_home: str) -> SearchBox:
    """On the toy list's home page, at each width."""
    return SearchBox(open_page(toy_home, width=request.param))


def find_query(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query)["q"]


def answer_for_explore(page: Page) -> None:
    page.route(re.compile(r"/explore/\?q="), lambda route: route.fulfill(body="<title>x</title>"))


def test_paper_is_reached_by_keyboard_alone(box: SearchBox, toy_home: str) -> None:
    box.press("/")
    options = box.search("crowd")
    title = box.papers.first.locator(".rl-search__title").inner_text()
    expect(box.papers.first).to_contain_text("HybridCrowd")
    assert options.count() > 1
    box.press("ArrowDown", "Enter")
    box.page.wait_for_url(f"{toy_home}/papers/crowd/")
    expect(box.page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("key", ["/", "Control+k", "Meta+k"])
def test_keys_lead_to_the_box_from_anywhere(box: SearchBox, key: str) -> None:
    box.page.keyboard.press("End")
    box.press(key)
    expect(box.input).to_be_focused()
    expect(box.input).to_have_value("")
    expect(box.panel).to_be_visible()


def test_keys_are_text_where_one_types(box: SearchBox) -> None:
    box.page.evaluate("document.querySelector('h1').append(document.createElement('textarea'))")
    box.page.locator("textarea").press_sequentially("and/or")
    expect(box.page.locator("textarea")).to_have_value("and/or")
    box.press("Control+k")
    expect(box.panel).not_to_be_visible()
    box.page.locator("textarea").evaluate("field => field.blur()")
    box.press("/", "a", "/")
    expect(box.input).to_have_value("a/")


def test_arrows_go_through_every_option_and_around(box: SearchBox) -> None:
    box.press("/")
    count = box.search("a").count()
    assert count > 3
    box.expect_active(None)
    for number in [*range(count), 0]:
        box.press("ArrowDown")
        box.expect_active(number)
    for number in (count - 1, count - 2):
        box.press("ArrowUp")
        box.expect_active(number)


def test_home_and_end_are_for_the_text_then_for_the_options(box: SearchBox) -> None:
    box.press("/")
    last = box.search("crowd").count() - 1
    box.press("Home")
    box.expect_active(None)
    assert box.input.evaluate("field => field.selectionStart") == 0
    box.press("ArrowDown", "End")
    box.expect_active(last)
    box.press("Home")
    box.expect_active(0)
    box.press("ArrowRight")
    box.expect_active(None)
    assert box.input.evaluate("field => field.selectionStart") == 1


def test_escape_closes_and_then_clears(open_page: OpenPage, toy_home: str) -> None:
    box = SearchBox(open_page(toy_home))
    box.press("/")
    box.search("crowd")
    box.press("Escape")
    expect(box.panel).not_to_be_visible()
    expect(box.input).to_be_focused()
    expect(box.input).to_have_value("crowd")
    expect(box.input).to_have_attribute("aria-expanded", "false")
    box.press("Escape")
    expect(box.input).to_have_value("")
    expect(box.panel).not_to_be_visible()


def test_tab_leaves(box: SearchBox) -> None:
    box.press("/")
    box.search("crowd")
    box.press("Tab")
    expect(box.panel).not_to_be_visible()
    expect(box.input).not_to_be_focused()


def test_tab_through_the_header_opens_nothing(open_page: OpenPage, toy_home: str) -> None:
    box = SearchBox(open_page(toy_home))
    box.input.focus()
    expect(box.panel).not_to_be_visible()
    box.press("ArrowDown")
    expect(box.panel).to_be_visible()


def test_enter_without_an_option_shows_all_in_explore(box: SearchBox) -> None:
    answer_for_explore(box.page)
    box.press("/")
    box.search("crowd gpu")
    box.press("Enter")
    box.page.wait_for_url("**/explore/?q=*")
    assert find_query(box.page) == ["crowd gpu"]


def test_last_option_shows_all_in_explore(box: SearchBox, toy_home: str) -> None:
    answer_for_explore(box.page)
    box.press("/")
    box.search("crowd")
    box.press("ArrowUp", "Enter")
    box.page.wait_for_url(f"{toy_home}/explore/?q=crowd")


def test_combobox_says_what_it_is(box: SearchBox) -> None:
    box.press("/")
    box.search("crowd")
    for name, value in {
        "role": "combobox",
        "aria-autocomplete": "list",
        "aria-expanded": "true",
        "aria-controls": "rlSearchFound",
    }.items():
        expect(box.input).to_have_attribute(name, value)
    groups = box.page.get_by_role("listbox").get_by_role("group")
    expect(box.page.get_by_role("listbox").get_by_role("group", name="Papers")).to_have_count(1)
    assert groups.count() >= 1
    ids = box.options.evaluate_all("options => options.map(option => option.id)")
    assert len({*ids}) == len(ids) > 0


def test_results_are_announced_once_typing_rests(box: SearchBox) -> None:
    box.press("/")
    box.page.evaluate("""() => {
        const live = document.querySelector(".rl-search__live");
        window.said = [];
        new MutationObserver(() => said.push(live.textContent)).observe(live, {childList: true});
    }""")
    box.search("hybridcrowd twelve")
    expect(box.live).to_have_text("1 paper.")
    assert [text for text in box.page.evaluate("said") if text] == ["1 paper."]
    expect(box.said).to_have_text("1 paper")


@each_width
@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("words", ["", "a", "crowd -crowd", "crwod"])
def test_open_box_is_accessible(
    open_page: OpenPage, toy_home: str, width: str, palette: str, words: str
) -> None:
    box = SearchBox(open_page(toy_home, width=width, palette=palette))
    box.press("/")
    if words:
        box.search(words)
    box.press("ArrowDown")
    expect(box.list).not_to_have_attribute("aria-busy", "true")
    assert find_violations(box.page) == []
    assert box.page.evaluate("document.documentElement.scrollWidth") == WIDTHS[width]


def test_matches_are_marked_in_title_and_authors(box: SearchBox) -> None:
    box.press("/")
    box.search("HYBRIDCROWD melan")
    expect(box.said).to_contain_text("Nothing matches")
    box.search("melan")
    expect(box.papers.first.locator(".rl-search__title mark")).to_have_text(["Mélange"])
    box.search("author:pena")
    expect(box.papers.first.locator(".rl-search__details mark")).to_have_text(["Peña"])


def test_typo_is_mended_and_said(box: SearchBox) -> None:
    box.press("/")
    box.search("hybridcrwod")
    expect(box.papers.first).to_contain_text("HybridCrowd")
    expect(box.said).to_contain_text("Showing results for hybridcrowd instead of “hybridcrwod”")
    expect(box.live).to_contain_text("Showing results for hybridcrowd.")


def test_what_was_not_understood_is_said(box: SearchBox) -> None:
    box.press("/")
    box.search("crowd year:abc")
    expect(box.said).to_contain_text("“year:abc” is not a year")


def test_empty_answer_offers_what_to_leave_out(box: SearchBox) -> None:
    box.press("/")
    box.search("hybridcrowd melange")
    expect(box.said).to_contain_text("Nothing matches “hybridcrowd melange”.")
    expect(box.live).to_have_text("Nothing matches “hybridcrowd melange”. There are suggestions.")
    expect(box.options.filter(has_text="finds").first).to_be_visible()
    box.press("ArrowDown", "Enter")
    expect(box.input).to_be_focused()
    expect(box.input).to_have_value(re.compile("^(hybridcrowd|melange)$"))
    expect(box.papers.first).to_be_visible()


def test_empty_answer_without_a_way_out_says_so(box: SearchBox) -> None:
    box.press("/")
    box.search("xylophonequartz")
    expect(box.said).to_have_text(
        "Nothing matches “xylophonequartz”. Try fewer words, or other ones."
    )
    expect(box.papers).to_have_count(0)


def test_examples_are_offered_and_taken_over(box: SearchBox) -> None:
    box.press("/")
    expect(box.options.filter(has=box.page.locator(".rl-search__details"))).to_have_count(6)
    text = box.options.nth(2).locator(".rl-search__title").inner_text()
    box.options.nth(2).click()
    expect(box.input).to_have_value(text)
    expect(box.input).to_be_focused()


def test_click_on_an_option_keeps_the_focus_and_leads(box: SearchBox, toy_home: str) -> None:
    box.press("/")
    box.search("hybridcrowd")
    box.page.locator(".rl-search__label").first.click()
    expect(box.input).to_be_focused()
    expect(box.panel).to_be_visible()
    box.papers.first.click()
    box.page.wait_for_url(f"{toy_home}/papers/crowd/")


def test_click_elsewhere_closes(open_page: OpenPage, toy_home: str) -> None:
    box = SearchBox(open_page(toy_home))
    box.input.click()
    expect(box.panel).to_be_visible()
    box.page.mouse.click(200, 500)
    expect(box.panel).not_to_be_visible()


def test_option_on_this_page_closes_the_box(open_page: OpenPage, home: str) -> None:
    box = SearchBox(open_page(home, "contribute/own-list/"))
    box.press("/")
    box.search("run your own list")
    section = box.pages.locator("visible=true").and_(
        box.page.locator('[href*="/contribute/own-list/#"]')
    )
    section.first.click()
    expect(box.panel).not_to_be_visible()
    expect(box.page).to_have_url(re.compile("/contribute/own-list/#"))


def test_sheet_of_a_phone_opens_and_goes_back(open_page: OpenPage, toy_home: str) -> None:
    box = SearchBox(open_page(toy_home, width="narrow"))
    expect(box.input).not_to_be_visible()
    button = box.page.get_by_role("button", name="Search", exact=True)
    button.click()
    expect(box.input).to_be_focused()
    sheet = box.page.locator(".rl-search").bounding_box()
    assert sheet == {"x": 0, "y": 0, "width": 390, "height": 844}
    box.search("a")
    box.page.mouse.move(100, 700)
    box.page.mouse.wheel(0, 5000)
    box.expect_active(None)
    assert box.page.evaluate("scrollY") == 0
    box.page.get_by_role("button", name="Close the search").click()
    expect(box.input).not_to_be_visible()
    expect(button).to_be_focused()
    box.page.keyboard.press("Enter")
    expect(box.input).to_have_value("a")
    box.press("Escape")
    expect(button).to_be_focused()


def test_clear_empties_and_keeps_the_focus(box: SearchBox) -> None:
    box.press("/")
    clear = box.page.locator(".rl-search__clear")
    expect(clear).not_to_be_visible()
    box.search("crowd")
    clear.click()
    expect(box.input).to_have_value("")
    expect(box.input).to_be_focused()
    expect(box.papers).to_have_count(0)


def test_pasted_text_is_searched(box: SearchBox) -> None:
    box.press("/")
    box.page.keyboard.insert_text("hybridcrowd twelve")
    expect(box.papers.first).to_contain_text("HybridCrowd")


def test_text_is_searched_when_an_input_method_is_done(box: SearchBox) -> None:
    box.press("/")
    box.search("melange")
    session = box.page.context.new_cdp_session(box.page)
    box.input.select_text()
    half = {"selectionStart": 5, "selectionEnd": 5, "text": "hybri"}
    session.send("Input.imeSetComposition", half)
    expect(box.input).to_have_value("hybri")
    box.press("Escape", "ArrowDown")
    expect(box.papers.first).to_contain_text("Mélange")
    session.send("Input.insertText", {"text": "hybridcrowd"})
    expect(box.papers.first).to_contain_text("HybridCrowd")


def test_answer_to_an_earlier_query_is_not_shown(box: SearchBox) -> None:
    """The file of the first query comes after the second query was answered."""
    held: list[Route] = []
    is_slow = True

    def answer(route: Route) -> None:
        if is_slow:
            held.append(route)
        else:
            route.continue_()

    box.page.route(WORDS, answer)
    box.press("/")
    box.page.keyboard.type("melange")
    expect(box.said).to_have_text("Searching…")
    box.input.select_text()
    box.page.keyboard.type("hybridcrowd")
    is_slow = False
    for route in held[::-1]:
        route.continue_()
    expect(box.papers.first).to_contain_text("HybridCrowd")
    expect(box.live).to_contain_text("1 paper")
    expect(box.papers.filter(has_text="Mélange")).to_have_count(0)
    assert str(box.all.get_attribute("href")).endswith("?q=hybridcrowd")


def test_missing_file_is_said_and_tried_again(box: SearchBox, toy_home: str) -> None:
    # Its failure is meant; what the test page would count as trouble is answered as damage.
    box.page.route(WORDS, lambda route: route.fulfill(body="", content_type="text/javascript"))
    box.press("/")
    box.page.keyboard.type("hybridcrowd")
    expect(box.said).to_contain_text(re.compile("index is damaged|could not be loaded"))
    expect(box.options).to_have_text(["Try again"])
    expect(box.live).to_have_text(box.said.inner_text())
    assert find_violations(box.page) == []
    box.page.unroute(WORDS)
    box.press("ArrowDown", "Enter")
    expect(box.papers.first).to_contain_text("HybridCrowd")
    box.press("Escape")
    box.page.locator(".rl-footer a", has_text="Topics").click()
    expect(box.page).to_have_url(f"{toy_home}/topics/")


def test_lost_connection_is_said(open_page: OpenPage, toy_home: str) -> None:
    box = SearchBox(open_page(toy_home))
    # Aborted as by the reader: the one failure that does not count as trouble.
    box.page.route(WORDS, lambda route: route.abort("aborted"))
    box.press("/")
    box.page.keyboard.type("hybridcrowd")
    expect(box.said).to_contain_text("Check the connection")
    box.page.unroute(WORDS)
    box.options.click()
    expect(box.papers.first).to_contain_text("HybridCrowd")


def test_nothing_is_loaded_before_the_box_is_used(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    with page.expect_request("**/assets/search/root.js"):
        page.locator(".rl-search__input").focus()
    assert asked == ["root.js"]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", ["", "papers/crowd/", "404.html"])
def test_header_leads_to_explore_without_javascript(
    open_page: OpenPage, toy_home: str, path: str, width: str
) -> None:
    page = open_page(toy_home, path, width=width, javascript=False)
    expect(page.locator(".rl-search__input")).to_have_count(0)
    page.locator("header").get_by_role("link", name="Explore").click()
    expect(page).to_have_url(f"{toy_home}/explore/")


def test_page_for_missing_addresses_searches_with_slash(box: SearchBox, toy_home: str) -> None:
    answer = box.page.request.get(f"{toy_home}/no/such/page/")
    box.page.route(re.compile("no/such/page"), lambda route: route.fulfill(body=answer.body()))
    box.page.goto(f"{toy_home}/no/such/page/")
    box.press("/")
    box.search("hybridcrowd")
    box.press("ArrowDown", "Enter")
    box.page.wait_for_url(f"{toy_home}/papers/crowd/")


@pytest.mark.parametrize("part", range(4))
def test_typed_payloads_are_text(open_page: OpenPage, toy_home: str, part: int) -> None:
    """Twenty of them, in the note that nothing was found and in the link to Explore."""
    box = SearchBox(open_page(toy_home, width="narrow" if part % 2 else "wide"))
    box.press("/")
    tags = {"DIV", "BUTTON", "svg", "path", "INPUT", "KBD", "P", "EM", "MARK", "SPAN", "A"}
    for name in [*PAYLOADS][: len(PAYLOADS) // 20 * 20 : len(PAYLOADS) // 20][part::4]:
        text = " ".join(read_payload(name).split())
        box.page.keyboard.press("Control+a")
        box.page.keyboard.insert_text(text)
        box.wait_for_answer(text)
        expect(box.live).to_contain_text(re.compile("Nothing matches|paper|page"))
        found = box.page.locator(".rl-search *").evaluate_all(
            "elements => [...new Set(elements.map(element => element.tagName))]"
        )
        assert {*found} <= tags
        assert box.page.evaluate("window.__xss") is None
        assert box.page.url == f"{toy_home}/"
