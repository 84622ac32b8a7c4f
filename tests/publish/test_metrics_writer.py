"""Facts are written all or none, and whatever is no file stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.metrics_writer import write_metrics_files
from generator.publish.writer import WriteRefused
from tests.golden import read_tree


def test_files_are_written_over_what_was_there(tmp_path: Path) -> None:
    write_metrics_files(tmp_path, {"one": "stars: 1\n"})
    files = write_metrics_files(tmp_path, {"one": "stars: 2\n", "two": "é\n"})
    assert files == [tmp_path / "metrics/one.yml", tmp_path / "metrics/two.yml"]
    assert read_tree(tmp_path) == {
        "metrics/one.yml": b"stars: 2\n",
        "metrics/two.yml": "é\n".encode(),
    }


def test_nothing_to_write_makes_no_folder(tmp_path: Path) -> None:
    assert write_metrics_files(tmp_path, {}) == []
    assert list(tmp_path.iterdir()) == []


def test_file_that_cannot_be_written_takes_all_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_metrics_files(tmp_path, {"one": "old\n"})
    original = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == "three.yml":
            raise PermissionError(13, "Permission denied", str(target))
        return original(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(PermissionError):
        write_metrics_files(tmp_path, {"one": "new\n", "two": "new\n", "three": "new\n"})
    assert read_tree(tmp_path) == {"metrics/one.yml": b"old\n"}
    assert [path.name for path in (tmp_path / "metrics").iterdir()] == ["one.yml"]
    assert [path.name for path in tmp_path.iterdir()] == ["metrics"]


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_what_is_no_file_is_left_alone(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "data" / "metrics"
    folder.mkdir(parents=True)
    outside = tmp_path / "outside.yml"
    outside.write_text("mine")
    if kind == "link":
        (folder / "two.yml").symlink_to(outside)
    else:
        (folder / "two.yml").mkdir()
    with pytest.raises(WriteRefused, match=r"two\.yml: is something else than a file"):
        write_metrics_files(tmp_path / "data", {"one": "new\n", "two": "new\n"})
    assert not (folder / "one.yml").exists()
    assert outside.read_text() == "mine"


def test_linked_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "metrics").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(WriteRefused, match="metrics: is something else than a folder"):
        write_metrics_files(tmp_path / "data", {"one": "new\n"})
    assert list((tmp_path / "elsewhere").iterdir()) == []
