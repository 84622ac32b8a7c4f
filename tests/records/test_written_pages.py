"""The pages that people wrote."""

from __future__ import annotations

from pathlib import Path

from generator.records.written_pages import read_written_pages


def test_only_readable_pages_of_people_are_read(tmp_path: Path) -> None:
    (tmp_path / "deep" / ".hidden").mkdir(parents=True)
    (tmp_path / "b.md").write_bytes(b"\xef\xbb\xbf# B")
    (tmp_path / "deep" / "a.md").write_text("# A")
    (tmp_path / "made.md").write_text("# made")
    (tmp_path / "deep" / ".hidden" / "c.md").write_text("# C")
    (tmp_path / ".d.md").write_text("# D")
    (tmp_path / "latin.md").write_bytes(b"caf\xe9")
    (tmp_path / "style.css").write_text("")
    (tmp_path / "link.md").symlink_to(tmp_path / "b.md")
    (tmp_path / "folder.md").mkdir()
    assert read_written_pages(tmp_path, {"made.md"}) == {"b.md": "# B", "deep/a.md": "# A"}


def test_no_folder_has_no_pages(tmp_path: Path) -> None:
    assert read_written_pages(tmp_path / "none", ()) == {}
