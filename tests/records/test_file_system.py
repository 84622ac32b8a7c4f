from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator.records.file_system import name_file_system, tells_changes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="nothing is asked elsewhere")


def list_mounts(folder: Path, **kinds: str) -> Path:
    """A list of file systems: ``kinds`` by the folder that each is mounted on."""
    rows = [
        f"none {folder / name if name != 'root' else '/'} {kind} rw 0 0"
        for name, kind in kinds.items()
    ]
    file = folder / "mounts"
    file.write_text("\n".join([*rows, ""]), "utf-8")
    return file


@pytest.mark.parametrize("kind", ["ext4", "overlay", "tmpfs"])
def test_system_tells_of_its_own_disks(tmp_path: Path, kind: str) -> None:
    assert tells_changes(tmp_path / "data", list_mounts(tmp_path, root=kind))


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "9p", "fuse.sshfs", "virtiofs"])
def test_what_others_write_has_to_be_looked_for(tmp_path: Path, kind: str) -> None:
    assert not tells_changes(tmp_path / "data", list_mounts(tmp_path, root=kind))


def test_nearest_one_counts(tmp_path: Path) -> None:
    mounts = list_mounts(tmp_path, root="ext4", shared="nfs4", share="9p")
    assert tells_changes(tmp_path / "data", mounts)
    assert not tells_changes(tmp_path / "shared" / "data", mounts)
    assert tells_changes(tmp_path / "sharedness", mounts)


def test_file_systems_are_called_as_linux_calls_them(tmp_path: Path) -> None:
    mounts = list_mounts(tmp_path, root="ext4", shared="nfs4")
    assert name_file_system(tmp_path / "data", mounts) == "ext4"
    assert name_file_system(tmp_path / "shared", mounts) == "nfs4"
    assert not name_file_system(tmp_path, tmp_path / "nowhere")


def test_link_leads_to_where_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "shared")
    assert not tells_changes(tmp_path / "data", list_mounts(tmp_path, root="ext4", shared="nfs4"))


def test_where_nothing_is_known_it_has_to_be_looked_for(tmp_path: Path) -> None:
    assert not tells_changes(tmp_path, tmp_path / "nowhere")
    (tmp_path / "mounts").write_text("\n\n", "utf-8")
    assert not tells_changes(tmp_path, tmp_path / "mounts")
