"""The worker that keeps pages, through the life of a site: install, offline, new deploy, removal."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.publish.worker import write_remover
from tests.browser.axe import find_violations
from tests.browser.chromium import PALETTES, WIDTHS, open_context
from tests.browser.deploys import LATE, Host, make_deploy, run_host
from tests.site.sites import Site

KEEP = re.compile("^Keep ")
EVERYTHING = "Everything is kept. The site works without a network now."
NOT_KEPT = "This page is not kept"
CROWD = "papers/crowd/"

CACHES = "caches.keys().then(names => names.filter(name => !name.endsWith(' clients')))"


@pytest.fixture(scope="module")
def deploys(toy_site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two deploys of one site, by what their pages and scripts are marked with."""
    base = tmp_path_factory.mktemp("deploys")
    found = {mark: make_deploy(toy_site.folder, base / mark, mark) for mark in ("one", "two")}
    for folder in found.values():
        shutil.copy(Path("docs/assets/readinglist.css"), folder / "assets")
    return found


@pytest.fixture
def host(deploys: dict[str, Path]) -> Iterator[Host]:
    with run_host(deploys["one"]) as host:
        yield host


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = open_context(browser, service_workers="allow")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, host: Host) -> Page:
    """The home page, with a worker that is there for the next one."""
    page = context.new_page()
    page.goto(host.home)
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    return page


def wait_until(page: Page, promised: str) -> None:
    """Until what ``promised`` promises is true; Playwright's own waiting takes a promise for true."""
    page.evaluate(
        f"""async () => {{
            const end = performance.now() + 10_000;
            while (!(await {promised})) {{
                if (performance.now() > end) throw new Error("waited in vain");
                await new Promise((resolve) => setTimeout(resolve, 20));
            }}
        }}"""
    )


def wait_until_kept(page: Page, host: Host, path: str) -> None:
    wait_until(page, f"caches.match({json.dumps(host.home + path)})")


def wait_for_build(page: Page, folder: Path) -> None:
    """Until only what is kept of the deploy in ``folder`` is there."""
    (id,) = re.findall(r'"id":"([0-9a-f]+)"', (folder / "sw.js").read_text())
    name = json.dumps(f"readinglist /list/ {id}")
    wait_until(page, f"{CACHES}.then(names => names.join() === {name})")


def read_marks(page: Page) -> list[str | None]:
    """Of which deploys the page, its script, and its late script are."""
    marks: list[str | None] = page.locator("html").evaluate(
        "({dataset}) => [dataset.page ?? null, dataset.marker ?? null, dataset.late ?? null]"
    )
    return marks


def keep_everything(page: Page, host: Host) -> None:
    page.goto(f"{host.home}offline/")
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text(EVERYTHING)).to_be_visible()


# Offline


def test_page_that_was_seen_is_there_without_a_network(page: Page, host: Host) -> None:
    page.goto(f"{host.home}{CROWD}")
    host.is_down = True
    page.reload()
    assert page.url == f"{host.home}{CROWD}"
    assert read_marks(page) == ["one", "one", "one"]
    assert page.locator("body").evaluate("body => getComputedStyle(body).fontFamily") != "serif"


def test_first_page_is_kept_although_the_worker_came_later(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    page.goto(f"{host.home}{CROWD}")
    wait_until_kept(page, host, LATE)
    wait_until_kept(page, host, "assets/late.js")
    host.is_down = True
    page.reload()
    assert read_marks(page) == ["one", "one", "one"]


def test_query_of_an_address_names_no_other_page(page: Page, host: Host) -> None:
    host.is_down = True
    page.goto(f"{host.home}?q=a+b#c")
    assert read_marks(page)[:2] == ["one", "one"]
    assert page.evaluate("location.search") == "?q=a+b"


def test_page_that_is_not_kept_says_so_and_comes_back_with_the_network(
    page: Page, host: Host
) -> None:
    host.is_down = True
    answer = page.goto(f"{host.home}{CROWD}")
    assert answer
    assert answer.status == 503
    expect(page.locator("h1")).to_have_text(NOT_KEPT)
    assert read_marks(page)[1] == "one"
    host.is_down = False
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("h1")).not_to_have_text(NOT_KEPT)
    assert read_marks(page) == ["one", "one", "one"]


