from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish import swap
from generator.publish.swap import stage, swap_in
from tests.golden import read_tree


def make_folder(path: Path, content: str) -> Path:
    (path / "inner").mkdir(parents=True)
    (path / "inner" / content).write_text(content)
    return path


@pytest.fixture(params=["exchange", "two renames"])
def _each_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's exchange of two folders, and without."""
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("_each_system")
def test_new_folder_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target, staged = make_folder(tmp_path / "site", "old"), make_folder(tmp_path / "new", "new")
    swap_in(staged, target)
    assert read_tree(tmp_path) == {"site/inner/new": b"new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("_each_system")
def test_first_folder_needs_no_old_one(tmp_path: Path) -> None:
    swap_in(make_folder(tmp_path / "new", "new"), tmp_path / "site")
    assert read_tree(tmp_path) == {"site/inner/new": b"new"}


def test_this_system_can_exchange_two_folders(tmp_path: Path) -> None:
    """Or the tests of kills would test the other way."""
    one, other = make_folder(tmp_path / "1", "one"), make_folder(tmp_path / "2", "other")
    assert swap._exchange(one, other)
    assert read_tree(tmp_path) == {"1/inner/other": b"other", "2/inner/one": b"one"}
    assert not swap._exchange(one, tmp_path / "nothing")


@pytest.mark.usefixtures("_each_system")
def test_what_is_staged_is_swapped_in_at_the_end(tmp_path: Path) -> None:
    target = make_folder(tmp_path / "site", "old")
    with stage(target) as staged:
        assert staged.parent == tmp_path
        make_folder(staged, "new")
        assert (target / "inner" / "old").exists()
    assert read_tree(tmp_path) == {"site/inner/new": b"new"}


def test_after_an_exception_the_old_folder_stays_and_nothing_else(tmp_path: Path) -> None:
    target = make_folder(tmp_path / "site", "old")

    def build() -> None:
        with stage(target) as staged:
            make_folder(staged, "new")
            raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        build()
    assert read_tree(tmp_path) == {"site/inner/old": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_target_that_is_a_link_stays_one(tmp_path: Path) -> None:
    make_folder(tmp_path / "elsewhere" / "site", "old")
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere" / "site")
    with stage(tmp_path / "site") as staged:
        make_folder(staged, "new")
    assert (tmp_path / "site").is_symlink()
    assert read_tree(tmp_path / "site") == {"inner/new": b"new"}
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["site"]


def test_folder_above_is_made(tmp_path: Path) -> None:
    with stage(tmp_path / "build" / "site") as staged:
        make_folder(staged, "new")
    assert read_tree(tmp_path) == {"build/site/inner/new": b"new"}
