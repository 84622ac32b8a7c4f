"""The lean pages of a long list: what they leave out comes by script, or is on the home page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import open_context, watch
from tests.browser.fixtures import OpenPage
from tests.site.sites import Site, build_as_long, serve, share_site, unpack, write_toy

HEAD = """() => Object.fromEntries([...document.head.querySelectorAll("link:not([rel=preload])")]
  .map(link => [link.rel, link.href]))"""


@pytest.fixture(scope="session")
def long_site(shared_folder: Path) -> Site:
    return share_site(shared_folder, "long", write_toy, build_as_long)


@pytest.fixture(scope="session")
def long_home(long_site: Site) -> Iterator[str]:
    with serve(long_site) as address:
        yield address


def list_lean(site: Site) -> list[str]:
    return [
        site.find_address(path)
        for path in site.list_pages()
        if 'class="md-skip"' not in path.read_text("utf-8")
    ]


def test_lean_page_has_what_others_have(
    open_page: OpenPage, long_home: str, long_site: Site
) -> None:
    full = open_page(long_home, "papers/")
    wanted, sections = full.evaluate(HEAD), full.locator(".rl-footer a").all_inner_texts()
    canonical = wanted.pop("canonical")
    assert canonical.endswith("/papers/")
    lean = list_lean(long_site)
    assert {"papers/crowd/"} < set(lean)
    for address in lean:
        page = open_page(long_home, address)
        assert page.evaluate(HEAD) == wanted
        assert page.locator("header, footer").count() == 2
        assert page.locator(".rl-footer a").all_inner_texts() == sections
        expect(page.locator(".rl-search__input")).to_have_attribute("role", "combobox")
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page).to_have_url(re.compile(f"{re.escape(address)}#rlContent$"))


def test_without_scripts_a_lean_page_leads_home(open_page: OpenPage, long_home: str) -> None:
    page = open_page(long_home, "papers/crowd/", javascript=False)
    page.locator("header.rl-plain a").click()
    assert page.url == f"{long_home}/"
    expect(page.locator("#rlSections a").first).to_be_visible()


def test_from_a_disk_no_page_asks_for_a_manifest(
    browser: Browser, long_site: Site, tmp_path: Path
) -> None:
    top = unpack(long_site, tmp_path) / "site"
    context = open_context(browser)
    page = context.new_page()
    troubles = watch(page, tmp_path.as_uri())
    page.goto((top / "papers/crowd/index.html").as_uri())
    expect(page.locator(".rl-sections")).to_have_count(1)
    assert {"icon", "stylesheet", "feed alternate"} == set(page.evaluate(HEAD))
    assert troubles == []
    context.close()
