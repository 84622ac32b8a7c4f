"""The page of what is not there, at an address that a name had while the list was short."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.fixtures import OpenPage
from tests.site.sites import Site


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("authors/ada-author/", "explore/?author=ada-author"),
        ("organizations/labs/", "explore/?organization=labs"),
        ("authors/a/2/", None),
        ("papers/gone/", None),
    ],
)
def test_address_of_a_name_leads_to_its_papers(
    open_page: OpenPage, toy_home: str, toy_site: Site, path: str, leads_to: str | None
) -> None:
    page = open_page(toy_home, "404.html")
    body = (toy_site.folder / "404.html").read_text("utf-8")
    page.route(
        f"{toy_home}/{path}", lambda route: route.fulfill(body=body, content_type="text/html")
    )
    page.goto(f"{toy_home}/{path}")
    link = page.locator(".rl-name-gone a")
    if leads_to is None:
        expect(link).to_be_hidden()
    else:
        expect(link).to_be_visible()
        assert link.evaluate("link => link.href") == f"{toy_home}/{leads_to}"
