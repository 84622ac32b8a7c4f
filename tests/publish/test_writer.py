from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.publish.writer import MANIFEST, WriteRefused, Written, list_owned, write_tree
from tests.golden import read_tree

FILES = {"index.md": b"home", "papers/a.md": b"a", "papers/b/index.md": b"b"}


def read_pages(root: Path) -> dict[str, bytes]:
    """Every file but the manifest."""
    return {path: content for path, content in read_tree(root).items() if path != MANIFEST}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder in which something stands that nobody may touch."""
    (tmp_path / "outside.md").write_bytes(b"outside")
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


# What is written


def test_files_are_written_and_owned(root: Path) -> None:
    assert write_tree(root, FILES) == Written(3, 0, 0)
    assert read_pages(root) == FILES
    assert list_owned(root) == sorted(FILES)


def test_folder_is_made(tmp_path: Path) -> None:
    write_tree(tmp_path / "a" / "b", FILES)
    assert read_pages(tmp_path / "a" / "b") == FILES


def test_unchanged_file_keeps_its_time(root: Path) -> None:
    write_tree(root, FILES)
    for path in FILES:
        os.utime(root / path, ns=(1, 1))
    assert write_tree(root, {**FILES, "index.md": b"new"}) == Written(1, 2, 0)
    times = {path: (root / path).stat().st_mtime_ns for path in FILES}
    assert times["papers/a.md"] == times["papers/b/index.md"] == 1
    assert times["index.md"] > 1


def test_file_that_was_changed_or_deleted_by_hand_is_written_again(root: Path) -> None:
    write_tree(root, FILES)
    (root / "index.md").write_bytes(b"edited")
    (root / "papers" / "a.md").unlink()
    assert write_tree(root, FILES) == Written(2, 1, 0)
    assert read_pages(root) == FILES


def test_same_files_in_another_order_make_the_same_manifest(root: Path) -> None:
    write_tree(root, FILES)
    manifest = (root / MANIFEST).read_bytes()
    write_tree(root, dict(reversed(FILES.items())))
    assert (root / MANIFEST).read_bytes() == manifest


# What is removed


def test_file_that_is_no_longer_made_goes_and_its_empty_folder(root: Path) -> None:
    write_tree(root, FILES)
    assert write_tree(root, {"index.md": b"home"}) == Written(0, 1, 2)
    assert read_pages(root) == {"index.md": b"home"}
    assert not (root / "papers").exists()
    assert list_owned(root) == ["index.md"]


def test_folder_with_a_persons_file_stays(root: Path) -> None:
    write_tree(root, FILES)
    (root / "papers" / "mine.md").write_bytes(b"mine")
    write_tree(root, {"index.md": b"home"})
    assert read_pages(root) == {"index.md": b"home", "papers/mine.md": b"mine"}


def test_file_that_a_person_has_changed_is_not_deleted(root: Path) -> None:
    write_tree(root, FILES)
    (root / "papers" / "a.md").write_bytes(b"mine now")
    assert write_tree(root, {"index.md": b"home"}) == Written(0, 1, 1)
    assert read_pages(root) == {"index.md": b"home", "papers/a.md": b"mine now"}
    assert list_owned(root) == ["index.md"]


def test_link_in_the_place_of_a_file_is_not_followed_when_files_go(root: Path) -> None:
    write_tree(root, FILES)
    (root / "papers" / "a.md").unlink()
    (root / "papers" / "a.md").symlink_to(root.parent / "outside.md")
    write_tree(root, {"index.md": b"home"})
    assert (root.parent / "outside.md").read_bytes() == b"outside"


# A person's files


def test_persons_file_is_never_overwritten(root: Path) -> None:
    (root / "index.md").write_bytes(b"mine")
    with pytest.raises(WriteRefused, match=r"index\.md: found a file that the generator did not"):
        write_tree(root, FILES)
    assert read_tree(root) == {"index.md": b"mine"}


def test_persons_file_with_the_very_same_content_is_taken_over(root: Path) -> None:
    (root / "index.md").write_bytes(b"home")
    assert write_tree(root, FILES) == Written(2, 1, 0)


@pytest.mark.parametrize(
    "manifest",
    [
        *(
            b"",
            b"{",
            b"[]",
            b"null",
            b"\xff",
            b'{"files": []}',
            b'{"files": {"a": 1}}',
            b"1" * 9999,
        ),
        b"[" * 100_000,
        b'{"version": 1, "files": {"../outside.md": "", "/etc/passwd": "", "a/../b": ""}}',
        b'{"version": 1, "files": {"a\\u0000b": "", "": "", ".": "", "mine.md/x": ""}}',
        b'{"version": 1, "files": {"' + b"a" * 5000 + b'": ""}}',
    ],
    ids=lambda content: repr(content[:40]),
)
def test_corrupt_manifest_owns_nothing(root: Path, manifest: bytes) -> None:
    (root / "mine.md").write_bytes(b"mine")
    (root / MANIFEST).write_bytes(manifest)
    write_tree(root, {"papers/a.md": b"a"})
    assert read_pages(root) == {"mine.md": b"mine", "papers/a.md": b"a"}
    assert (root.parent / "outside.md").read_bytes() == b"outside"
    (root / MANIFEST).write_bytes(manifest)
    with pytest.raises(WriteRefused):
        write_tree(root, {"mine.md": b"theirs"})


def test_manifest_can_not_make_a_link_owned(root: Path) -> None:
    (root / "papers").symlink_to(root.parent)
    owned = {"papers/outside.md": "", "link.md": ""}
    (root / "link.md").symlink_to(root.parent / "outside.md")
    (root / MANIFEST).write_text(json.dumps({"version": 1, "files": owned}))
    assert list_owned(root) == []
    write_tree(root, {"index.md": b"home"})
    assert (root.parent / "outside.md").read_bytes() == b"outside"


# Containment


@pytest.mark.parametrize(
    "path",
    [
        *("../outside.md", "a/../../outside.md", "a/..", "..", "/outside.md", "", ".", "//a"),
        *("..\\outside.md", "a\\b.md", "C:/a.md", "C:a.md", "a/./../../x"),
    ],
)
def test_path_that_leads_out_is_refused(root: Path, path: str) -> None:
    with pytest.raises(WriteRefused):
        write_tree(root, {"fine.md": b"", path: b"new"})
    assert read_tree(root.parent) == {"outside.md": b"outside"}


@pytest.mark.parametrize("owned", [False, True])
def test_folder_that_is_a_link_is_refused(root: Path, owned: bool) -> None:
    if owned:
        write_tree(root, {"papers/outside.md": b"old"})
        (root / "papers" / "outside.md").unlink()
        (root / "papers").rmdir()
    (root / "papers").symlink_to(root.parent)
    with pytest.raises(WriteRefused, match="papers: is a link or a file"):
        write_tree(root, {"papers/outside.md": b"new"})
    assert (root.parent / "outside.md").read_bytes() == b"outside"


@pytest.mark.parametrize("target", ["outside.md", "nothing"])
def test_link_in_the_place_of_a_file_is_refused(root: Path, target: str) -> None:
    write_tree(root, FILES)
    (root / "index.md").unlink()
    (root / "index.md").symlink_to(root.parent / target)
    with pytest.raises(WriteRefused, match=r"index\.md: is a link or a folder"):
        write_tree(root, {"index.md": b"new"})
    assert {path.name for path in root.parent.iterdir()} == {"docs", "outside.md"}


def test_folder_in_the_place_of_a_file_is_refused_and_the_other_way_round(root: Path) -> None:
    (root / "index.md").mkdir()
    (root / "papers").write_bytes(b"mine")
    with pytest.raises(WriteRefused, match=r"index\.md: is a link or a folder"):
        write_tree(root, {"index.md": b"new"})
    with pytest.raises(WriteRefused, match="papers: is a link or a file"):
        write_tree(root, {"papers/a.md": b"new"})
    assert read_tree(root) == {"papers": b"mine"}


# Files that a killed run was writing


def test_what_a_killed_run_left_is_removed(root: Path) -> None:
    (root / ".readinglist-999999999.tmp").write_bytes(b"half")
    (root / ".mine.tmp").write_bytes(b"mine")
    write_tree(root, FILES)
    assert read_pages(root) == {**FILES, ".mine.tmp": b"mine"}


def test_run_that_was_cut_short_leaves_nothing_that_is_in_the_way_of_the_next(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if the records are others by then."""

    def cut_short(path: Path, target: Path) -> Path:
        if target.name == "a.md":
            raise KeyboardInterrupt
        return replace(path, target)

    replace = Path.replace
    monkeypatch.setattr(Path, "replace", cut_short)
    with pytest.raises(KeyboardInterrupt):
        write_tree(root, FILES)
    monkeypatch.undo()
    assert read_pages(root) == {"index.md": b"home"}
    write_tree(root, {"index.md": b"other", "papers/c.md": b"c"})
    assert read_pages(root) == {"index.md": b"other", "papers/c.md": b"c"}


def test_no_unfinished_file_stays_when_writing_fails(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        write_tree(root, FILES)
    assert read_tree(root) == {}
