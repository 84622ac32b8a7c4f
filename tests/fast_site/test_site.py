from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.fast_site.site import _list_excluded
from tests.lists import copy_toy

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
