"""What the system can say of a folder."""

from __future__ import annotations

import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")

_LOCAL = {"bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "overlay", "tmpfs", "xfs", "zfs"}
"""File systems that nobody writes to but this system. It tells of no change that another one makes
in a shared folder (NFS, the folders of Windows in WSL, …)."""


def tells_changes(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether the system tells of each change in ``folder``, so that nobody has to look for it.
    ``mounts``: the list of file systems, as Linux has it."""
    return name_file_system(folder, mounts) in _LOCAL


def name_file_system(folder: Path, mounts: Path = _MOUNTS) -> str:
    """The kind of file system that ``folder`` lies in, as Linux calls it; empty elsewhere."""
    if sys.platform != "linux":
        return ""
    try:
        rows = [line.split(" ") for line in mounts.read_text("utf-8", "replace").splitlines()]
    except OSError:
        return ""
    path = folder.resolve()
    # What is mounted later on the same folder hides the earlier one.
    kinds = {row[1]: row[2] for row in rows if len(row) > 2 and path.is_relative_to(row[1])}
    return kinds[max(kinds, key=len)] if kinds else ""
