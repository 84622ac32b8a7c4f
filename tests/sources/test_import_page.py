"""The page on importing says what the program does."""

from __future__ import annotations

import re

import pytest

from generator.commands.import_file import command
from generator.sources.formats import FORMATS
from generator.sources.mapping import _KEYS, _STEPS, FIELDS
from tests.lists import ROOT

PAGE = (ROOT / "docs/contribute/import.md").read_text("utf-8")
FILES = ROOT / "tests" / "sources" / "files"


@pytest.mark.parametrize("kind", ["awesome", "hugo", "export"])
def test_mapping_on_the_page_is_the_one_that_is_tested(kind: str) -> None:
    mapping = (FILES / kind / "mapping.yml").read_text("utf-8")
    assert f"```yaml\n{mapping}```" in PAGE


@pytest.mark.parametrize("file", ["hugo/posts/attention.md", "export/papers.json"])
def test_example_on_the_page_is_the_one_that_is_tested(file: str) -> None:
    assert (FILES / file).read_text("utf-8") in PAGE


def test_options_and_words_of_the_page() -> None:
    options = {option for one in command.params for option in one.opts}
    assert set(re.findall(r"--[a-z][a-z-]+", PAGE)) <= options
    assert set(FORMATS) == set(re.findall(r"^\| `([a-z][a-z-]+)` \|.*\|.*\|$", PAGE, re.MULTILINE))
    for word in (*_KEYS, *_STEPS):
        assert f"`{word}`" in PAGE, word
    for name in FIELDS:
        assert f"`{name}`" in PAGE or name.startswith("links."), name
