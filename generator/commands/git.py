"""What git says of a folder."""

from __future__ import annotations

import subprocess
from pathlib import Path


class GitFailed(Exception):
    """git is not there, or refused; the message is what it said."""


def run_git(folder: Path, *arguments: str) -> str:
    """What git writes, as text.

    Raises:
        GitFailed: if it ends with an error.
    """
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise GitFailed(f"git cannot be run: {error.strerror}") from None
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise GitFailed(lines[0] if lines else f"git ended with {done.returncode}")
    return done.stdout.decode(errors="surrogateescape")


def is_in_repository(folder: Path) -> bool:
    try:
        return run_git(folder, "rev-parse", "--is-inside-work-tree").strip() == "true"
    except GitFailed:
        return False


def list_changed(folder: Path) -> list[str]:
    """Files that git knows and that are not as it last committed them."""
    told = run_git(
        folder, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=no", "--", "."
    )
    return [entry[3:] for entry in told.split("\0") if entry]


def list_tracked(folder: Path) -> list[str]:
    """The files below the folder that git knows and that are there, as paths below it."""
    paths = run_git(folder, "ls-files", "-z").split("\0")
    return [path for path in paths if path and (folder / path).is_file()]


def find_remote(folder: Path) -> str:
    """The address of the remote ``origin``, as it was given to git; empty where there is none."""
    try:
        return run_git(folder, "remote", "get-url", "origin").strip()
    except GitFailed:
        return ""
