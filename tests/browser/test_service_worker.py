"""The worker that keeps pages, through its life: install, offline, new deploy, removal."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from generator.publish.worker import write_remover
from tests.browser.deploys import LATE, Host
from tests.browser.workers import (
    CROWD,
    count_left,
    keep_everything,
    read_marks,
    wait_for_build,
    wait_until,
    wait_until_kept,
)
from tests.browser.workers import context as context
from tests.browser.workers import deploys as deploys
from tests.browser.workers import host as host
from tests.browser.workers import page as page

NOT_KEPT = "This page is not kept"


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
    page.wait_for_function("document.documentElement.dataset.late === 'one'")
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
    page.wait_for_function("document.documentElement.dataset.late === 'two'")
    assert read_marks(page) == ["two", "two", "two"]
    expect(page.get_by_text("A new version of this site is here.")).to_have_count(0)
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


# No worker any more


WAYS = {
    "pages without a worker": r'<link rel="manifest"[^>]*>',
    # As when a site moves to another program.
    "worker that removes itself": r'<script defer src="[^"]*site\.js"></script>',
}
"""How a site can end its worker, and what its pages then lack."""


@pytest.mark.parametrize("way", WAYS)
def test_site_without_a_worker_removes_that_of_before(
    page: Page, host: Host, deploys: dict[str, Path], tmp_path: Path, way: str
) -> None:
    folder = tmp_path / "three"
    shutil.copytree(deploys["two"], folder)
    for file in folder.rglob("*.html"):
        file.write_text(re.sub(WAYS[way], "", file.read_text("utf-8")))
    (folder / "sw.js").unlink()
    if way == "worker that removes itself":
        write_remover(folder)
    host.deploy(folder)
    page.goto(f"{host.home}{CROWD}")
    wait_until(page, "caches.keys().then(names => !names.length)")
    wait_until(page, "navigator.serviceWorker.getRegistrations().then(all => !all.length)")
    page.reload()
    assert read_marks(page)[0] == "two"
    assert count_left(page) == [0, 0]
