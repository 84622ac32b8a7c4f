"""What a build takes over from the last one."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline, processes
from generator.pages.exports import SCHEMA
from generator.pages.fingerprint import Fingerprints
from generator.publish import papers_schema, scripts
from generator.publish.scripts import TARGET, list_scripts
from generator.settings import read_settings
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


def test_scripts_and_schema_that_lie_there_are_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_toy(tmp_path / "toy")
    build(root)
    paths = [*list_scripts(), SCHEMA]
    made = {path: (root / "site" / path).read_bytes() for path in paths}

    def refuse(*_: object) -> None:
        raise AssertionError("made again")

    bare = root / "data" / "papers" / "bare.yml"
    bare.write_text(f"{bare.read_text('utf-8')}note: A note.\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(scripts, "write_scripts", refuse)
        patch.setattr(papers_schema, "make_papers_schema", refuse)
        build(root)
    page = root / "site" / "papers" / "bare" / "index.html"
    assert "A note." in page.read_text("utf-8")
    assert {path: (root / "site" / path).read_bytes() for path in paths} == made
    for damage in paths:
        (root / "site" / damage).write_text("damaged", "utf-8")
        build(root)
        assert {path: (root / "site" / path).read_bytes() for path in paths} == made


def test_every_script_is_listed(tmp_path: Path) -> None:
    settings = read_settings(copy_toy(tmp_path / "toy"))
    files = pipeline.render_files(pipeline.make_plan(settings), settings).others
    assert [path for path in sorted(files) if path.startswith(TARGET)] == list_scripts()
