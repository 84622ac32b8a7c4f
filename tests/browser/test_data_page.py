"""The page of the data, as a reader and a program find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pages.exports import EXPORTS
from tests.browser.fixtures import OpenPage
from tests.site.sites import Site

ALTERNATES = "link[rel~=alternate]:not([rel~=feed])"


@pytest.mark.parametrize("name", [export.name for export in EXPORTS])
def test_link_downloads_the_file(
    open_page: OpenPage, toy_home: str, toy_site: Site, tmp_path: Path, name: str
) -> None:
    page = open_page(toy_home, "data/")
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    assert download.value.suggested_filename == name
    download.value.save_as(tmp_path / name)
    assert (tmp_path / name).read_bytes() == (toy_site.folder / "data" / name).read_bytes()


@pytest.mark.parametrize("path", ["", "data/"])
def test_head_names_the_files(open_page: OpenPage, toy_home: str, path: str) -> None:
    page = open_page(toy_home, path)
    links = page.locator(ALTERNATES).all()
    assert [(link.evaluate("link => link.href"), link.get_attribute("type")) for link in links] == [
        (f"{toy_home}/{export.path}", export.media_type) for export in EXPORTS
    ]
    # What the theme would take for a translation of the site.
    assert page.locator("link[rel=alternate]").count() == 0


def test_other_pages_do_not_claim_to_be_the_list(open_page: OpenPage, toy_home: str) -> None:
    assert open_page(toy_home, "papers/crowd/").locator(ALTERNATES).count() == 0


def test_page_is_found_from_the_menu(open_page: OpenPage, home: str) -> None:
    page = open_page(home)
    links = page.locator(".md-nav a", has_text="Data")
    assert [link.evaluate("link => link.href") for link in links.all()] == [f"{home}/data/"]
