"""What a person sees who writes records while the site is served."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.pipeline import make_plan, render_files
from generator.settings import read_settings
from tests.lists import copy_toy

URL = "http://127.0.0.1:8000/list/"


class Server:
    """``mkdocs serve`` without the server: it builds when it is told to."""

    def __init__(self, root: Path, served: Path) -> None:
        self.root, self.served = root, served
        config = self._load()
        config.plugins.on_startup(command="serve", dirty=False)
        self.plugins = config.plugins

    def build(self) -> None:
        build(self._load(), serve_url=URL)

    def _load(self) -> MkDocsConfig:
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.served))
        config.site_url = URL
        return config

    def read(self, path: str) -> str:
        return (self.served / path).read_text("utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / "data" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(copy_toy(tmp_path / "toy"), tmp_path / "served")
    made.build()
    yield made
    made.plugins.on_shutdown()
    assert {path.name for path in tmp_path.iterdir()} == {"toy", "served"}


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_changed_record_is_shown_and_other_pages_are_left(server: Server) -> None:
    """A metric of one paper: what names another one stays as it is."""
    files = {path: path.stat().st_mtime_ns for path in server.served.rglob("papers/*/index.html")}
    server.edit("metrics/crowd.yml", "license: Apache-2.0", "license: MIT-0")
    server.build()
    assert "MIT-0" in server.read("papers/crowd/index.html")
    changed = [path for path, time in files.items() if path.stat().st_mtime_ns != time]
    assert server.served / "papers" / "crowd" / "index.html" in changed
    assert len(changed) < len(files)


def test_search_and_exports_follow(server: Server) -> None:
    server.edit("papers/bare.yml", "title: Bare", "title: Zyzzyva")
    server.build()
    index = server.served / "assets" / "search"

    def is_found() -> bool:
        return any("zyzzyva" in file.read_text("utf-8") for file in index.glob("words-*.js"))

    wait_until(is_found)
    wait_until(lambda: "Zyzzyva" in server.read("data/papers.csv"))


def test_search_that_follows_a_second_time_is_a_fresh_one(server: Server) -> None:
    def is_known(word: str) -> bool:
        # The exports come last.
        return word in server.read("data/papers.csv")

    for old, new in (("Bare", "Zyzzyva"), ("Zyzzyva", "Yzzyva")):
        server.edit("papers/bare.yml", f"title: {old}", f"title: {new}")
        server.build()
        wait_until(partial(is_known, new))
    settings = read_settings(server.root)
    fresh = render_files(make_plan(settings), settings).index
    assert [path for path in fresh if (server.served / path).read_bytes() != fresh[path]] == []


def test_page_of_a_removed_record_goes_and_that_of_a_new_one_comes(server: Server) -> None:
    papers = server.root / "data" / "papers"
    (papers / "zero-day.yml").rename(papers / "first-day.yml")
    server.build()
    assert not (server.served / "papers" / "zero-day").exists()
    assert (server.served / "papers" / "first-day" / "index.html").is_file()


def test_fault_leaves_what_is_served_until_it_is_mended(server: Server) -> None:
    before = server.read("papers/bare/index.html")
    server.edit("papers/bare.yml", "date: 2023", "date: soon")
    with pytest.raises(Abort):
        server.build()
    assert server.read("papers/bare/index.html") == before
    server.edit("papers/bare.yml", "date: soon", "date: 2022")
    server.build()
    assert "2022" in server.read("papers/bare/index.html")


def test_changed_settings_change_every_page(server: Server) -> None:
    config = server.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "Toy list" in text
    config.write_text(text.replace("Toy list", "Another list"), "utf-8")
    server.build()
    assert "Another list" in server.read("papers/crowd/index.html")


def test_page_that_other_settings_leave_out_goes(server: Server) -> None:
    config = server.root / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text("utf-8"))
    settings["plugins"] = [{"readinglist": {"pages_from": {"tags": 99}}}]
    tags = [path for path in (server.served / "tags").iterdir() if path.is_dir()]
    config.write_text(yaml.dump(settings), "utf-8")
    server.build()
    assert tags
    assert not [path for path in tags if path.exists()]


def test_exports_do_not_fall_back(server: Server) -> None:
    server.edit("papers/bare.yml", "title: Bare", "title: Zyzzyva")
    server.build()
    wait_until(lambda: "Zyzzyva" in server.read("data/papers.csv"))
    time.sleep(0.2)
    server.edit("metrics/crowd.yml", "license: Apache-2.0", "license: MIT-0")
    server.build()
    assert "Zyzzyva" in server.read("data/papers.csv")


def test_changed_page_of_a_person_is_shown(server: Server) -> None:
    page = server.root / "docs" / "about.md"
    page.write_text(page.read_text("utf-8") + "\nWritten just now.\n", "utf-8")
    server.build()
    assert "Written just now." in server.read("about/index.html")
