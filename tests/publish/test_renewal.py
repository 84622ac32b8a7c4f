from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.renewal import renew_file


def test_file_is_written_only_if_something_changes(tmp_path: Path) -> None:
    path = tmp_path / "form.yml"
    path.write_bytes("a\r\né\n".encode())
    before = path.stat().st_mtime_ns
    assert not renew_file(path, lambda text: text)
    assert renew_file(path, lambda text: text.replace("a", "b"), write=False)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == ("a\r\né\n".encode(), before)
    assert renew_file(path, lambda text: text.replace("a", "b"))
    assert path.read_bytes() == "b\r\né\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["form.yml"]


def test_change_that_fails_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "form.yml"
    path.write_text("a")
    with pytest.raises(UnicodeEncodeError):
        renew_file(path, lambda text: "\ud800")
    assert path.read_text() == "a"
    assert [one.name for one in tmp_path.iterdir()] == ["form.yml"]
