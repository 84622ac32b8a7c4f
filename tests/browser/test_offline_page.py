"""The page on reading offline: keeping everything, stopping, removing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import find_violations
from tests.browser.chromium import PALETTES, WIDTHS, open_context
from tests.browser.deploys import Host
from tests.browser.workers import (
    CROWD,
    EVERYTHING,
    KEEP,
    count_left,
    keep_everything,
    read_marks,
    wait_for_worker,
)
from tests.browser.workers import context as context
from tests.browser.workers import deploys as deploys
from tests.browser.workers import host as host
from tests.browser.workers import page as page


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
    state = page.locator("[data-part='state']")
    expect(state).to_have_text(re.compile(r"^Kept: \d+ of"))
    (count,) = re.findall(r"^Kept: (\d+) of", state.inner_text())
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
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 500_000})
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("This browser has no more room.")).to_be_visible()


def test_deploy_while_everything_is_kept_is_said(
    page: Page, host: Host, deploys: dict[str, Path]
) -> None:
    page.goto(f"{host.home}offline/")
    host.after["papers/bare/"] = lambda: host.deploy(deploys["two"])
    page.get_by_role("button", name=KEEP).click()
    expect(page.get_by_text("The site has a newer version by now.")).to_be_visible()
    wait_for_worker(page, deploys["two"])
    keep_everything(page, host)
    host.is_down = True
    page.goto(f"{host.home}{CROWD}")
    assert read_marks(page) == ["two", "two", "two"]


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
        """navigator.serviceWorker.dispatchEvent(
            new MessageEvent("message", { data: { type: "newer" } }))"""
    )
    expect(page.get_by_text("A new version of this site is here.")).to_be_visible()
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTHS[width]
    context.close()
