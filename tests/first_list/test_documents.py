"""The documents of this repository that a new list writes anew."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

import generator
from generator import pipeline
from generator.records.model import Paper
from generator.records.plain_yaml import read_plain_yaml
from generator.records.style import write_yaml
from generator.settings import read_settings
from tests.lists import ROOT
from tests.test_documents import DOCUMENTS, SITE_PAGES, read_blocks


@pytest.mark.parametrize("name", [*SITE_PAGES, "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_every_page_says_for_whom_it_is(name: str) -> None:
    assert re.match(r"# .+\n\nFor ", DOCUMENTS[name])


def test_the_version_is_the_programs() -> None:
    citation: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == generator.__version__
    assert generator.__version__ in DOCUMENTS["CHANGELOG.md"]
    assert citation["license"] == "MIT"
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License")


def test_the_example_can_be_added_to_this_list(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "mkdocs.yml").write_text("site_name: A list\n", "utf-8")
    blocks = read_blocks(DOCUMENTS["docs/contribute/index.md"])
    example = next(block for block in blocks if block.file)
    path = tmp_path / example.file
    assert not path.exists()
    path.write_text(example.body, "utf-8")
    library = pipeline.make_plan(read_settings(tmp_path)).library
    tree = read_plain_yaml(example.body.encode())
    assert isinstance(tree, dict)
    assert write_yaml(tree) == example.body
    assert tree.keys() <= Paper.model_fields.keys()
    tags = tree["tags"]
    assert [tag for tag in tags if len(library.by_tag[str(tag)]) == 1] == []
