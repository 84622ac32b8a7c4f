"""What a build takes over from the last one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import processes
from generator.pages.fingerprint import Fingerprints
from tests.fast_site.builds import build
from tests.lists import copy_toy


def test_papers_that_are_written_as_they_were_are_not_described_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "count_processors", lambda: 1)
    described: list[str] = []
    describe = Fingerprints._describe_shown

    def note(prints: Fingerprints, id: str) -> bytes:
        described.append(id)
        return describe(prints, id)

    monkeypatch.setattr(Fingerprints, "_describe_shown", note)
    root = copy_toy(tmp_path / "toy")
    build(root)
    papers = {path.stem for path in (root / "data" / "papers").iterdir()}
    assert {*described} == papers
    bare = root / "data" / "papers" / "bare.yml"
    written = bare.read_text("utf-8")
    for number in range(2):
        described.clear()
        bare.write_text(f"{written}note: Note {number}.\n", "utf-8")
        build(root)
        assert described == ["bare"]
        page = root / "site" / "papers" / "bare" / "index.html"
        assert f"Note {number}" in page.read_text("utf-8")
