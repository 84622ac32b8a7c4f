"""That the pages of the generator take the fast way at all: nobody else would notice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from generator import pipeline
from generator.fast_site.early import make_early
from generator.fast_site.markdown import Converter, can_convert
from generator.fast_site.order import Order
from generator.fast_site.page import FastPage
from generator.fast_site.site import FastSite
from generator.settings import read_settings
from tests.benchmarks.corpus import PROJECT, copy_project
from tests.lists import copy_toy

ODD = {"contribute/fields.md", "contribute/rules.md", "data/index.md", "index.md", "marks/index.md"}
"""Pages of which there is one in a list: Python-Markdown converts them."""


def test_pages_of_which_there_are_many_need_no_python_markdown(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    copy_project(tmp_path)
    settings = read_settings(tmp_path)
    plan = pipeline.make_plan(settings)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    early = make_early(plan, settings, order := Order(plan, is_hasty=True), tmp_path / "site")
    rendered = early.rendered
    files = FastSite(config, order, early).take_over(get_files(config))
    converter = Converter(config, files)
    many = rendered.pages.keys() - ODD
    slow = []
    for path in many:
        page = FastPage(files.name_file(path), config, lambda _: None)
        page.meta, page.markdown = rendered.renderer.render_parts(rendered.pages[path])
        if not converter.convert(page):
            slow.append(path)
    assert len(many) > 1000
    assert len(slow) < len(many) / 20, slow


@pytest.mark.parametrize(("extensions", "can"), [(["tables"], True), (["pymdownx.emoji"], False)])
def test_extension_that_may_remember_a_page_is_not_used_for_many(
    tmp_path: Path, extensions: list[str], can: bool
) -> None:
    config = load_config(str(copy_toy(tmp_path / "toy") / "mkdocs.yml"))
    config.markdown_extensions = extensions
    assert can_convert(config) is can
