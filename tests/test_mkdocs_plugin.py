"""The plugin by itself; that a build with it fails as it should: built/test_strict.py."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import get_files

from generator.mkdocs_plugin import ReadingListPlugin
from generator.pages.render import TEMPLATES
from tests.golden import read_tree
from tests.lists import PAPER, read_config


class Watcher:
    """Stands in for the server, and remembers what it is to watch."""

    observer = None
    build_delay = 0.0

    def __init__(self, docs: Path) -> None:
        self.watched = {str(docs)}

    def watch(self, path: str, *, recursive: bool = True) -> None:
        self.watched.add(path if recursive else f"{path}/*")

    def unwatch(self, path: str) -> None:
        self.watched.remove(path)


def load(root: Path) -> tuple[ReadingListPlugin, MkDocsConfig]:
    config = load_config(str(root / "mkdocs.yml"))
    return cast(ReadingListPlugin, config.plugins["readinglist"]), config


def choose_stock(root: Path) -> None:
    config = read_config(root) | {"plugins": [{"readinglist": {"fast": False}}]}
    (root / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")


def test_pages_for_stock_mkdocs_are_made_before_a_build(toy: Path) -> None:
    choose_stock(toy)
    plugin, config = load(toy)
    plugin.on_pre_build(config=config)
    assert (toy / "docs" / "papers" / "bare.md").is_file()


@pytest.mark.parametrize(("command", "has"), [("build", True), ("serve", False)])
def test_only_a_site_that_is_built_promises_its_pages_a_worker(
    toy: Path, command: str, has: bool
) -> None:
    choose_stock(toy)
    plugin, config = load(toy)
    plugin.on_startup(command=command, dirty=False)
    plugin.on_pre_build(config=config)
    script = (toy / "docs" / "assets" / "javascripts" / "chrome.js").read_text("utf-8")
    assert ("manifest.webmanifest" in script) is has


@pytest.mark.parametrize("event", ["on_files", "on_nav", "on_page_markdown", "on_post_page"])
def test_hook_that_is_given_pages_or_files_is_given_all(toy: Path, event: str) -> None:
    (toy / "hook.py").write_text(f"def {event}(given, **more):\n    return given\n")
    config = read_config(toy) | {"hooks": ["hook.py"]}
    (toy / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")
    plugin, loaded = load(toy)
    plugin.on_pre_build(config=loaded)
    assert plugin.fast is None
    assert (toy / "docs" / "papers" / "bare.md").is_file()


def test_fast_way_leaves_the_folder_of_the_pages_alone(toy: Path) -> None:
    before = read_tree(toy / "docs")
    plugin, config = load(toy)
    plugin.on_pre_build(config=config)
    assert read_tree(toy / "docs") == before


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

    def make() -> None:
        plugin.on_pre_build(config=config)
        plugin.on_files(get_files(config), config=config)

    with pytest.raises(PluginError, match=said[fault]):
        make()


def test_server_watches_what_pages_are_made_from_and_not_the_pages(toy: Path) -> None:
    choose_stock(toy)
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
    plugin.on_shutdown()
    assert server.watched == {*map(str, by_hand), str(toy / "data"), str(TEMPLATES)}
