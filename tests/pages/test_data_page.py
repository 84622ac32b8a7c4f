"""The page of the data, held to what is written, and those who name the files beside it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from markdown import Markdown

from generator import pipeline
from generator.pages import exports
from generator.pages.citations.csv_table import COLUMNS
from generator.pages.exports import EXPORTS, say_size
from generator.publish.papers_schema import make_papers_schema
from generator.publish.scripts import SCRIPTS
from generator.settings import read_settings
from tests.lists import ROOT, copy_toy

MEDIA_TYPES = {export.name: export.media_type for export in EXPORTS}


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    settings = read_settings(copy_toy(tmp_path_factory.mktemp("list") / "toy"))
    pipeline.build(settings)
    return settings.docs


def test_every_file_has_a_row_with_its_size(docs: Path) -> None:
    page = (docs / "data/index.md").read_text("utf-8")
    rows = re.findall(r'<a href="(\S+)" type="(\S+)" download>(\S+)</a></th><td>([^<]+)<', page)
    written = {path.name for path in (docs / "data").iterdir()}
    assert {row[0] for row in rows} == written - {"index.md", "papers.schema.json"}
    for href, media_type, name, size in rows:
        assert (name, media_type) == (href, MEDIA_TYPES[href])
        assert size == say_size((docs / "data" / href).stat().st_size)
    assert "](papers.schema.json)" in page


def test_page_names_what_there_is(docs: Path) -> None:
    page = (docs / "data/index.md").read_text("utf-8")
    (listed,) = re.findall(r"has the columns (.+?)\. It is", page)
    assert tuple(re.findall("<code>([a-z_]+)</code>", unescape(listed))) == COLUMNS
    schema = make_papers_schema()["properties"]
    paper = schema["papers"]["items"]["properties"]
    for field in ("page", "discussions", "authors_as_published"):
        assert field in page
        assert field in paper
    assert "`version`" in page
    assert "`newest`" in page
    assert {"version", "newest"} <= schema.keys()
    assert "<code>https://toy.example/list/data/papers.json</code>" in page


def test_examples_name_the_packed_files_of_a_long_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.library.library.MANY_PAPERS", 1)
    settings = read_settings(copy_toy(tmp_path / "toy"))
    pipeline.build(settings)
    page = (settings.docs / "data/index.md").read_text("utf-8")
    assert 'pandas.read_csv("papers.csv.gz", dtype=str)' in page
    assert "gzip -dc papers.json.gz | jq" in page


def test_example_of_jq_asks_for_fields_that_are_there(docs: Path) -> None:
    page = (docs / "data/index.md").read_text("utf-8")
    assert "select(any(.links.code[]?; .official)) | .title" in page
    papers = json.loads((docs / "data/papers.json").read_bytes())["papers"]
    official = [
        paper["title"]
        for paper in papers
        if any(code.get("official") for code in paper.get("links", {}).get("code", []))
    ]
    assert official == ["HybridCrowd: Twelve Authors, Two Repositories and a GPU"]


def test_theme_names_every_file_and_its_type() -> None:
    theme = (ROOT / "generator/theme/main.html").read_text("utf-8")
    named = re.findall(r'\("(papers\.[a-z.]+)", "([a-z/+.-]+)"\)', theme)
    assert named == [*MEDIA_TYPES.items()]


def test_browser_calls_the_formats_the_same() -> None:
    script = (SCRIPTS / "citations" / "main.js").read_text("utf-8")
    formats = re.findall(r'label: "(.+?)",\s+extension: "(.+?)",\s+mediaType: "(.+?)"', script)
    assert formats == [
        (export.label, export.name.removeprefix("papers."), export.media_type)
        for export in EXPORTS
        if export.path != exports.JSON
    ]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        *((0, "1 kB"), (1, "1 kB"), (1_499, "1 kB"), (99_000, "99 kB"), (340_000, "340 kB")),
        *((1_250_000, "1.2 MB"), (12_460_000, "12.5 MB"), (2_345_000_000, "2,345 MB")),
    ],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert say_size(size) == words


@pytest.mark.parametrize("many", [1, 2_000], ids=["long list", "short list"])
def test_examples_are_blocks_of_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr("generator.library.library.MANY_PAPERS", many)
    settings = read_settings(copy_toy(tmp_path / "toy"))
    files = pipeline.render_files(pipeline.make_plan(settings), settings)
    html = Markdown(extensions=["fenced_code"]).convert(files.render("data/index.md"))
    pandas, jq = re.findall(
        r"<pre><code class=\"language-\w+\">(.*?)\n</code></pre>", html, re.DOTALL
    )
    assert pandas.endswith("dtype=str)")
    assert "jq -r " in jq
    assert "```" not in html