def test_address_that_never_was_is_said_to_be_missing(page: Page, host: Host) -> None:
    host.is_down = True
    answer = page.goto(f"{host.home}papers/nothing/")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Page not found")


def test_address_without_its_slash_leads_to_the_page(page: Page, host: Host) -> None:
    page.goto(f"{host.home}{CROWD}")
    host.is_down = True
    page.goto(f"{host.home}{CROWD.rstrip('/')}")
    assert page.url == f"{host.home}{CROWD}"
    assert read_marks(page)[0] == "one"


# Everything


def test_everything_is_kept_when_it_is_wanted(page: Page, host: Host) -> None:
    page.goto(f"{host.home}offline/")
    state = page.locator("[data-part='state']")
    expect(state).to_have_text(re.compile(r"^Kept: \d+ of \d+ files\. In all they are [\d.]+ MB"))
    keep = page.get_by_role("button", name=KEEP)
    expect(keep).to_have_text(re.compile(r"\([\d.]+ MB in all\)$"))
    keep.click()
    expect(page.get_by_text(EVERYTHING)).to_be_visible()
    expect(state).to_have_text(re.compile("^Everything is kept: "))
    host.is_down = True
    for path in (CROWD, "archive/", "authors/"):
        page.goto(f"{host.home}{path}")
        assert read_marks(page)[1] == "one"
    assert host.asked


def test_keeping_can_be_stopped_and_goes_on_after_a_reload(page: Page, host: Host) -> None:
    page.goto(f"{host.home}offline/")
    host.after["papers/bare/"] = lambda: setattr(host, "is_down", True)
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("The connection was lost.")).to_be_visible()
    page.reload()
    kept = page.locator("[data-part='state']").inner_text()
    (count,) = re.findall(r"^Kept: (\d+) of", kept)
    assert int(count) > 30
    host.is_down = False
    host.asked.clear()
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text(EVERYTHING)).to_be_visible()
    assert "about/" not in host.asked


def test_reader_can_stop(page: Page, host: Host) -> None:
    page.goto(f"{host.home}offline/")
    page.get_by_role("button", name=KEEP).click()
    page.evaluate("document.querySelector('[data-part=stop]').click()")
    expect(page.get_by_text("Stopped. What is kept stays")).to_be_visible()
    expect(page.get_by_role("button", name=KEEP)).to_be_focused()


def test_full_browser_is_said(page: Page, host: Host, context: BrowserContext) -> None:
    page.goto(f"{host.home}offline/")
    session = context.new_cdp_session(page)
    origin = host.home.removesuffix("/list/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1_000_000})
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("This browser has no more room.")).to_be_visible()


# A new deploy


def test_new_deploy_is_shown_whole_and_renews_what_was_kept(
    page: Page, host: Host, deploys: dict[str, Path]
) -> None:
    keep_everything(page, host)
    host.deploy(deploys["two"])
    page.goto(f"{host.home}{CROWD}")
    assert read_marks(page) == ["two", "two", "two"]
    wait_for_build(page, deploys["two"])
    # What is the same in both deploys was not fetched again.
    assert "papers/bare/" in host.asked
    assert "about/" not in host.asked
    host.is_down = True
    for path in (CROWD, "papers/bare/", "about/", ""):
        page.goto(f"{host.home}{path}")
        marks = read_marks(page)
        assert marks[0] in ("two", None)
        assert marks[1] == "two"


