"""The frame around every page: header, menus, drawer, palette."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fixtures import OpenPage
from tests.site.sites import Site

FOCUSED = """() => {
    const element = document.activeElement;
    // The search field is shown by the bar around it.
    const shown = element.closest(".rl-search__bar") ?? element;
    const style = getComputedStyle(shown), box = shown.getBoundingClientRect();
    const isOnScreen = box.width > 20 && box.top >= 0 && box.bottom <= innerHeight;
    const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    const name = element.getAttribute("aria-label") || element.innerText.trim() || element.name;
    return isOnScreen && isSeen && name;
}"""
"""The name of what has the focus, once it is seen to have it."""


def press_tab(page: Page, times: int) -> list[str]:
    """The names of what gets the focus, one after the other."""
    names = []
    for _ in range(times):
        page.keyboard.press("Tab")
        names.append(page.wait_for_function(FOCUSED).json_value())
    return names


def list_in_view(page: Page, selector: str) -> list[str]:
    """The texts of the matching links on which a click would land."""
    found: list[str] = page.evaluate(
        """selector => [...document.querySelectorAll(selector)].filter(link => {
            const box = link.getBoundingClientRect();
            const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
            return link.checkVisibility({visibilityProperty: true}) && link.contains(top);
        }).map(link => link.innerText)""",
        selector,
    )
    return found


@pytest.fixture
def first_link(real_site: Site) -> str:
    """What the tab key comes to after the header of the home page."""
    return f"{len(real_site.plan.library.papers)} papers"


def test_tab_goes_through_the_header_in_order(front: Page, first_link: str) -> None:
    assert press_tab(front, 15) == [
        "Skip to content",
        "Daily Papers",
        "Papers",
        "Explore",
        "Topics",
        "Collections",
        "Authors",
        "Browse",
        "Contribute",
        "About",
        "Search",
        "Switch to dark",
        "Your marks",
        "Source of this list",
        first_link,
    ]


def test_tab_on_a_phone_passes_by_the_closed_drawer(
    open_page: OpenPage, home: str, first_link: str
) -> None:
    page = open_page(home, width="narrow")
    names = press_tab(page, 8)
    assert names[:3] == ["Skip to content", "Menu", "Daily Papers"]
    assert names[-1] == first_link


def test_skip_link_leads_to_the_content(front: Page, first_link: str) -> None:
    skip = front.get_by_role("link", name="Skip to content")
    front.keyboard.press("Tab")
    expect(skip).to_be_focused()
    front.keyboard.press("Enter")
    expect(front).to_have_url(re.compile("#rlContent$"))
    front.keyboard.press("Tab")
    expect(front.get_by_role("link", name=first_link)).to_be_focused()


@pytest.mark.parametrize(
    ("menu", "entry", "address"),
    [("Browse", "Venues", "venues/"), ("Contribute", "Add a paper", "contribute/")],
)
def test_menu_opens_and_its_links_lead(
    open_page: OpenPage, home: str, menu: str, entry: str, address: str
) -> None:
    page = open_page(home)
    link = page.locator(".rl-menu__link").get_by_text(entry, exact=True)
    expect(link).not_to_be_visible()
    page.locator("summary", has_text=menu).click()
    expect(link).to_be_visible()
    link.click()
    expect(page).to_have_url(f"{home}/{address}")
    expect(page.locator(f'.rl-menu__link[href$="{address}"]').first).to_have_attribute(
        "aria-current", "page"
    )


def test_one_menu_is_open_at_a_time_and_closes(front: Page) -> None:
    browse, about = (front.locator("details", has_text=name) for name in ("Browse", "About"))
    browse.locator("summary").click()
    about.locator("summary").click()
    expect(about).to_have_attribute("open", "")
    expect(browse).not_to_have_attribute("open", "")
    front.keyboard.press("Escape")
    expect(about).not_to_have_attribute("open", "")
    expect(about.locator("summary")).to_be_focused()
    front.keyboard.press("Enter")
    expect(about).to_have_attribute("open", "")
    front.mouse.click(300, 700)
    expect(about).not_to_have_attribute("open", "")


def test_menu_lists_all_of_its_entries_in_view(front: Page) -> None:
    front.locator("summary", has_text="Browse").click()
    expect(front.locator("details", has_text="Browse")).to_have_attribute("open", "")
    wanted = [
        "Most discussed",
        "Papers by title",
        "With code",
        "Archive",
        "Tags",
        "Venues",
        "Organisations",
        "Your marks",
        "How to search",
        "Read offline",
        "Data",
    ]
    assert list_in_view(front, ".rl-menu__link") == wanted


def test_section_of_the_page_is_marked(front: Page, home: str) -> None:
    front.goto(f"{home}/papers/hybridflow/")
    marked = front.locator(".rl-section[aria-current]")
    assert marked.all_inner_texts() == ["Papers"]


def test_drawer_opens_on_a_phone(open_page: OpenPage, home: str) -> None:
    page = open_page(home, width="narrow")
    links = ".md-nav--primary .md-nav__link"
    assert list_in_view(page, links) == []
    page.locator(".md-header__button[title='Menu']").click()
    expect(page.locator(links, has_text="Authors").first).to_be_in_viewport(ratio=1)
    assert list_in_view(page, links)[:6] == [
        "Home",
        "Papers",
        "Explore",
        "Topics",
        "Collections",
        "Authors",
    ]
    page.locator(links, has_text="Topics").click()
    expect(page).to_have_url(f"{home}/topics/")


def test_drawer_works_by_keyboard(open_page: OpenPage, home: str) -> None:
    page = open_page(home, width="narrow")
    menu = page.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    menu.focus()
    page.keyboard.press("Space")
    expect(menu).to_have_attribute("aria-expanded", "true")
    links = ".md-nav--primary .md-nav__link"
    expect(page.locator(links, has_text="Authors").first).to_be_in_viewport(ratio=1)
    assert "Papers" in list_in_view(page, links)
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_palette_is_switched_and_remembered(open_page: OpenPage, home: str, width: str) -> None:
    page = open_page(home, width=width)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    light = body.evaluate("element => getComputedStyle(element).backgroundColor")
    page.get_by_role("button", name="Switch to dark").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(body).not_to_have_css("background-color", light)
    page.goto(f"{home}/papers/")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_role("button", name="Switch to light").click()
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_palette_is_switched_by_keyboard(front: Page) -> None:
    front.get_by_role("button", name="Switch to dark").focus()
    front.keyboard.press("Enter")
    expect(front.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(front.get_by_role("button", name="Switch to light")).to_be_focused()
    front.keyboard.press("Space")
    expect(front.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_palette_follows_the_system_until_one_is_chosen(front: Page) -> None:
    body = front.locator("body")
    front.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    front.get_by_role("button", name="Switch to light").click()
    front.emulate_media(color_scheme="light")
    front.emulate_media(color_scheme="dark")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    front.emulate_media(color_scheme="light")


def test_palette_chosen_with_the_themes_own_script_is_kept(front: Page, home: str) -> None:
    kept = {"index": 1, "color": {"media": "(prefers-color-scheme: dark)", "scheme": "slate"}}
    front.evaluate(
        "kept => localStorage.setItem(`${new URL('./', location).pathname}.__palette`, kept)",
        json.dumps(kept),
    )
    front.goto(f"{home}/papers/hybridflow/")
    expect(front.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_source_leads_to_the_repository(front: Page, real_site: Site) -> None:
    source = front.get_by_role("link", name="Source of this list")
    expect(source).to_have_attribute("href", real_site.settings.repo_url)


def test_footer_leads_everywhere_in_the_site(front: Page) -> None:
    words = front.locator(".rl-footer nav a").all_inner_texts()
    assert {"Home", "Papers", "Tags", "Organisations", "Add a paper", "Feed"} <= set(words)
    assert len(words) == len(set(words))


def test_address_without_a_page_says_so_and_leads_on(open_page: OpenPage, home: str) -> None:
    page = open_page(home)
    answer = page.request.get(f"{home}/papers/no/such/paper/")
    assert answer.status == 404
    # The answer stands at any depth: its links and files begin at the top of the site.
    page.route(re.compile("no/such"), lambda route: route.fulfill(body=answer.body()))
    page.goto(f"{home}/papers/no/such/paper/")
    expect(page.locator("h1")).to_have_text("Page not found")
    assert "slate" not in str(page.locator("body").get_attribute("data-md-color-scheme"))
    expect(page.locator(".rl-brand")).to_have_css("font-weight", "700")
    page.locator(".md-content").get_by_role("link", name="Topics").click()
    expect(page).to_have_url(f"{home}/topics/")
