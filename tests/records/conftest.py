from __future__ import annotations

from pathlib import Path

import pytest

from generator.records.source import Source
from tests.records.many_files import share, write_many


@pytest.fixture
def many(tmp_path: Path) -> Source:
    return write_many(tmp_path)


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    share(monkeypatch, 3)
