"""New records appear whole, all or none, and nothing that is there changes."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.record_writer import rewrite_files, write_records
from generator.publish.writer import WriteRefused


def list_all(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def test_records_are_written_by_id(tmp_path: Path) -> None:
    files = write_records(tmp_path, {"one": "title: Ö\n", "two": "title: B\n"})
    assert files == [tmp_path / "papers/one.yml", tmp_path / "papers/two.yml"]
    assert files[0].read_bytes() == "title: Ö\n".encode()
    assert list_all(tmp_path) == ["papers", "papers/one.yml", "papers/two.yml"]


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_what_is_there_stays_and_nothing_else_is_written(tmp_path: Path, kind: str) -> None:
    there = tmp_path / "papers" / "two.yml"
    there.parent.mkdir()
    if kind == "file":
        there.write_text("mine")
    elif kind == "link":
        there.symlink_to(tmp_path / "nowhere")
    else:
        there.mkdir()
    before = list_all(tmp_path)
    with pytest.raises(WriteRefused, match=r"two\.yml"):
        write_records(tmp_path, {"one": "a", "two": "b", "three": "c"})
    assert list_all(tmp_path) == before


def test_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    write_records(tmp_path, {"one": "a"})
    with pytest.raises(WriteRefused):
        write_records(tmp_path, {"two": "b", "one": "c"})
    assert list_all(tmp_path) == ["papers", "papers/one.yml"]
    assert (tmp_path / "papers/one.yml").read_text() == "a"


def test_unwritable_record_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_records(tmp_path, {"one": "a", "two": "\ud800"})
    assert list_all(tmp_path) == ["papers"]


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    left = tmp_path / ".papers-999999999.tmp"
    left.mkdir()
    write_records(tmp_path, {"one": "a"})
    assert not left.exists()


# Files that are there already


def test_files_get_their_new_content_and_nothing_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers/one.yml").write_text("old")
    rewrite_files(tmp_path, {"papers/one.yml": b"new", "schema/paper.json": b"{}"})
    assert (tmp_path / "papers/one.yml").read_bytes() == b"new"
    assert list_all(tmp_path) == ["papers", "papers/one.yml", "schema", "schema/paper.json"]


@pytest.fixture
def two_bytes_a_file() -> Iterator[None]:
    """The system lets no file grow beyond."""
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2, most[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, most)


@pytest.mark.usefixtures("two_bytes_a_file")
def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "one.yml").write_text("ok")
    with pytest.raises(OSError, match="too large"):
        rewrite_files(tmp_path, {"one.yml": b"new"})
    assert (tmp_path / "one.yml").read_text() == "ok"
    assert list_all(tmp_path) == ["one.yml"]


@pytest.mark.parametrize("where", ["file", "folder"])
def test_nothing_is_written_through_a_link(tmp_path: Path, where: str) -> None:
    data, outside = tmp_path / "data", tmp_path / "outside"
    outside.mkdir()
    (outside / "a.yml").write_text("theirs")
    (data / "papers").mkdir(parents=True)
    if where == "file":
        (data / "papers/a.yml").symlink_to(outside / "a.yml")
        file = "papers/a.yml"
    else:
        (data / "schema").symlink_to(outside)
        file = "schema/a.yml"
    with pytest.raises(WriteRefused):
        rewrite_files(data, {"b.yml": b"x", file: b"x"})
    assert (outside / "a.yml").read_text() == "theirs"
    assert not (data / "b.yml").exists()
