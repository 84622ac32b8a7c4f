from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.report import write_report
from generator.publish.unpacked import unpack
from tests.golden import read_tree


def test_files_are_there_for_a_while() -> None:
    with unpack({"data/a.yml": b"a", "data/papers/b.yml": b"b", "data/link.yml": None}) as folder:
        assert read_tree(folder) == {"data/a.yml": b"a", "data/papers/b.yml": b"b"}
        assert (folder / "data/link.yml").is_dir()
    assert not folder.exists()


def test_no_file_leaves_the_folder() -> None:
    with unpack({"../out.yml": b"a", "a/../../out.yml": b"a", "/out.yml": b"a"}) as folder:
        assert read_tree(folder) == {}
        assert not (folder.parent / "out.yml").exists()


def test_report_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "new" / "summary.md"
    for text in ("old ü\n", "new\n"):
        write_report(target, text)
        assert read_tree(tmp_path) == {"new/summary.md": text.encode()}


def test_report_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "summary.md").mkdir()
    with pytest.raises(OSError, match="summary"):
        write_report(tmp_path / "summary.md", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["summary.md"]
