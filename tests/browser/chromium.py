"""The browser as the tests use it: alone on this machine, and watched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from tests.tooling.chromium import find_chromium

WIDTHS = {"wide": 1280, "narrow": 390}
PALETTES = ("light", "dark")

SLOWER = "READINGLIST_SLOWER"
"""Set to 4, pages run as on a machine with a quarter of the speed, wait for each file, and have
four times as long: a test that looks before something is there fails here, not elsewhere."""

_TIMES = float(os.environ.get(SLOWER) or 1)

_PATIENCE = 10_000 * _TIMES
"""Milliseconds; where others use the machine too, Playwright's five seconds are not enough."""

_LATENCY = 25
"""Milliseconds of waiting for a file, times the number."""

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # A page that asks somebody else fails its test; it must not reach them either.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@contextmanager
def start_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=_ARGUMENTS)
        yield browser
        browser.close()


def open_context(
    browser: Browser,
    width: str = "wide",
    palette: str = "light",
    *,
    javascript: bool = True,
    service_workers: Literal["allow", "block"] = "block",
) -> BrowserContext:
    """``service_workers``: if it were let in, it would keep pages of one test for the next."""
    narrow = width == "narrow"
    context = browser.new_context(
        service_workers=service_workers,
        viewport={"width": WIDTHS[width], "height": 844 if narrow else 800},
        color_scheme="dark" if palette == "dark" else "light",
        reduced_motion="reduce",
        java_script_enabled=javascript,
        has_touch=narrow,
    )
    context.set_default_timeout(_PATIENCE)
    expect.set_options(timeout=_PATIENCE)
    if _TIMES > 1:
        context.on("page", _slow_down)
    return context


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _TIMES})
    network = {"offline": False, "downloadThroughput": -1, "uploadThroughput": -1}
    session.send("Network.emulateNetworkConditions", {**network, "latency": _TIMES * _LATENCY})


def watch(page: Page, home: str) -> list[str]:
    """A list that fills with whatever goes wrong in ``page``.

    ``home``: the address of the site; to ask any other is wrong.
    """
    troubles: list[str] = []

    def see_request(request: Request) -> None:
        if not request.url.startswith((f"{home}/", "data:", "blob:")):
            troubles.append(f"request to another site: {request.url}")

    def see_response(response: Response) -> None:
        if response.status >= 400:
            troubles.append(f"answer {response.status}: {response.url}")

    def see_failure(request: Request) -> None:
        # Whoever leaves a page early aborts what it was still loading.
        if request.failure != "net::ERR_ABORTED":
            troubles.append(f"failed request: {request.url} {request.failure}")

    def see_message(message: ConsoleMessage) -> None:
        # A feed can't name an icon, so the browser guesses an address for one.
        guessed = str(message.location["url"]).endswith("/favicon.ico")
        if message.type == "error" and not guessed:
            troubles.append(f"console: {message.text}")

    def see_dialog(dialog: Dialog) -> None:
        troubles.append("dialog")
        dialog.dismiss()

    page.on("request", see_request)
    page.on("response", see_response)
    page.on("requestfailed", see_failure)
    page.on("pageerror", lambda error: troubles.append(f"page error: {error}"))
    page.on("dialog", see_dialog)
    page.on("console", see_message)
    return troubles
