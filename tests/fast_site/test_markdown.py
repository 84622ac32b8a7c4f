"""That the pages of the generator take the fast way at all: nobody else would notice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

from generator import pipeline
from generator.fast_site.front_matter import read_front_matter
from generator.fast_site.markdown import Converter, can_convert
from generator.publish.writer import list_owned
from generator.settings import read_settings
from tests.benchmarks.corpus import PROJECT, copy_project
from tests.lists import copy_toy

ODD = {"contribute/fields.md", "contribute/rules.md", "data/index.md", "index.md", "marks/index.md"}
"""Pages of which there is one in a list: Python-Markdown converts them."""


def test_pages_of_which_there_are_many_need_no_python_markdown(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    copy_project(tmp_path)
    pipeline.build(read_settings(tmp_path))
    config = load_config(str(tmp_path / "mkdocs.yml"))
    files = get_files(config)
    converter = Converter(config, files)
    owned = set(list_owned(tmp_path / "docs")) - ODD
    slow = []
    for file in files.documentation_pages():
        if file.src_uri in owned:
            page = Page(None, file, config)
            page.markdown, page.meta = read_front_matter(file.content_string)
            if not converter.convert(page):
                slow.append(file.src_uri)
    assert len(owned) > 1000
    assert len(slow) < len(owned) / 20, slow


@pytest.mark.parametrize(("extensions", "can"), [(["tables"], True), (["pymdownx.emoji"], False)])
def test_extension_that_may_remember_a_page_is_not_used_for_many(
    tmp_path: Path, extensions: list[str], can: bool
) -> None:
    config = load_config(str(copy_toy(tmp_path / "toy") / "mkdocs.yml"))
    config.markdown_extensions = extensions
    assert can_convert(config) is can
