"""The script that holds what stands around every page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lxml import html

from generator.publish.chrome import write_chrome
from generator.settings import read_settings
from tests.lists import ROOT, write_list

CONFIG = """\
site_name: A < "list" & more
repo_url: https://host.example/repo
theme:
  name: material
  palette:
    - {media: (a), scheme: default, toggle: {icon: material/weather-night, name: To dark}}
    - {media: (b), scheme: slate, toggle: {icon: material/weather-sunny, name: To light}}
nav:
  - Home: index.md
  - "<b>Papers</b>": papers/index.md
  - More: [{Tags: tags/index.md}, {How to search: search.md}]
"""


def read_parts(root: Path) -> dict[str, Any]:
    ((path, content),) = write_chrome(read_settings(root)).items()
    assert path == "assets/javascripts/chrome.js"
    data, _, code = content.decode().partition(";\n")
    assert "MutationObserver" in code
    parts = json.loads(data.removeprefix("globalThis.readinglistChrome = "))
    links = html.fragment_fromstring(parts.pop("links"), create_parent=True)
    return {name: html.fragment_fromstring(markup) for name, markup in parts.items()} | {
        "links": links
    }


def test_parts_have_every_entry(tmp_path: Path) -> None:
    parts = read_parts(write_list(tmp_path, {}, CONFIG))
    addresses = ["", "papers/", "tags/", "search/"]
    assert parts["drawer"].xpath("//li/a/@href") == addresses
    assert parts["footer"].xpath("//li/a/@href") == [*addresses, "feeds/newest.xml"]
    header = parts["header"]
    assert header.xpath("//ul//a/@href") == addresses[1:]
    assert header.xpath("//form/@action") == ["explore/"]
    assert header.xpath("//form/@data-help") == ["search/"]
    assert header.xpath("//*[@data-palette-scheme]/@title") == ["To dark", "To light"]
    assert header.xpath("//a[contains(@class, 'rl-source')]/@href") == ["https://host.example/repo"]


def test_links_of_the_head_are_those_that_lean_pages_leave_out(tmp_path: Path) -> None:
    links = read_parts(
        write_list(tmp_path, {}, CONFIG.replace("theme:\n", "theme:\n  favicon: look/icon.svg\n"))
    )["links"]
    found = {link.get("rel"): (link.get("href"), link.get("title")) for link in links}
    assert found == {
        "icon": ("look/icon.svg", None),
        "feed alternate": ("feeds/newest.xml", 'A < "list" & more: new papers'),
        "manifest": ("manifest.webmanifest", None),
    }


def test_site_without_a_worker_has_no_manifest(tmp_path: Path) -> None:
    config = "plugins: [readinglist: {offline: false}]\n"
    links = read_parts(write_list(tmp_path, {}, config))["links"]
    assert [link.get("rel") for link in links] == ["icon", "feed alternate"]


def test_names_are_text(tmp_path: Path) -> None:
    parts = read_parts(write_list(tmp_path, {}, CONFIG))
    for name in ("header", "drawer", "footer"):
        part = parts[name]
        assert part.xpath("//b") == []
        assert "<b>Papers</b>" in part.text_content()
    assert parts["header"].xpath("string(//a[@class='rl-brand'])").strip() == 'A < "list" & more'


def test_list_with_a_name_only_has_a_header(tmp_path: Path) -> None:
    header = read_parts(write_list(tmp_path, {}))["header"]
    assert header.xpath("//ul//a") == header.xpath("//*[@data-palette-scheme]") == []
    assert header.xpath("//form[@role='search']")


def test_part_of_the_lists_own_theme_comes_first(tmp_path: Path) -> None:
    root = write_list(tmp_path, {}, f"{CONFIG}".replace("name: material", "custom_dir: look"))
    partials = root / "look" / "partials"
    partials.mkdir(parents=True)
    (partials / "logo.html").write_text("<i>mine</i>", "utf-8")
    assert read_parts(root)["header"].xpath("string(//i)") == "mine"


def test_same_list_same_bytes() -> None:
    settings = read_settings(ROOT)
    assert write_chrome(settings) == write_chrome(settings)
