"""One command, as the operating system accounts for it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    wall: float
    """Seconds from start to end."""

    cpu: float
    """Seconds of all its processors, user and system."""

    memory: int
    """Peak of the largest process, bytes."""


def run_measured(arguments: list[str], folder: Path, **environment: str) -> Cost:
    """Run ``python -m`` with ``arguments`` in ``folder``, with more in its environment."""
    return run_command([sys.executable, "-m", *arguments], folder, **environment)


def run_command(command: list[str], folder: Path, **environment: str) -> Cost:
    """Run a program in ``folder``, with more in its environment.

    Raises:
        RuntimeError: with the end of what it printed, if it fails.
    """
    log = folder / "measured.log"
    start = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(command)} failed:\n{said}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def weigh(folder: Path) -> tuple[int, int]:
    """Number of files below ``folder`` and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
