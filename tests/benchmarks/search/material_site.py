"""Material's search over the pages of this list: a stock build with its own plugin."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from generator.pipeline import make_plan, render_files
from generator.settings import read_settings
from tests.benchmarks.corpus import PROJECT
from tests.benchmarks.measure import run_command
from tests.benchmarks.search.engines import find_material_worker

CONFIG = r"""
site_name: A list
docs_dir: docs
site_dir: site
theme: {name: material, font: false}
plugins:
  - search: {separator: '[\s\-,:;!=()\[\]"/]+'}
markdown_extensions: [attr_list, md_in_html, tables, toc, fenced_code]
"""


def build_material(folder: Path) -> None:
    """``worker.js`` and ``search_index.json`` in ``folder``, as the theme serves them."""
    settings = read_settings(PROJECT)
    work = folder / "work"
    for path, content in render_files(make_plan(settings), settings).items():
        target = work / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (work / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    run_command([sys.executable, "-m", "mkdocs", "build", "--quiet"], work, NO_MKDOCS_2_WARNING="1")
    shutil.copy(work / "site" / "search" / "search_index.json", folder)
    shutil.copy(find_material_worker(), folder / "worker.js")
    shutil.rmtree(work)
