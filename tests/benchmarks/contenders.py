"""Programs that are compared with ours and are no dependencies of the project."""

from __future__ import annotations

import shutil

from tests.benchmarks.corpus import PROJECT

BENCH_VENV = PROJECT / ".cache" / "bench-venv"
"""Where ``make bench-contenders`` puts them."""


class Missing(Exception):
    """A contender cannot run here or at this size; says why."""


def find_hugo() -> str:
    """The path of the program itself, without the Python that starts it.

    Raises:
        Missing: it is installed neither in ``BENCH_VENV`` nor on this machine.
    """
    packed = BENCH_VENV.glob("lib/python*/site-packages/hugo/binaries/hugo")
    if found := next(map(str, packed), None) or shutil.which("hugo"):
        return found
    raise Missing("not installed: make bench-contenders")
