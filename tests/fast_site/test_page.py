"""A page that was made the short way has what MkDocs gives to a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from generator.fast_site.page import FastPages
from generator.fast_site.planned_files import PlannedFiles
from tests.lists import copy_toy

SITES = ["https://example.org/", "https://example.org/a/b/", "https://example.org/a", "", None]
PATHS = ["index.md", "papers/a.md", "papers/index.md", "papers/a_b.md", "archive/2024/01/02.md"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("site", SITES)
def test_page_has_the_addresses_that_mkdocs_gives_it(
    tmp_path: Path, path: str, site: str | None
) -> None:
    config = load_config(str(copy_toy(tmp_path / "toy") / "mkdocs.yml"), site_url=site)
    files = PlannedFiles([], PATHS, config, lambda _: None, {})
    made = FastPages(config, lambda _: None).open(files.name_file(path))
    first = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
    page = Page(None, first, config)
    for name in ("canonical_url", "abs_url", "url", "edit_url", "is_homepage", "update_date"):
        assert getattr(made, name) == getattr(page, name), name
    for name in ("src_uri", "dest_uri", "url", "abs_src_path", "abs_dest_path", "edit_uri"):
        assert getattr(made.file, name) == getattr(first, name), name


def test_pages_share_nothing_that_changes(tmp_path: Path) -> None:
    config = load_config(str(copy_toy(tmp_path / "toy") / "mkdocs.yml"))
    files = PlannedFiles([], PATHS, config, lambda _: None, {})
    pages = FastPages(config, lambda _: None)
    one, other = (pages.open(files.name_file(path)) for path in PATHS[:2])
    one.asked["x"] = {"y": "z"}
    one.present_anchor_ids = {"a"}
    assert not other.asked
    assert not other._ids
    assert one.file.page is one
