"""The scripts of ``generator/scripts/citations/`` write what the generator writes, byte by byte."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from functools import cache

import pytest

from generator.library.library import Library
from generator.pages import exports
from generator.pages.slugs import Addresses
from generator.pipeline import make_plan
from generator.publish.exports import write_exports
from generator.publish.scripts import SCRIPTS, bundle
from generator.settings import Settings, read_settings
from tests.lists import ROOT, TOY, make_library
from tests.pages.citations.shared import make_document, make_hard_library
from tests.site.test_valid_html import find_node

RUN = """
let input = "";
process.stdin.setEncoding("utf8").on("data", (piece) => (input += piece)).on("end", () => {
  const { documents, site } = JSON.parse(input);
  const { formats } = globalThis.readinglist.citations;
  const written = Object.entries(formats).map(([name, one]) => [name, one.write(documents, site)]);
  process.stdout.write(JSON.stringify(Object.fromEntries(written)));
});
"""
FORMATS = {
    "bibtex": exports.BIBTEX,
    "ris": exports.RIS,
    "csl": exports.CSL,
    "csv": exports.CSV,
}


def read_library(name: str) -> Library:
    if name == "hard":
        return make_hard_library()
    return make_plan(_read_list(name)).library if name != "empty" else make_library()


def _read_list(name: str) -> Settings:
    settings = read_settings(ROOT)
    return settings if name == "own" else replace(settings, data=TOY / "data")


def without_abstracts(library: Library) -> Library:
    """The browser has none."""
    papers = tuple(paper.model_copy(update={"abstract": None}) for paper in library.papers)
    return replace(library, papers=papers)


@cache
def write_in_browser(name: str, url: str) -> dict[str, str]:
    library = read_library(name)
    documents = [make_document(paper, library) for paper in library.papers]
    asked = {"documents": documents, "site": {"url": url, "name": "A list"}}
    script = bundle(SCRIPTS / "citations" / "main.js") + RUN
    done = subprocess.run(
        [find_node(), "-e", script],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    written: dict[str, str] = json.loads(done.stdout)
    return written


@pytest.mark.parametrize("url", ["https://toy.example/list/", ""])
@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["own", "toy", "hard", "empty"])
def test_browser_writes_the_same(name: str, kind: str, url: str) -> None:
    settings = replace(read_settings(ROOT), site_name="A list", site_url=url)
    library = without_abstracts(read_library(name))
    expected = write_exports(library, Addresses(), settings)[FORMATS[kind]].decode()
    assert write_in_browser(name, url)[kind].split("\n") == expected.split("\n")
    assert bool(library.papers) is (name != "empty")
