"""What tests of second builds share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def built(first: Path, tmp_path: Path) -> Path:
    """A copy of the module's ``first``: a list with its site and its cache, and the times of the
    files as they were."""
    root = tmp_path / "toy"
    shutil.copytree(first, root)
    return root
