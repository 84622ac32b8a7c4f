"""What a build takes over from the last one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import processes
from generator.fast_site.run import build_site, look_through_last
from generator.pages.fingerprint import Fingerprints
from generator.pipeline import make_plan
from generator.records.known_trees import KnownTrees
from generator.settings import read_settings
from tests.lists import copy_toy


def build(root: Path) -> None:
    settings = read_settings(root)
    with look_through_last(settings) as last:
        build_site(make_plan(settings, trees=KnownTrees()), settings, last)


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
