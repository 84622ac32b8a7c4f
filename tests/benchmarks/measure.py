"""One command, as the operating system accounts for it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.5
"""Seconds between two looks at the memory: each takes some milliseconds a GB."""

_OF_THIS_MACHINE = ("PYTHONDONTWRITEBYTECODE",)
"""Variables that commands do not get: compiled once, a program stays compiled elsewhere."""


@dataclass(frozen=True)
class Cost:
    wall: float
    """Seconds from start to end."""

    cpu: float
    """Seconds of all its processors and processes, user and system."""

    memory: int
    """Peak of all its processes together, bytes; what they share is counted once. Where the system
    does not say that (only Linux does), of the largest process."""


def run_measured(arguments: list[str], folder: Path, **environment: str) -> Cost:
    """Run ``python -m`` with ``arguments`` in ``folder``, with more in its environment."""
    return run_command([sys.executable, "-m", *arguments], folder, **environment)


def run_command(command: list[str], folder: Path, **environment: str) -> Cost:
    """Run a program in ``folder``, with more in its environment.

    Raises:
        RuntimeError: with the end of what it printed, if it fails.
    """
    log = folder / "measured.log"
    inherited = {key: value for key, value in os.environ.items() if key not in _OF_THIS_MACHINE}
    start = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**inherited, "NO_MKDOCS_2_WARNING": "1", **environment},
        )
        watch = _MemoryWatch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    together = watch.stop()
    if process.returncode:
        said = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise RuntimeError(f"{' '.join(command)} failed:\n{said}")
    log.unlink()
    unit = 1 if sys.platform == "darwin" else 1024
    largest = usage.ru_maxrss * unit
    return Cost(wall, usage.ru_utime + usage.ru_stime, max(largest, together))


class _MemoryWatch(threading.Thread):
    """Looks again and again at how much memory a process and its children hold together."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._ended = threading.Event()
        self._peak = 0

    def run(self) -> None:
        while not self._ended.wait(_PAUSE):
            self._peak = max(self._peak, _weigh_processes(self._process))

    def stop(self) -> int:
        """The peak, bytes; 0 where nothing could be seen."""
        self._ended.set()
        self.join()
        return self._peak


def _weigh_processes(process: int) -> int:
    """The proportional set sizes (proc(5), ``smaps_rollup``) of a process and all below it."""
    proc = Path("/proc") / str(process)
    try:
        lines = (proc / "smaps_rollup").read_text().splitlines()
        children = (proc / "task" / str(process) / "children").read_text().split()
    except OSError:
        return 0
    kilobytes = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return kilobytes * 1024 + sum(_weigh_processes(int(child)) for child in children)


def take_median(costs: Sequence[Cost]) -> Cost:
    """The run with the median of the times; of an even number the slower one of two."""
    return sorted(costs, key=lambda cost: cost.wall)[len(costs) // 2]


def weigh(folder: Path) -> tuple[int, int]:
    """Number of files below ``folder`` and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return len(sizes), sum(sizes)
