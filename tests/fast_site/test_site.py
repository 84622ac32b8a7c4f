from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from generator.fast_site import site
from generator.fast_site.run import build_site
from generator.fast_site.site import _list_excluded
from generator.library.related import RelatedPapers
from generator.pipeline import make_plan
from generator.settings import read_settings
from tests.lists import copy_toy
from tests.processors import pretend

PATHS = [
    "index.md",
    "papers/a.md",
    "papers/b.md",
    "authors/a.md",
    "assets/a.css",
    "assets/in/b.css",
]
CASES = {
    "nothing": ("", []),
    "a file": ("papers/a.md", ["papers/a.md"]),
    "a name": ("a.md", ["papers/a.md", "authors/a.md"]),
    "a folder": ("/papers/", ["papers/a.md", "papers/b.md"]),
    "all but one": ("papers/*\n!papers/b.md", ["papers/a.md"]),
    "an end": ("/assets/*.css", ["assets/a.css"]),
    "an end at any depth": ("*.css", ["assets/a.css", "assets/in/b.css"]),
    "two": ("b.md\nauthors/*", ["papers/b.md", "authors/a.md"]),
}


@pytest.mark.parametrize("option", ["exclude_docs", "draft_docs"])
@pytest.mark.parametrize(("patterns", "excluded"), CASES.values(), ids=CASES)
def test_what_the_configuration_leaves_out(
    tmp_path: Path, option: str, patterns: str, excluded: list[str]
) -> None:
    settings = {"exclude_docs": "", option: patterns}
    config = load_config(str(copy_toy(tmp_path / "toy", **settings) / "mkdocs.yml"))
    assert _list_excluded(PATHS, config) == {*excluded}


def test_what_pages_of_papers_have_in_common_is_made_once_for_all_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, 2)
    for name in ("_MOST", "_TOGETHER"):
        monkeypatch.setattr(site, name, 4)
    log, make = tmp_path / "log", RelatedPapers.__init__

    def note(related: RelatedPapers, *arguments: Any) -> None:
        with log.open("a") as file:
            file.write(f"{os.getpid()}\n")
        make(related, *arguments)

    monkeypatch.setattr(RelatedPapers, "__init__", note)
    settings = read_settings(copy_toy(tmp_path / "toy"))
    build_site(make_plan(settings), settings)
    assert log.read_text().split() == [str(os.getpid())]
