"""git, run as a program of its own: what it keeps of the list, and what changed beside it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.problems import show_line


class GitFailed(Exception):
    """What git was asked for it does not have; holds a sentence for a person."""


def find_base(root: Path, wanted: str) -> tuple[str, bool]:
    """The commit at which HEAD parted from the revision ``wanted``, and True; the revision itself,
    and False, where git knows no common one.

    Raises:
        GitFailed: if there is no such revision, no git, or no repository.
    """
    asked = ("--verify", "--quiet", "--end-of-options", f"{wanted}^{{commit}}")
    commit = run_git(root, "rev-parse", *asked)
    sha = commit.decode().strip()
    try:
        return run_git(root, "merge-base", "HEAD", sha).decode().strip(), True
    except GitFailed:
        return sha, False


def read_folder(root: Path, commit: str, folder: str) -> dict[str, bytes | None]:
    """The files of ``folder``, a path below ``root``, as the commit has them, by path below
    ``root``; None for a link."""
    listing = run_git(root, "ls-tree", "-r", "-z", commit, "--", f"{folder}/")
    names: dict[str, str] = {}
    files: dict[str, bytes | None] = {}
    for entry in filter(None, listing.split(b"\0")):
        about, _, name = entry.partition(b"\t")
        mode, kind, id = about.decode().split()
        path = name.decode(errors="surrogateescape")
        if kind == "blob" and mode != "120000":
            names[path] = id
        else:
            files[path] = None
    contents = _read_blobs(root, names.values())
    return files | dict(zip(names, contents, strict=True))


def list_outside(root: Path, commit: str, folder: str) -> list[str]:
    """Files of the repository that differ from the commit's, or are new and not ignored, but for
    those of ``folder``; as paths in the repository."""
    above = run_git(root, "rev-parse", "--show-prefix").decode(errors="replace").strip()
    names = {name.decode(errors="replace") for name in _list_different(_find_top(root), commit)}
    return sorted(name for name in names if not name.startswith(f"{above}{folder}/"))


def list_changed(root: Path, revision: str) -> set[Path]:
    """The files of the repository that differ from where HEAD parted from ``revision``, or are new
    and not ignored.

    Raises:
        GitFailed: if there is no such revision, no git, or no repository.
    """
    commit, _ = find_base(root, revision)
    top = _find_top(root)
    return {(top / os.fsdecode(name)).resolve() for name in _list_different(top, commit)}


def _find_top(root: Path) -> Path:
    return Path(run_git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n"))


def _list_different(top: Path, commit: str) -> Iterator[bytes]:
    changed = run_git(top, "diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", commit)
    new = run_git(top, "ls-files", "--others", "--exclude-standard", "-z")
    yield from filter(None, (changed + new).split(b"\0"))


def list_uncommitted(root: Path) -> list[str]:
    """Files below ``root`` that git knows and that are not as it last committed them."""
    told = run_git(
        root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=no", "--", "."
    )
    return [os.fsdecode(entry[3:]) for entry in told.split(b"\0") if entry]


def list_tracked(root: Path) -> list[str]:
    """The files below ``root`` that git knows and that are there, as paths below it."""
    paths = map(os.fsdecode, run_git(root, "ls-files", "-z").split(b"\0"))
    return [path for path in paths if path and (root / path).is_file()]


def is_in_repository(root: Path) -> bool:
    try:
        return run_git(root, "rev-parse", "--is-inside-work-tree").strip() == b"true"
    except GitFailed:
        return False


def find_remote(root: Path) -> str:
    """The address of the remote ``origin``, as it was given to git; empty where there is none."""
    try:
        return os.fsdecode(run_git(root, "remote", "get-url", "origin").strip())
    except GitFailed:
        return ""


def run_git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git prints.

    Raises:
        GitFailed: with what it says instead.
    """
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(  # noqa: S603
            command, input=given, capture_output=True, env=environment, check=False
        )
    except OSError:
        raise GitFailed("git is needed for this, and cannot be run.") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().split("\n")[0]
        raise GitFailed(f"git {arguments[0]}: {show_line(said) or 'found nothing'}.")
    return done.stdout


def _read_blobs(root: Path, ids: Iterable[str]) -> Iterator[bytes]:
    """The contents, in the order of the ids (``git cat-file --batch``: a line that ends in the size
    in bytes, the content, a line break)."""
    wanted = "".join(f"{id}\n" for id in ids)
    answer = run_git(root, "cat-file", "--batch", given=wanted.encode())
    place = 0
    while place < len(answer):
        end = answer.index(b"\n", place)
        size = int(answer[place:end].rsplit(b" ", 1)[-1])
        yield answer[end + 1 : end + 1 + size]
        place = end + 2 + size
