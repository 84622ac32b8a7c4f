"""The search in a page that was opened from a disk, where only scripts can be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator import pipeline
from generator.settings import read_settings

FIND = """async (text) => {
  const search = readinglist.search.getSearch();
  try {
    const { papers } = await search.find(text);
    const documents = await search.documents(papers);
    return documents.map(({ path }) => readinglist.search.findAddress(path));
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}"""


@pytest.fixture
def folder(toy: Path, tmp_path: Path) -> Path:
    """The scripts and the index of the toy list, and a page below them."""
    settings = read_settings(toy)
    site = tmp_path / "a site #1"
    files = dict(pipeline.render_files(pipeline.make_plan(settings), settings))
    files["deep/index.html"] = (
        b'<!doctype html><meta charset="utf-8">'
        b'<script defer src="../assets/javascripts/site.js"></script>'
    )
    for name, content in files.items():
        if name.startswith(("assets/", "deep/")):
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(content)
    return site


@pytest.fixture
def page(browser: Browser, folder: Path) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((folder / "deep" / "index.html").as_uri())
    yield page
    context.close()


def test_a_paper_is_found_and_its_address_leads_to_a_file(page: Page, folder: Path) -> None:
    assert page.evaluate(FIND, "id:crowd") == [
        (folder / "papers" / "crowd" / "index.html").as_uri()
    ]
    assert page.locator("script").count() == 1, "the tags of the index are taken away"


def test_a_missing_file_is_said_and_asked_for_again(page: Page, folder: Path) -> None:
    words = sorted((folder / "assets" / "search").glob("words-*.js"))
    for path in words:
        path.rename(path.with_suffix(".away"))
    said = page.evaluate(FIND, "id:crowd")
    assert said.startswith("ShardError: A part of the search could not be loaded (words-")
    for path in words:
        path.with_suffix(".away").rename(path)
    assert len(page.evaluate(FIND, "id:crowd")) == 1


def test_a_damaged_file_is_said(page: Page, folder: Path) -> None:
    root = folder / "assets" / "search" / "root.js"
    whole = root.read_bytes()
    root.write_bytes(whole[: len(whole) // 2])
    assert "The search index is damaged (root)" in page.evaluate(FIND, "id:crowd")
    root.write_bytes(whole)
    assert len(page.evaluate(FIND, "id:crowd")) == 1
