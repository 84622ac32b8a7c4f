"""Builds of a list by the programs that people use, each in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.lists import ROOT


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of Python; ``environment`` adds to that of the tests."""
    return subprocess.run(
        [sys.executable, "-m", *map(str, command)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def build_strictly(root: Path) -> subprocess.CompletedProcess[str]:
    """``mkdocs build --strict``, as a MkDocs user runs it."""
    return run("mkdocs", "build", "--strict", "-f", root / "mkdocs.yml")
