"""Files of the generator's own inside of ``docs/``, written so that nothing else is touched.

A manifest names every file written and its hash. What the manifest does not name belongs to a
person: it is neither overwritten nor deleted. A file whose content is already right is left alone,
so that its time stamp says when it changed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MANIFEST = ".readinglist-manifest.json"


class WriteRefused(Exception):
    """Writing would leave the folder or overwrite a person's file; nothing has been written."""


@dataclass(frozen=True)
class Written:
    """What one run did, as numbers of files."""

    written: int
    unchanged: int
    removed: int


def write_tree(root: Path, files: Mapping[str, bytes]) -> Written:
    """Make ``root`` hold ``files`` (by path below it) and none that an earlier run wrote and this
    one did not.

    Each file appears whole or not at all; a run that is killed is completed by the next one.

    Raises:
        WriteRefused: before anything is written.
    """
    root.mkdir(parents=True, exist_ok=True)
    owned = _read_manifest(root)
    for path in files:
        _refuse_escape(root, path)
        target = root / path
        if path not in owned and target.exists() and target.read_bytes() != files[path]:
            raise WriteRefused(
                f"{target}: found a file that the generator did not write. "
                "Move it away: the address is needed for a page made from the data."
            )
    # Owned before they exist: a run that is killed must not leave files that no run removes.
    _write_manifest(root, {**owned, **dict.fromkeys(files, "")})
    written = sum(_write_file(root / path, content) for path, content in files.items())
    stale = owned.keys() - files.keys()
    for path in stale:
        _remove(root, path)
    _write_manifest(root, {path: _hash(content) for path, content in files.items()})
    return Written(written, len(files) - written, len(stale))


def replace_file(target: Path, content: bytes) -> None:
    """Write ``content`` beside ``target`` and move it into place."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def list_owned(root: Path) -> list[str]:
    """The paths below ``root`` that the last run wrote."""
    return sorted(_read_manifest(root))


def _write_file(target: Path, content: bytes) -> bool:
    try:
        if target.read_bytes() == content:
            return False
    except OSError:
        pass
    replace_file(target, content)
    return True


def _refuse_escape(root: Path, path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in path:
        raise WriteRefused(f"{path}: is not a path inside of {root}.")
    folder = root
    for part in parts[:-1]:
        folder = folder / part
        if folder.is_symlink():
            raise WriteRefused(f"{folder}: is a link; wanted a folder inside of {root}.")
    if (root / path).is_symlink() or (root / path).is_dir():
        raise WriteRefused(f"{root / path}: is a link or a folder; wanted a file.")


def _remove(root: Path, path: str) -> None:
    target = root / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_manifest(root: Path) -> dict[str, str]:
    """The files of the last run; a manifest that is no longer readable owns nothing."""
    try:
        found = json.loads((root / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, dict):
        return {}
    return {path: str(hash_) for path, hash_ in files.items() if _is_inside(root, path)}


def _is_inside(root: Path, path: str) -> bool:
    try:
        _refuse_escape(root, path)
    except WriteRefused:
        return False
    return True


def _write_manifest(root: Path, files: Mapping[str, str]) -> None:
    text = json.dumps({"version": 1, "files": dict(sorted(files.items()))}, indent=0)
    _write_file(root / MANIFEST, f"{text}\n".encode())
