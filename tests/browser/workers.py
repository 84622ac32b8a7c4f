"""A browser that lets the worker in, and what the tests ask of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chromium import open_context
from tests.browser.deploys import Host, make_deploy, run_host
from tests.site.sites import Site

KEEP = re.compile("^Keep ")
EVERYTHING = "Everything is kept. The site works without a network now."
CROWD = "papers/crowd/"

WAIT_A_SECOND = """async () => {
    for (let turn = 0; turn < 50; turn += 1) {
        if (await PROMISED) return true;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
}"""
GREET = """navigator.serviceWorker.ready.then(({active}) =>
    active.postMessage({type: "hello", addresses: []}, [new MessageChannel().port2]))"""
REGISTRATION = "navigator.serviceWorker.getRegistration()"
CACHES = "caches.keys().then(names => names.filter(name => !name.endsWith(' clients')))"


@pytest.fixture(scope="module")
def deploys(toy_site: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Two deploys of one site, by what their pages and scripts are marked with."""
    base = tmp_path_factory.mktemp("deploys")
    return {mark: make_deploy(toy_site.folder, base / mark, mark) for mark in ("one", "two")}


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
    """Until what is ``promised`` is true; Playwright's own waiting takes a promise for true."""
    for _ in range(10):
        if page.evaluate(WAIT_A_SECOND.replace("PROMISED", promised)):
            return
    raise AssertionError(promised)


def wait_until_kept(page: Page, host: Host, path: str) -> None:
    wait_until(page, f"caches.match({json.dumps(host.home + path)})")


def wait_for_worker(page: Page, folder: Path) -> str:
    """Until the worker of the deploy in ``folder`` has taken over; the name of its cache."""
    (id,) = re.findall(r'"id":"([0-9a-f]+)"', (folder / "sw.js").read_text())
    name = f"readinglist /list/ {id}"
    wait_until(page, f"caches.has({json.dumps(name)})")
    wait_until(page, f"{REGISTRATION}.then(({{installing, waiting}}) => !installing && !waiting)")
    return name


def wait_for_build(page: Page, folder: Path) -> None:
    """Until only what is kept of the deploy in ``folder`` is there. The worker looks for what no
    page needs any more whenever a page greets it; a page that was just left may still count."""
    name = wait_for_worker(page, folder)
    is_alone = f"{CACHES}.then(names => names.join() === {json.dumps(name)})"
    for _ in range(10):
        page.evaluate(GREET)
        if page.evaluate(WAIT_A_SECOND.replace("PROMISED", is_alone)):
            return
    raise AssertionError(page.evaluate("caches.keys()"))


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


def count_left(page: Page) -> list[int]:
    left: list[int] = page.evaluate(
        """async () => [(await caches.keys()).filter(name => name !== "other").length,
                        (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    return left
