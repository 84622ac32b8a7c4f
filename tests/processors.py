"""Machines with another number of processors."""

from __future__ import annotations

import pytest


def pretend(monkeypatch: pytest.MonkeyPatch, processors: int) -> None:
    """Threads that other tests left in this process count for nothing."""
    monkeypatch.setattr("generator.processes.count_processors", lambda: processors)
    monkeypatch.setattr("generator.processes.threading.active_count", lambda: 1)
