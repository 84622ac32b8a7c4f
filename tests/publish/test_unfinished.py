from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publish.unfinished import name_unfinished, remove_unfinished, write_whole


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.fixture
def living() -> Iterator[int]:
    """The number of a process that runs as long as the test does."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process.pid
    process.communicate(b"\n")


def test_name_is_hidden_beside_the_target_and_says_whose_it_is(tmp_path: Path) -> None:
    target = tmp_path / "site"
    assert name_unfinished(target) == tmp_path / f".site-{os.getpid()}.tmp"
    assert name_unfinished(target, "old") == tmp_path / f".site-{os.getpid()}.old"


def test_what_a_dead_process_left_is_removed(tmp_path: Path, dead: int) -> None:
    (tmp_path / f".site-{dead}.tmp" / "papers").mkdir(parents=True)
    (tmp_path / f".site-{dead}.tmp" / "papers" / "index.html").touch()
    (tmp_path / f".site-{dead}.old").touch()
    remove_unfinished(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_process_of_our_own_number_left_is_removed(tmp_path: Path) -> None:
    """In a container each run can have the same number."""
    name_unfinished(tmp_path / "site").mkdir()
    remove_unfinished(tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_what_a_living_process_works_at_stays(tmp_path: Path, living: int) -> None:
    (tmp_path / f".site-{living}.tmp").mkdir()
    remove_unfinished(tmp_path / "site")
    assert (tmp_path / f".site-{living}.tmp").is_dir()


@pytest.mark.parametrize(
    "name",
    [
        *("site", ".site", ".site-", ".site-2024", ".site-old.tmp", ".site-{}.tmp.bak"),
        *(".sites-{}.tmp", "site-{}.tmp", ".other-{}.tmp", ".site-{}", ".site-0{}.tmp"),
        *(".site-0.tmp", ".site--{}.tmp", ".site-{}.new"),
    ],
)
def test_what_has_another_name_stays(tmp_path: Path, dead: int, name: str) -> None:
    path = tmp_path / name.format(dead)
    path.mkdir()
    remove_unfinished(tmp_path / "site")
    assert path.is_dir()


def test_link_is_removed_and_not_what_it_leads_to(tmp_path: Path, dead: int) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").touch()
    (tmp_path / f".site-{dead}.tmp").symlink_to(precious)
    remove_unfinished(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["precious"]
    assert (precious / "file").exists()


def test_file_is_written_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "tool"
    target.write_bytes(b"old")
    target.chmod(0o750)
    write_whole(target, b"new")
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o750)
    assert list(tmp_path.iterdir()) == [target]


def test_file_that_cannot_be_moved_into_place_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(OSError, match="folder"):
        write_whole(target, b"new")
    assert list(tmp_path.iterdir()) == [target]
