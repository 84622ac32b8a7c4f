"""A folder of which the files are read by several processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.records import coming_keys, loader
from generator.records.source import Source
from tests.lists import PAPER, write_list
from tests.processors import pretend


def write_many(folder: Path) -> Source:
    """Some are wrong in all and some in part."""
    files = {f"papers/p{number}.yml": PAPER for number in range(20)}
    files["papers/p3.yml"] = "title: [\n"
    files["papers/p11.yml"] = f"{PAPER}note: [no, text]\n"
    files |= {f"metrics/p{number}.yml": "discussions: 3\n" for number in range(20)}
    return Source(write_list(folder, files) / "data")


def share(monkeypatch: pytest.MonkeyPatch, processors: int) -> None:
    """So few are many, on a machine with so many processors."""
    pretend(monkeypatch, processors)
    for module in (loader, coming_keys):
        monkeypatch.setattr(module, "MANY", 10)
        monkeypatch.setattr(module, "_TOGETHER", 3)
