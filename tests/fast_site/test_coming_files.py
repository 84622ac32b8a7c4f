from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.fast_site import coming_files
from generator.fast_site.coming_files import ComingFiles
from generator.publish.site_state import find_files
from generator.publish.swap import stage_changes
from tests.processors import pretend


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "papers" / "a").mkdir(parents=True)
    (site / "index.html").write_text("home")
    (site / "papers" / "a" / "index.html").write_text("A")
    os.utime(site / "index.html", ns=(1, 1_234_567_890_123_456_789))
    (tmp_path / "remembered").write_text("what the last build made")
    return site


@pytest.mark.parametrize("processors", [1, 3])
@pytest.mark.parametrize("large", [0, 1_000_000])
def test_every_file_is_found(
    monkeypatch: pytest.MonkeyPatch, site: Path, processors: int, large: int
) -> None:
    pretend(monkeypatch, processors)
    monkeypatch.setattr(coming_files, "_LARGE", large)
    coming = ComingFiles(site, site.with_name("remembered"))
    found = {path: (size, time) for path, size, time in coming.finish()}
    assert found.keys() == {"index.html", "papers/a/index.html"}
    assert found["index.html"] == (4, 1_234_567_890_123_456_789)


def test_large_site_is_looked_through_by_another_process(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    pretend(monkeypatch, 2)

    def tell(folder: Path) -> list[tuple[str, int, int]]:
        return [(str(folder), os.getpid(), 0)]

    monkeypatch.setattr(coming_files, "find_files", tell)
    for large, elsewhere in ((1, True), (1_000_000, False)):
        monkeypatch.setattr(coming_files, "_LARGE", large)
        coming = ComingFiles(site, site.with_name("remembered"))
        ((folder, process, _),) = coming.finish()
        assert folder == str(site)
        assert (process != os.getpid()) == elsewhere


def test_nothing_is_looked_through_where_nothing_is_remembered(site: Path) -> None:
    assert ComingFiles(site, site.with_name("nothing")).finish() == []


def test_changes_of_a_build_that_was_killed_are_finished_first(
    monkeypatch: pytest.MonkeyPatch, site: Path
) -> None:
    monkeypatch.setattr("generator.publish.swap._FEW", 0)
    with monkeypatch.context() as patch:
        patch.setattr("generator.publish.swap.finish_changes", lambda _: None)
        with stage_changes(site) as changes:
            (changes.folder / "new.html").write_text("new")
            changes.kept = 2
    assert "new.html" not in {path for path, *_ in find_files(site)}
    coming = ComingFiles(site, site.with_name("remembered"))
    assert "new.html" in {path for path, *_ in coming.finish()}
