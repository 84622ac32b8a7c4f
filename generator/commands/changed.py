"""Which files git says have changed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import click

from generator.settings import Settings


def list_changed(settings: Settings, revision: str) -> set[Path]:
    """The files that differ from ``revision``, and those that git does not know yet.

    Raises:
        UsageError: if there is no such revision, or no git.
    """
    commands = (
        ["git", "diff", "--name-only", "-z", "--no-ext-diff", "--end-of-options", revision, "--"],
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "--full-name"],
    )
    names = [name for command in commands for name in _ask_git(settings.root, command)]
    (top,) = _ask_git(settings.root, ["git", "rev-parse", "--show-toplevel"])
    return {(Path(top) / name).resolve() for name in names}


def _ask_git(folder: Path, command: list[str]) -> list[str]:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        raise click.UsageError(f"--since needs git: {error.strerror}.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise click.UsageError(f"--since: git says: {said[0] if said else 'nothing'}")
    names = done.stdout.split(b"\0" if "-z" in command else b"\n")
    return [os.fsdecode(name) for name in names if name]
