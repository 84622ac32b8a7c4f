"""The plugin by itself; that a build with it fails as it should: built/test_strict.py."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from generator.mkdocs_plugin import ReadingListPlugin
from generator.pages.render import TEMPLATES
from tests.lists import PAPER


class Watcher:
    """Stands in for the server, and remembers what it is to watch."""

    def __init__(self, docs: Path) -> None:
        self.watched = {str(docs)}

    def watch(self, path: str, *, recursive: bool = True) -> None:
        self.watched.add(path if recursive else f"{path}/*")

    def unwatch(self, path: str) -> None:
        self.watched.remove(path)


def load(root: Path) -> tuple[ReadingListPlugin, MkDocsConfig]:
    config = load_config(str(root / "mkdocs.yml"))
    return cast(ReadingListPlugin, config.plugins["readinglist"]), config


def test_pages_are_made_before_a_build(toy: Path) -> None:
    plugin, config = load(toy)
    plugin.on_pre_build(config=config)
    assert (toy / "docs" / "papers" / "bare.md").is_file()


@pytest.mark.parametrize(("command", "has"), [("build", True), ("serve", False)])
def test_only_a_site_that_is_built_promises_its_pages_a_worker(
    toy: Path, command: str, has: bool
) -> None:
    plugin, config = load(toy)
    plugin.on_startup(command=command, dirty=False)
    plugin.on_pre_build(config=config)
    script = (toy / "docs" / "assets" / "javascripts" / "chrome.js").read_text("utf-8")
    assert ("manifest.webmanifest" in script) is has


def test_pages_that_the_command_has_just_made_are_left(
    toy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("READINGLIST_FRESH", "1")
    plugin, config = load(toy)
    plugin.on_pre_build(config=config)
    assert not (toy / "docs" / "papers").exists()


@pytest.mark.parametrize("fault", ["record", "page by hand", "settings"])
def test_what_is_wrong_is_an_error_of_the_plugin(toy: Path, fault: str) -> None:
    plugin, config = load(toy)
    if fault == "record":
        (toy / "data" / "papers" / "new.yml").write_text(PAPER.replace("2024-09-28", "soon"))
    elif fault == "settings":
        (toy / "mkdocs.yml").write_text("[")
    else:
        (toy / "docs" / "index.md").write_text("mine")
    said = {"record": "bad-date", "page by hand": "Move it away", "settings": "not readable"}
    with pytest.raises(PluginError, match=said[fault]):
        plugin.on_pre_build(config=config)


def test_server_watches_what_pages_are_made_from_and_not_the_pages(toy: Path) -> None:
    plugin, config = load(toy)
    plugin.on_pre_build(config=config)
    docs = Path(config.docs_dir)
    pictures = docs / "assets" / "pictures"
    pictures.mkdir()
    (pictures / "a.png").write_bytes(b"")
    assert (docs / "assets" / "search" / "root.js").is_file()
    server = Watcher(docs)
    plugin.on_serve(cast(LiveReloadServer, server), config=config, builder=lambda: None)
    # In a folder with generated files of its own people's files are watched, and no folder of
    # generated ones: the index of the search changes with every record.
    by_hand = {
        docs / "about.md",
        docs / "offline.md",
        docs / "assets/*",
        pictures,
        docs / "contribute/*",
    }
    assert server.watched == {*map(str, by_hand), str(toy / "data"), str(TEMPLATES)}
