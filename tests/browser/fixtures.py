"""A browser on the built sites, and pages that fail the test when something goes wrong in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.chromium import open_context, start_browser, watch
from tests.browser.explore_list import Records, wait_for_results, write_explored
from tests.browser.kinds import find_kinds
from tests.browser.payloads import write_hostile
from tests.site.sites import Site, serve, share_site

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with start_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def home(real_site: Site) -> Iterator[str]:
    """The address of the site of this repository's list, without the slash at its end."""
    with serve(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def toy_home(toy_site: Site) -> Iterator[str]:
    with serve(toy_site) as address:
        yield address


@pytest.fixture(scope="session")
def places(home: str, real_site: Site, toy_home: str, toy_site: Site) -> dict[str, tuple[str, str]]:
    """A page of each kind: the site's home, and the address relative to it. What this
    repository's list has no page of, such as papers when it is new, the toy list has."""
    sites = ((toy_home, toy_site), (home, real_site))
    return {kind: (top, url) for top, site in sites for kind, url in find_kinds(site).items()}


@pytest.fixture(scope="session")
def get_context(browser: Browser) -> Callable[..., BrowserContext]:
    """A context costs more time than a page; pages leave theirs as they found it."""
    return cache(partial(open_context, browser))


@pytest.fixture
def open_page(get_context: Callable[..., BrowserContext]) -> Iterator[OpenPage]:
    """Opens a page of the site ``home`` at a width, with a palette, with or without JavaScript.

    The test fails if any of its pages logs an error, asks for what is not there, or asks anybody
    but the site.
    """
    troubles: list[list[str]] = []
    pages: list[Page] = []

    def open_one(home: str, path: str = "", **options: object) -> Page:
        page = get_context(**options).new_page()
        pages.append(page)
        troubles.append(watch(page, home))
        page.goto(f"{home}/{path}")
        return page

    yield open_one
    for page in pages:
        page.context.clear_permissions()
        if page.url.startswith("http"):
            page.evaluate("localStorage.clear()")
        page.close()
    assert [trouble for of_page in troubles for trouble in of_page] == []


@pytest.fixture
def front(open_page: OpenPage, home: str) -> Page:
    """Its home page on a wide screen."""
    return open_page(home)


@pytest.fixture(scope="session")
def explored_site(shared_folder: Path) -> Site:
    """A made-up list with papers enough to explore."""
    return share_site(shared_folder, "explored", write_explored)


@pytest.fixture(scope="session")
def explored_home(explored_site: Site) -> Iterator[str]:
    with serve(explored_site) as address:
        yield address


@pytest.fixture(scope="session")
def records(explored_site: Site) -> Records:
    """Its papers, to be looked through one by one."""
    return Records(explored_site.plan.library)


@pytest.fixture
def explore(open_page: OpenPage, explored_home: str) -> OpenPage:
    """Opens its page Explore with a query string, and waits for the results."""

    def open_one(search: str = "", **options: object) -> Page:
        return wait_for_results(open_page(explored_home, f"explore/{search}", **options))

    return open_one


@pytest.fixture(scope="session")
def hostile_home(shared_folder: Path) -> Iterator[str]:
    with serve(share_site(shared_folder, "hostile", write_hostile)) as address:
        yield address
