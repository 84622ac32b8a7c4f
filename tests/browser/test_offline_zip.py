"""The zip file, unpacked and opened from the disk, with nothing else to ask."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect

from generator.publish.offline_zip import START
from tests.browser.chromium import open_context
from tests.browser.kinds import find_kinds
from tests.site.html_page import read_page
from tests.site.sites import Site, unpack


@pytest.fixture(scope="module")
def unpacked(real_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader has after unpacking; a space in its path is nothing unusual."""
    return unpack(real_site, tmp_path_factory.mktemp("my downloads"))


@pytest.fixture
def disk(browser: Browser) -> Iterator[Disk]:
    context = open_context(browser)
    context.set_offline(True)
    disk = Disk(context)
    yield disk
    context.close()
    assert disk.troubles == []


class Disk:
    """A browser that reads from a disk. ``troubles``: whatever goes wrong in its pages."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.troubles: list[str] = []

    def open(self, file: Path) -> Page:
        page = self.context.new_page()
        page.on("request", self._see_request)
        page.on("requestfailed", lambda request: self._say(f"failed: {request.url}"))
        page.on("pageerror", lambda error: self._say(f"page error: {error}"))
        page.on("console", self._see_message)
        page.goto(file.as_uri())
        return page

    def _see_request(self, request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self._say(f"request: {request.url}")

    def _see_message(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._say(f"console: {message.text}")

    def _say(self, trouble: str) -> None:
        self.troubles.append(trouble)


def find_file(address: str) -> Path:
    return Path(url2pathname(urlsplit(urldefrag(address)[0]).path))


# What a reader does, one step to a function: each begins on the home page.


def follow_the_header(page: Page) -> None:
    page.locator(".rl-section", has_text="Topics").click()
    expect(page.locator("h1")).to_have_text("Topics")
    page.locator(".md-content a").first.click()
    page.locator(".rl-brand").click()
    page.wait_for_url("**/site/index.html")


def read_a_paper(page: Page) -> None:
    page.locator(".rl-card h3 a, .rl-card h2 a").first.click()
    page.wait_for_url("**/papers/*/index.html")
    title = page.locator("h1").inner_text()
    page.locator("[rel=next], [rel=prev]").first.click()
    expect(page.locator("h1")).not_to_have_text(title)
    assert "/papers/" in page.url


def change_the_palette(page: Page) -> None:
    page.locator(".md-header__button[title='Switch to dark']").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def read_of_reading_offline(page: Page) -> None:
    page.locator(".rl-footer a", has_text="Read offline").click()
    expect(page.locator("#rl-offline-not")).to_be_visible()
    expect(page.locator("#rl-offline")).to_be_hidden()
    assert page.locator(".rl-download a").count() == 0


def search_in_the_header(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("combobox").fill(read_title(page))
    expect(page.locator(".rl-search__option--paper").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/*/index.html")


def read_title(page: Page) -> str:
    """Two words of a paper on the home page."""
    title = page.locator(".rl-card h3 a, .rl-card h2 a").first.inner_text()
    return " ".join(word for word in title.split() if word.isalpha() and len(word) > 4)


def filter_and_export_in_explore(page: Page) -> None:
    page.locator(".rl-section", has_text="Explore").click()
    row = page.locator(".rl-facet__row").first
    row.locator("input").check()
    expect(page.locator(".rl-chip").first).to_be_visible()
    count = int(page.locator(".rl-explore__count").inner_text().split()[0])
    assert count > 0
    page.locator(".rl-export summary").click()
    for name in ("BibTeX", "RIS", "CSL-JSON", "CSV"):
        line = page.locator(".rl-export__row", has_text=name)
        with page.expect_download() as download:
            line.get_by_role("button", name="Download").click()
        assert download.value.path().stat().st_size > 100 * count
    page.locator(".rl-result a").first.click()
    page.wait_for_url("**/papers/*/index.html")


def mark_a_paper(page: Page) -> None:
    card = page.locator(".rl-card").first
    title = card.locator("h3 a, h2 a").inner_text()
    card.locator("[data-mark=starred]").click()
    page.locator("a.rl-marks-link").click()
    expect(page.locator("#starred h3")).to_have_text(title)
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert title in download.value.path().read_text("utf-8")
    page.locator("#starred h3 a").click()
    page.wait_for_url("**/papers/*/index.html")


STEPS: list[Callable[[Page], None]] = [
    follow_the_header,
    read_a_paper,
    change_the_palette,
    read_of_reading_offline,
    search_in_the_header,
    filter_and_export_in_explore,
    mark_a_paper,
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_step_works_from_the_disk(disk: Disk, unpacked: Path, step: Callable[[Page], None]) -> None:
    step(disk.open(unpacked / "site" / "index.html"))


def test_reader_finds_where_to_start(disk: Disk, unpacked: Path) -> None:
    assert sorted(path.name for path in unpacked.iterdir()) == [START, "site"]
    page = disk.open(unpacked / START)
    page.wait_for_url("**/site/index.html")
    expect(page.locator("h1")).to_be_visible()


def test_every_kind_of_page_opens_with_its_scripts_and_all_its_links(
    disk: Disk, unpacked: Path, real_site: Site
) -> None:
    """Every link of these pages is opened, and each that a browser can show."""
    kinds = {kind: url for kind, url in find_kinds(real_site).items() if "." not in url}
    assert len(kinds) > 20
    home = unpacked / "site"
    opened: set[Path] = set()
    for url in kinds.values():
        page = disk.open(home / url / "index.html")
        assert page.evaluate("document.documentElement.classList.contains('js')")
        assert page.evaluate("Boolean(globalThis.readinglist?.offline)")
        links = page.locator("a[href], link[href]").evaluate_all("all => all.map(({href}) => href)")
        opened |= {find_file(link) for link in links if link.startswith("file:")}
        page.close()
    assert len(opened) > 150
    assert [file for file in opened if not file.is_file()] == []
    assert [file for file in opened if not file.is_relative_to(unpacked)] == []


def test_every_address_of_every_page_leads_to_a_file(unpacked: Path, real_site: Site) -> None:
    home = real_site.settings.site_url
    pages = sorted(unpacked.rglob("*.html"))
    assert len(pages) > 1000 or len(pages) > len(real_site.plan.pages)
    wrong = []
    anchors: dict[Path, frozenset[str]] = {}
    links: list[tuple[Path, str]] = []
    for path in pages:
        page = read_page(path, path.as_uri())
        anchors[path] = page.anchors
        # The canonical address, and what machines read, are those of the web.
        links += [(path, link) for link in set(page.links) - set(page.canonical)]
    for path, link in links:
        address, anchor = urldefrag(link)
        if link.startswith(home):
            wrong.append(f"{path}: {link} is asked for on the web")
        if not link.startswith("file:"):
            continue
        file = find_file(address)
        if not (file.is_relative_to(unpacked) and file.is_file()):
            wrong.append(f"{path}: {link}")
        elif anchor and file in anchors and unquote(anchor) not in anchors[file]:
            wrong.append(f"{path}: no anchor {link}")
    assert wrong == []


def test_moved_page_leads_on(disk: Disk, toy_site: Site, tmp_path: Path) -> None:
    page = disk.open(unpack(toy_site, tmp_path) / "site" / "papers" / "old-name" / "index.html")
    page.wait_for_url("**/papers/renamed/index.html")


def test_request_is_seen(disk: Disk, unpacked: Path, tmp_path: Path) -> None:
    copy = tmp_path / "page.html"
    shutil.copy(unpacked / "site" / "index.html", copy)
    copy.write_text(copy.read_text("utf-8") + '<img src="https://site.invalid/a.png">')
    page = disk.open(copy)
    page.wait_for_load_state()
    assert any("https://site.invalid" in trouble for trouble in disk.troubles)
    disk.troubles.clear()
