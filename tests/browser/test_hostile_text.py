"""Text that tries to run: on every kind of page it is shown as it was written, or not at all."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.pipeline import make_plan
from generator.problems import ProblemsFound
from generator.settings import read_settings
from tests.browser.fixtures import OpenPage
from tests.browser.payloads import (
    NAME,
    PAYLOADS,
    REFUSED,
    make_files,
    name_mark,
    read_payload,
    write_files,
)
from tests.browser.search_box import SearchBox
from tests.lists import write_list

FOUND_OR_NOT = re.compile(r"^(Nothing matches|\d+ (papers?|pages?))")

each_payload = pytest.mark.parametrize("name", PAYLOADS)

LISTINGS = [
    "",
    *("papers/", "papers/2/", "papers/by-title/", "papers/most-discussed/"),
    *("topics/", "tags/", "tags/c/", "tags/c/2/", "venues/", "organizations/"),
    *("authors/", "authors/other/", "authors/b/", "authors/x/", "authors/some-body/"),
    *("archive/", "archive/2024/", "archive/2024/02/", "code/", "code/2/", "collections/"),
    "404.html",
]

FIND_ACTIVE = """() => {
    const inert = new Set(("A ARTICLE BR BUTTON CODE DIV EM H1 H2 H3 KBD LI MARK NAV OL P PRE SPAN"
        + " STRONG TIME UL").split(" "));
    const addresses = ["href", "src", "action", "formaction", "data", "srcdoc", "xlink:href"];
    const found = window.__xss === undefined ? [] : ["a script ran"];
    const add = (why, element) => found.push(`${why}: ${element.outerHTML.slice(0, 300)}`);
    const shown = ".md-content *:not(.rl-own-note, .rl-own-note *)";
    for (const element of document.querySelectorAll(shown))
        if (!inert.has(element.tagName)) add("element", element);
    for (const element of document.querySelectorAll(".rl-search__panel *"))
        if (!inert.has(element.tagName)) add("found", element);
    const never = "base, meta[http-equiv], iframe, object, embed, math, style, details[open]";
    for (const element of document.querySelectorAll(`${never}, .md-content script`))
        add("element", element);
    for (const element of document.querySelectorAll("*"))
        for (const {name, value} of element.attributes) {
            // The theme's script sizes its sidebars.
            const sized = name === "style" && element.className.startsWith("md-sidebar");
            if (/^on|^style$|^autofocus$/i.test(name) && !sized) add(name, element);
            if (addresses.includes(name)) {
                const url = new URL(value, document.baseURI);
                if (!["http:", "https:"].includes(url.protocol)) add(name, element);
                if (value.startsWith("//")) add(name, element);
            }
        }
    const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
    for (const id of new Set(ids))
        if (ids.filter(other => other === id).length > 1) found.push(`id twice: ${id}`);
    return found;
}"""


def flatten(text: str) -> str:
    return " ".join(text.split())


def check_inert(page: Page, address: str) -> None:
    active = page.evaluate(FIND_ACTIVE)
    assert active == []
    assert page.url == address


def read_texts(page: Page, selector: str) -> list[str]:
    """What the elements say; not as they are laid out, in which spaces can be lost."""
    return [flatten(text) for text in page.locator(selector).all_text_contents()]


def read_title(result: Locator) -> str:
    return flatten(result.locator(".rl-search__title").text_content() or "")


def read_meta(page: Page, name: str) -> str:
    content = page.locator(f'meta[name="{name}"], meta[property="{name}"]').first
    return str(content.get_attribute("content"))


@each_payload
def test_paper_shows_the_text_of_each_field(
    open_page: OpenPage, hostile_home: str, name: str
) -> None:
    text, mark = flatten(read_payload(name)), name_mark(name)
    page = open_page(hostile_home, f"papers/{mark}/")
    check_inert(page, f"{hostile_home}/papers/{mark}/")
    assert page.title() == f"{text} - {NAME}"
    assert read_texts(page, "h1") == [text]
    assert read_texts(page, ".rl-authors a") == [text, "Some Body"]
    assert read_texts(page, ".rl-facts a") == [text, text]
    assert read_texts(page, ".rl-category") == [text]
    assert read_texts(page, ".rl-kicker a") == [text]
    assert read_texts(page, ".rl-shelved a") == [text]
    assert read_texts(page, ".rl-code__fact") == [text, text]
    assert flatten(page.locator(".rl-abstract").inner_text()) == text
    for meta in ("citation_title", "citation_author"):
        assert read_meta(page, meta) == text


@each_payload
def test_pages_made_for_a_name_show_the_name(
    open_page: OpenPage, hostile_home: str, name: str
) -> None:
    text, mark = flatten(read_payload(name)), name_mark(name)
    page = open_page(hostile_home, f"authors/{mark}/")
    assert f"also written also {text}" in read_texts(page, ".rl-numbers")[0]
    for kind in ("authors", "venues", "organizations", "topics", "collections"):
        page.goto(f"{hostile_home}/{kind}/{mark}/")
        check_inert(page, f"{hostile_home}/{kind}/{mark}/")
        assert page.title() == f"{text} - {NAME}"
        assert read_texts(page, "h1") == [text]
        assert read_texts(page, ".rl-card h2") == [text]
        assert read_texts(page, ".rl-byline a") == [text, "Some Body"]


@pytest.mark.parametrize("address", LISTINGS)
def test_listing_of_hostile_papers_is_inert(
    open_page: OpenPage, hostile_home: str, address: str
) -> None:
    page = open_page(hostile_home, address)
    expect(page.locator("h1")).to_be_visible()
    check_inert(page, f"{hostile_home}/{address}")


def test_listings_show_every_title(open_page: OpenPage, hostile_home: str) -> None:
    texts = [flatten(read_payload(name)) for name in PAYLOADS]
    page = open_page(hostile_home, "papers/")
    shown = read_texts(page, ".rl-card h2")
    page.goto(f"{hostile_home}/papers/2/")
    assert [*shown, *read_texts(page, ".rl-card h2")] == texts[::-1]
    for address in ("topics/", "collections/"):
        page.goto(f"{hostile_home}/{address}")
        assert sorted(read_texts(page, ".rl-topics h2")) == sorted(texts)
    for address in ("venues/", "organizations/"):
        page.goto(f"{hostile_home}/{address}")
        assert sorted(read_texts(page, ".rl-index li a")) == sorted(texts)


@pytest.mark.parametrize("name", [*PAYLOADS][::10])
def test_day_of_a_hostile_paper_is_inert(open_page: OpenPage, hostile_home: str, name: str) -> None:
    day = datetime.date(2024, 1, 1) + datetime.timedelta(days=[*PAYLOADS].index(name))
    page = open_page(hostile_home, f"archive/{day:%Y/%m/%d}/")
    check_inert(page, f"{hostile_home}/archive/{day:%Y/%m/%d}/")
    assert read_texts(page, ".rl-card h2") == [flatten(read_payload(name))]


@pytest.mark.parametrize("part", range(6))
def test_search_results_are_inert(open_page: OpenPage, hostile_home: str, part: int) -> None:
    page = open_page(hostile_home)
    page.keyboard.press("/")
    box = SearchBox(page)
    for name in [*PAYLOADS][part::6]:
        text, mark = flatten(read_payload(name)), name_mark(name)
        for words in (mark, text):
            box.input.fill(words)
            box.wait_for_answer(words)
            expect(box.said).to_have_text(FOUND_OR_NOT)
            check_inert(page, f"{hostile_home}/")
            if words == mark:
                result = page.locator(f'.rl-search__option--paper[href$="/papers/{mark}/"]')
                assert read_title(result) == text


@pytest.mark.parametrize("name", REFUSED)
def test_text_with_invisible_characters_is_refused(tmp_path: Path, name: str) -> None:
    root = write_list(tmp_path, {})
    write_files(root, make_files((name,)))
    with pytest.raises(ProblemsFound) as found:
        make_plan(read_settings(root))
    problems = found.value.problems
    assert {problem.code for problem in problems} <= {"invisible-character", "control-character"}
    files = {problem.path.split("/")[1] for problem in problems}
    assert files == {"collections", "metrics", "papers", "people.yml", "topics.yml"}
    fields = {problem.field for problem in problems if "/papers/" in problem.path}
    text_fields = {"title", "authors.0", "venue", "category", "organization", "note", "abstract"}
    assert fields == text_fields
