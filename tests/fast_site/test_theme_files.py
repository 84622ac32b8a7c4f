from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.fast_site.theme_files import skip_hidden_folders
from tests.lists import copy_toy


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """With one more folder of the theme, which has a file of each kind."""
    own = tmp_path / "own"
    for path in (
        "plain.txt",
        ".hidden/one.txt",
        "in/.hidden/two.txt",
        "in/deep/three.css",
        ".four",
    ):
        (own / path).parent.mkdir(parents=True, exist_ok=True)
        (own / path).write_text("text")
    config = load_config(str(copy_toy(tmp_path / "toy") / "mkdocs.yml"))
    config.theme.dirs.insert(0, str(own))
    return config


def list_files(config: MkDocsConfig) -> list[tuple[str, str]]:
    files = Files([])
    files.add_files_from_theme(config.theme.get_env(), config)
    return [(file.src_uri, str(file.src_dir)) for file in files]


def test_mkdocs_finds_the_same_files(config: MkDocsConfig) -> None:
    before = list_files(config)
    skip_hidden_folders(config.theme)
    assert list_files(config) == before
    assert {"plain.txt", "in/deep/three.css"} <= {path for path, _ in before}


def test_icons_are_not_looked_at_and_can_be_used(config: MkDocsConfig) -> None:
    icon = ".icons/material/magnify.svg"
    assert icon in config.theme.get_env().list_templates()
    skip_hidden_folders(config.theme)
    environment = config.theme.get_env()
    assert icon not in environment.list_templates()
    assert environment.get_template(icon).render().startswith("<svg")
    assert "url" in environment.filters
