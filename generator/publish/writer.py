"""Files of the generator's own inside of ``docs/``, written so that nothing else is touched.

A manifest names every file written and its hash. What the manifest does not name belongs to a
person: it is neither overwritten nor deleted. Nor is a file deleted that was changed since it was
written. A file whose content is already right is left alone, so that its time stamp says when it
changed.
"""

from __future__ import annotations

import hashlib
import json
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.progress import Advance, advance_nothing, count_off
from generator.publish.unfinished import name_unfinished, remove_unfinished, write_whole

MANIFEST = ".readinglist-manifest.json"
_UNFINISHED = "readinglist"
"""What a file is called, below the root, while it is written."""


class WriteRefused(Exception):
    """Writing would leave the folder or overwrite a person's file; nothing has been written."""

    @classmethod
    def of(cls, target: Path) -> WriteRefused:
        """For ``target``, which is a person's."""
        return cls(
            f"{target}: found a file that the generator did not write. "
            "Move it away: the address is needed for a page made from the data."
        )


@dataclass(frozen=True)
class Written:
    """What one run did, as numbers of files."""

    written: int
    unchanged: int
    removed: int


def write_tree(
    root: Path, files: Mapping[str, bytes], advance: Advance = advance_nothing
) -> Written:
    """Make ``root`` hold ``files`` (by path below it) and none that an earlier run wrote and this
    one did not. ``files`` may make each content when it is asked for: it is asked for one after
    the other, and none is kept.

    Each file appears whole or not at all; a run that is killed is completed by the next one.

    Raises:
        WriteRefused: before anything is written.
    """
    root.mkdir(parents=True, exist_ok=True)
    remove_unfinished(root / _UNFINISHED)
    owned = _read_manifest(root)
    for path in files:
        if path in owned:
            continue  # looked at with the manifest
        refuse_escape(root, path)
        target = root / path
        if target.exists() and target.read_bytes() != files[path]:
            raise WriteRefused.of(target)
    # Owned before they exist: a run that is killed must not leave files that no run removes.
    _write_manifest(root, {**owned, **dict.fromkeys(files, "")})
    hashes: dict[str, str] = {}
    folders = {root}
    written = 0
    for path, content in count_off(files.items(), advance):
        written += _write_file(root, path, content, folders)
        hashes[path] = _hash(content)
    stale = [path for path in owned if path not in hashes]
    removed = [path for path in stale if _remove(root, path, owned[path])]
    _remove_empty(root, {(root / path).parent for path in removed})
    _write_manifest(root, hashes)
    return Written(written, len(hashes) - written, len(removed))


def list_owned(root: Path) -> list[str]:
    """The paths below ``root`` that the last run wrote."""
    return sorted(_read_manifest(root))


def _write_file(root: Path, path: str, content: bytes, folders: set[Path]) -> bool:
    """Whether there was anything to write. The content is written aside, then moved into place.

    ``folders``: those that are there; grows.
    """
    target = root / path
    if _holds(target, content):
        return False
    if target.parent not in folders:
        target.parent.mkdir(parents=True, exist_ok=True)
        folders.add(target.parent)
    write_whole(target, content, name_unfinished(root / _UNFINISHED))
    return True


def _holds(target: Path, content: bytes) -> bool:
    try:
        found = target.stat()
    except OSError:
        return False
    same_size = stat.S_ISREG(found.st_mode) and found.st_size == len(content)
    return same_size and target.read_bytes() == content


def refuse_escape(root: Path, path: str, folders: set[str] | None = None) -> None:
    """Raise ``WriteRefused`` unless ``path``, written below ``root``, is a file inside of it.

    ``folders``: those that were looked at for other paths; grows, and saves a look at each.
    """
    folders = set() if folders is None else folders
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or ":" in path:
        raise WriteRefused(f"{path}: is not a path inside of {root}.")
    parent = "/".join(parts[:-1])
    for depth in range(1, len(parts)) if parent not in folders else ():
        folder = root.joinpath(*parts[:depth])
        if not stat.S_ISDIR(_find_mode(folder) or stat.S_IFDIR):
            raise WriteRefused(f"{folder}: is a link or a file; wanted a folder inside of {root}.")
    folders.add(parent)
    if not stat.S_ISREG(_find_mode(root / path) or stat.S_IFREG):
        raise WriteRefused(f"{root / path}: is a link or a folder; wanted a file.")


def _find_mode(path: Path) -> int:
    """What ``path`` is, links not followed; 0 for nothing."""
    try:
        return path.lstat().st_mode
    except FileNotFoundError:
        return 0


def _remove(root: Path, path: str, written: str) -> bool:
    """Whether the file was there and still as it was written (by its hash; empty: not known)."""
    target = root / path
    if not target.is_file() or (written and _hash(target.read_bytes()) != written):
        return False
    target.unlink()
    return True


def _remove_empty(root: Path, folders: set[Path]) -> None:
    """Remove those of ``folders`` that are empty, and the folders above them that are then."""
    above = {parent for folder in folders for parent in (folder, *folder.parents)}
    inside = (folder for folder in above if folder.is_relative_to(root) and folder != root)
    for folder in sorted(inside, reverse=True):  # what is inside of a folder comes before it
        with suppress(OSError):  # not empty
            folder.rmdir()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_manifest(root: Path) -> dict[str, str]:
    """The files of the last run; a manifest that is no longer readable owns nothing."""
    try:
        found = json.loads((root / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    files = found.get("files") if isinstance(found, dict) else None
    if not isinstance(files, dict):
        return {}
    folders: set[str] = set()
    return {path: str(hash_) for path, hash_ in files.items() if _is_inside(root, path, folders)}


def _is_inside(root: Path, path: str, folders: set[str]) -> bool:
    try:
        refuse_escape(root, path, folders)
    except (WriteRefused, OSError, ValueError):
        return False
    return True


def _write_manifest(root: Path, files: Mapping[str, str]) -> None:
    # As json.dumps would with indent=0, which it does in Python.
    lines = ",\n".join(f"{json.dumps(path)}: {json.dumps(files[path])}" for path in sorted(files))
    inner = f"{{\n{lines}\n}}" if lines else "{}"
    _write_file(root, MANIFEST, f'{{\n"version": 1,\n"files": {inner}\n}}\n'.encode(), {root})
