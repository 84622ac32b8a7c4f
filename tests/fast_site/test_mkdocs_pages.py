"""Which of the pages that MkDocs builds are rendered again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.structure.pages import Page

from generator import processes
from generator.fast_site.page import FastPage
from generator.fast_site.page_builder import PageBuilder
from generator.pages import name_index
from tests.fast_site.builds import build
from tests.lists import copy_toy


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages of which MkDocs rendered some text."""
    paths: list[str] = []
    render = Page.render

    def note(page: Page, *arguments: Any) -> None:
        if page.markdown:
            paths.append(page.file.src_uri)
        render(page, *arguments)

    monkeypatch.setattr(Page, "render", note)
    return paths


def test_page_is_rendered_again_only_where_something_changed(
    tmp_path: Path, rendered: list[str]
) -> None:
    root = copy_toy(tmp_path / "toy")
    build(root)
    assert {"about.md", "contribute/index.md", "topics/index.md", "authors/index.md"} <= {*rendered}
    rendered.clear()
    with (root / "docs" / "contribute" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\nMore.\n")
    topics = root / "data" / "topics.yml"
    topics.write_text(topics.read_text("utf-8").replace("title: ", "title: All of ", 1), "utf-8")
    build(root)
    assert {"contribute/index.md", "topics/index.md"} <= {*rendered}
    assert not {"about.md", "authors/index.md"} & {*rendered}


def test_nothing_is_said_of_pages_that_stay(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = copy_toy(tmp_path / "toy")
    build(root)
    (root / "docs" / "contribute" / "index.md").write_text("# More\n", "utf-8")
    with caplog.at_level("INFO", "mkdocs"):
        build(root)
    assert any("Building documentation" in said for said in caplog.messages)
    assert [said for said in caplog.messages if "about.md" in said] == []


def test_page_is_rendered_again_where_a_file_that_it_asked_for_is_there_now(
    tmp_path: Path, rendered: list[str]
) -> None:
    config = {"validation": {"links": {"not_found": "info"}}}
    root = copy_toy(tmp_path / "toy", **config)
    (root / "docs" / "search.md").write_text("# Search\n\n[There](new.md)\n", "utf-8")
    build(root)
    rendered.clear()
    (root / "docs" / "new.md").write_text("# New\n", "utf-8")
    build(root)
    assert {"search.md", "new.md"} <= {*rendered}
    assert 'href="../new/"' in (root / "site" / "search" / "index.html").read_text("utf-8")


def test_no_page_of_an_index_is_rendered_twice_to_look_for_places_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "count_processors", lambda: 1)
    made: list[str] = []
    make = PageBuilder.make

    def note(builder: PageBuilder, page: FastPage) -> None:
        made.append(page.file.src_uri)
        make(builder, page)

    monkeypatch.setattr(PageBuilder, "make", note)
    monkeypatch.setattr(name_index, "NAMES", 3)
    build(copy_toy(tmp_path / "toy", plugins=[{"readinglist": {"pages_from": {"authors": 99}}}]))
    index = (tmp_path / "toy" / "site" / "papers" / "index.html").read_text("utf-8")
    assert 'href="../authors/t/#' in index
    assert made.count("authors/t/index.md") == 1
