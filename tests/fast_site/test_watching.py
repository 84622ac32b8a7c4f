from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.livereload import LiveReloadServer

from generator.fast_site.watching import Watching


@pytest.fixture
def watching() -> Iterator[Watching]:
    watching = Watching()
    yield watching
    watching.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path))
    yield server
    server.server_close()


def is_wanted(server: LiveReloadServer, seconds: float) -> bool:
    """Whether another build is wanted; asked for as long as it is not."""
    until = time.monotonic() + seconds
    while not server._want_rebuild and time.monotonic() < until:
        time.sleep(0.01)
    wanted, server._want_rebuild = server._want_rebuild, False
    return wanted


def test_what_is_written_is_told_and_what_is_read_is_not(
    tmp_path: Path, watching: Watching, server: LiveReloadServer
) -> None:
    folder = tmp_path / "data" / "papers"
    folder.mkdir(parents=True)
    record = folder / "one.yml"
    record.write_text("title: One\n", "utf-8")
    with watching.told(server):
        server.watch(str(tmp_path / "data"))
    assert record.read_text("utf-8") == "title: One\n"
    assert not is_wanted(server, 0.3)
    for change in (
        lambda: record.write_text("title: Two\n", "utf-8"),
        lambda: record.rename(folder / "two.yml"),
        (folder / "two.yml").unlink,
        lambda: (folder / "three.yml").write_text("title: Three\n", "utf-8"),
    ):
        change()
        assert is_wanted(server, 20)
        is_wanted(server, 0.2)  # the rest of the same change


def test_file_put_in_its_place_as_editors_do_is_told(
    tmp_path: Path, watching: Watching, server: LiveReloadServer
) -> None:
    record, other = tmp_path / "data" / "one.yml", tmp_path / "one.yml~"
    record.parent.mkdir()
    record.write_text("title: One\n", "utf-8")
    other.write_text("title: Two\n", "utf-8")
    with watching.told(server):
        server.watch(str(tmp_path / "data"))
    other.replace(record)
    assert is_wanted(server, 20)


def test_all_else_is_watched_as_ever(
    tmp_path: Path, watching: Watching, server: LiveReloadServer
) -> None:
    usual = server.observer
    with watching.told(server):
        assert server.observer is not usual
    assert server.observer is usual
