from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.fast_site import key
from generator.fast_site.key import make_key
from tests.lists import PAPER, write_list


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "text.py").write_text("A = 1\n")
    monkeypatch.setattr(key, "_PROGRAM", folder)
    return folder


def test_key_is_that_of_the_program_and_not_of_what_python_leaves_beside_it(
    program: Path, tmp_path: Path
) -> None:
    root = write_list(tmp_path / "list", {"papers/a.yml": PAPER})
    (root / "docs").mkdir()
    config = load_config(str(root / "mkdocs.yml"))
    before = make_key(config, is_large=False)
    compiled = program / "__pycache__"
    compiled.mkdir()
    (compiled / "text.cpython-311.pyc.4711").write_bytes(b"half of it")
    assert make_key(config, is_large=False) == before
    (program / "page.md.j2").write_text("A page")
    assert make_key(config, is_large=False) != before
