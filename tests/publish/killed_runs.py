"""Runs of the command, each killed a little later than the one before.

    python -m tests.publish.killed_runs <list> <folder> <step> <command>

copies the list to ``<folder>/1/killed``, ``<folder>/2/killed``, … and runs the command in each; the
n-th dies by SIGKILL at its n-th change of the disk: before it, or half-way where it is a file that
is written. ``<folder>/<n>/next`` is a copy of what it left, after another run. It ends with the
first run that lives to finish. ``step`` leaves numbers out.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path
from typing import Any

from generator import cli
from generator.fast_site import run as site
from generator.fast_site.run import Done
from generator.pipeline import Plan, render_files
from generator.publish.swap import stage
from generator.settings import Settings

CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree", "ctypes.dlsym"}
"""Python's audit events before the disk changes; the last comes just before two folders are
exchanged."""


def die_before(number: int) -> None:
    """Make this process kill itself before the change of this number, counted from 1."""
    changes = count(1)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        if (writes or event in CHANGES) and next(changes) == number:
            if writes:
                os.open(arguments[0], arguments[2])  # opened, perhaps emptied, and not yet written
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def build_some(plan: Plan, settings: Settings, *_: object, **options: object) -> Done:
    """Stand in for MkDocs: the site is some of the pages as they are."""
    with stage(settings.site) as staged:
        for path, content in render_files(plan, settings).items():
            if path.startswith("papers/"):
                (staged / path).parent.mkdir(parents=True, exist_ok=True)
                (staged / path).write_bytes(content)
    return Done(1, 1, 0)


def run(root: Path, command: str, number: int = 0) -> bool:
    """Whether a run in a process of its own, to be killed at ``number``, lived to finish."""
    child = os.fork()
    if not child:
        site.build_site = build_some
        if number:
            die_before(number)
        cli.main(["-C", str(root), command], standalone_mode=False)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, -signal.SIGKILL), status
    return status == 0


def main(start: str, folder: str, step: str, command: str) -> None:
    for number in count(1, int(step)):
        killed, following = (Path(folder) / str(number) / name for name in ("killed", "next"))
        shutil.copytree(start, killed)
        finished = run(killed, command, number)
        shutil.copytree(killed, following)
        run(following, command)
        if finished:
            break


if __name__ == "__main__":
    main(*sys.argv[1:])