def test_open_page_stays_with_its_build_until_it_is_reloaded(
    page: Page, host: Host, deploys: dict[str, Path], context: BrowserContext
) -> None:
    page.goto(f"{host.home}papers/bare/")
    page.goto(f"{host.home}{CROWD}")
    host.deploy(deploys["two"])
    other = context.new_page()
    other.goto(f"{host.home}papers/bare/")
    assert read_marks(other)[:2] == ["two", "two"]
    expect(page.get_by_text("A new version of this site is here.")).to_be_visible()
    # The page is of the first deploy, and so is what it loads now.
    load = """path => fetch(path).then(answer => answer.text(), () => "nothing")"""
    assert '"one"' in page.evaluate(load, f"{host.home}assets/marker.js")
    assert 'data-page="one"' in page.evaluate(load, f"{host.home}{CROWD}")
    assert page.evaluate(load, f"{host.home}papers/renamed/") == "nothing"
    page.get_by_role("button", name="Reload").click()
    page.wait_for_function("document.documentElement.dataset.page === 'two'")
    assert read_marks(page) == ["two", "two", "two"]
    assert page.get_by_text("A new version of this site is here.").count() == 0
    wait_for_build(page, deploys["two"])


def test_deploy_between_a_page_and_its_script_makes_no_mix(
    page: Page, host: Host, deploys: dict[str, Path]
) -> None:
    host.after[CROWD] = lambda: host.deploy(deploys["two"])
    page.goto(f"{host.home}{CROWD}")
    # The late script was not kept and is of another deploy by now: better none than that.
    assert read_marks(page) == ["one", "one", None]
    page.get_by_role("button", name="Reload").click()
    page.wait_for_function("document.documentElement.dataset.late === 'two'")
    assert read_marks(page) == ["two", "two", "two"]


def test_deploy_while_everything_is_kept_is_said(
    page: Page, host: Host, deploys: dict[str, Path]
) -> None:
    page.goto(f"{host.home}offline/")
    host.after["papers/bare/"] = lambda: host.deploy(deploys["two"])
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("The site has a newer version by now.")).to_be_visible()
    keep_everything(page, host)
    host.is_down = True
    page.goto(f"{host.home}{CROWD}")
    assert read_marks(page) == ["two", "two", "two"]


# Removal


def count_left(page: Page) -> list[int]:
    left: list[int] = page.evaluate(
        """async () => [(await caches.keys()).filter(name => name !== "other").length,
                        (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    return left


def test_what_is_kept_can_be_removed(page: Page, host: Host) -> None:
    page.evaluate("caches.open('other')")
    page.goto(f"{host.home}offline/")
    page.get_by_role("button", name="Remove what is kept").click()
    expect(page.get_by_text("Removed. Nothing of this site is kept")).to_be_visible()
    page.goto(f"{host.home}{CROWD}")
    page.goto(f"{host.home}offline/")
    expect(page.get_by_text("Pages are not kept, as you chose.")).to_be_visible()
    assert count_left(page) == [0, 0]
    assert page.evaluate("caches.keys()") == ["other"]
    page.get_by_role("button", name="Keep pages again").click()
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()


@pytest.mark.parametrize("way", ["worker that removes itself", "pages without a worker"])
def test_site_without_a_worker_removes_that_of_before(
    page: Page, host: Host, deploys: dict[str, Path], tmp_path: Path, way: str
) -> None:
    folder = tmp_path / "three"
    shutil.copytree(deploys["two"], folder)
    if way == "worker that removes itself":
        write_remover(folder)
    else:
        (folder / "sw.js").unlink()
        for file in folder.rglob("*.html"):
            file.write_text(re.sub('<link rel="manifest"[^>]*>', "", file.read_text("utf-8")))
    host.deploy(folder)
    page.goto(f"{host.home}{CROWD}")
    wait_until(page, "caches.keys().then(names => !names.length)")
    wait_until(page, "navigator.serviceWorker.getRegistrations().then(all => !all.length)")
    page.reload()
    assert read_marks(page)[0] == "two"
    assert count_left(page) == [0, 0]


# The look


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("width", WIDTHS)
def test_buttons_and_notice_are_accessible(
    browser: Browser, host: Host, deploys: dict[str, Path], width: str, palette: str
) -> None:
    context = open_context(browser, width, palette, service_workers="allow")
    page = context.new_page()
    page.goto(f"{host.home}offline/")
    expect(page.get_by_role("button", name=KEEP)).to_be_visible()
    page.evaluate(
        "navigator.serviceWorker.dispatchEvent(new MessageEvent('message', {data: {type: 'newer'}}))"
    )
    expect(page.get_by_text("A new version of this site is here.")).to_be_visible()
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTHS[width]
    context.close()
