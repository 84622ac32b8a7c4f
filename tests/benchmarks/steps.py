"""The steps of a benchmark, numbered and timed, as commands show their stages."""

from __future__ import annotations

from contextlib import AbstractContextManager

from generator.commands.progress import show_progress
from generator.progress import Advance


class Steps:
    def __init__(self, total: int) -> None:
        self.total = total
        self._number = 0

    def step(self, what: str) -> AbstractContextManager[Advance]:
        """The next one."""
        self._number += 1
        label = f"{self._number}/{self.total} {what}"
        return show_progress().stage(label, label)
