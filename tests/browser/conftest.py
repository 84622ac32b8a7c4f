"""A browser on the built sites, and pages that fail the test when something goes wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import open_context, start_browser, watch
from tests.browser.kinds import find_kinds
from tests.site.conftest import real_site as real_site
from tests.site.conftest import shared_folder as shared_folder
from tests.site.conftest import toy_site as toy_site
from tests.site.sites import Site, serve

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with start_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def home(real_site: Site) -> Iterator[str]:
    """The address of the real list's site, without the slash at its end."""
    with serve(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def toy_home(toy_site: Site) -> Iterator[str]:
    with serve(toy_site) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(real_site: Site) -> dict[str, str]:
    """Of a page of each kind, relative to ``home``."""
    return find_kinds(real_site)


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page of the site ``home`` at a width, with a palette, with or without JavaScript.

    The test fails if any of its pages logs an error, asks for what is not there, or asks anybody
    but the site.
    """
    troubles: list[list[str]] = []
    with ExitStack() as stack:

        def open_one(home: str, path: str = "", **options: object) -> Page:
            page = open_context(browser, **options).new_page()  # type: ignore[arg-type]
            stack.callback(page.context.close)
            troubles.append(watch(page, home))
            page.goto(f"{home}/{path}")
            return page

        yield open_one
    assert sum(troubles, []) == []


@pytest.fixture
def front(open_page: OpenPage, home: str) -> Page:
    """The real list's home page on a wide screen."""
    return open_page(home)
