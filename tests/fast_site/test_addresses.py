"""Addresses are those that MkDocs writes, and pages that share some do not share too many."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

from generator.fast_site.addresses import Addresses, list_ways, relate
from generator.fast_site.lines import Anchored, Unknown
from generator.fast_site.planned_files import PlannedFiles
from tests.lists import copy_toy

URLS = ["./", "a/", "a/b/", "a/b/c/", "ab/", "a/b.html", "b.html", "a/c/d.json", "index.html"]


@given(st.sampled_from(URLS), st.sampled_from(URLS))
def test_address_is_as_mkdocs_writes_it(page: str, target: str) -> None:
    assert relate(target, list_ways(page)) == get_relative_url(target, page)


PLANNED = [
    *("index.md", "papers/index.md", "papers/a.md", "papers/b.md", "tags/a.md", "tags/a/2.md"),
    *("archive/2024/index.md", "archive/2024/01.md", "data/papers.json"),
]


def plan_files(root: Path, *, folders: bool) -> PlannedFiles:
    config = load_config(str(copy_toy(root / "toy") / "mkdocs.yml"), use_directory_urls=folders)
    return PlannedFiles([], PLANNED, config, lambda _: None, {})


@pytest.mark.parametrize("folders", [True, False])
def test_planned_file_has_the_address_that_mkdocs_gives_it(tmp_path: Path, folders: bool) -> None:
    files = plan_files(tmp_path, folders=folders)
    found = {path: files.find_url(path) for path in PLANNED}
    made = (File(path, None, "", use_directory_urls=folders) for path in PLANNED)
    assert found == {file.src_uri: file.url for file in made}


@pytest.mark.parametrize(
    ("page", "line", "html"),
    [
        ("papers/a.md", "[x](../papers/b.md)", '<a href="../b/">x</a>'),
        ("papers/a.md", "[x](b.md)", '<a href="../b/">x</a>'),
        ("papers/a.md", "[x](../papers/a.md)", '<a href="./">x</a>'),
        ("papers/a.md", "[x](../index.md)", '<a href="../../">x</a>'),
        ("tags/a.md", "[x](../tags/a/2.md)", '<a href="2/">x</a>'),
        ("tags/a/2.md", "[x](../../tags/a.md)", '<a href="../">x</a>'),
        ("index.md", "[x](tags/a.md)", '<a href="tags/a/">x</a>'),
        ("archive/2024/index.md", "[x](../../archive/2024/01.md)", '<a href="01/">x</a>'),
    ],
)
def test_link_leads_from_the_page_to_the_file(
    tmp_path: Path, page: str, line: str, html: str
) -> None:
    files = plan_files(tmp_path, folders=True)
    seen = Addresses(files).seen_from(files.name_file(page))
    assert seen.lines.convert(line, []) == html


def test_pages_beside_each_other_share_what_was_converted(tmp_path: Path) -> None:
    files = plan_files(tmp_path, folders=True)
    addresses = Addresses(files)
    first, second = (addresses.seen_beside(files.name_file(f"papers/{i}.md")) for i in "ab")
    assert first
    assert second
    assert first[0] is second[0]
    assert [own for _, own in (first, second)] == ["../a/", "../b/"]
    assert addresses.seen_beside(files.name_file("papers/index.md")) is None


def test_item_met_again_leads_to_the_same_places(tmp_path: Path) -> None:
    files = plan_files(tmp_path, folders=True)
    lines = Addresses(files).seen_from(files.name_file("papers/a.md")).lines
    places: list[Anchored] = []
    line = "[x](../papers/b.md#y), [z](../tags/a.md#y)"
    assert lines.convert_item(line, places) == lines.convert_item(line, places)
    first = ("papers/b.md", "y", "../papers/b.md#y")
    assert places == [first, ("tags/a.md", "y", "../tags/a.md#y")] * 2


def test_link_to_no_file_is_unknown(tmp_path: Path) -> None:
    files = plan_files(tmp_path, folders=True)
    with pytest.raises(Unknown):
        Addresses(files).seen_from(files.name_file("papers/a.md")).lines.convert("[x](c.md)", [])
