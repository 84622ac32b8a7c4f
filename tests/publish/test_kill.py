"""kill -9 at any moment: the last good site stays, and the next run makes all well."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator import pipeline
from generator.publish.writer import MANIFEST
from generator.settings import read_settings
from tests.golden import read_tree
from tests.lists import PAPER, ROOT, copy_toy, write_list

OLD = {"papers/a.yml": PAPER, "papers/gone.yml": PAPER.replace("Ada", "Bob")}
NEW = {"papers/a.yml": PAPER.replace("A paper", "A better paper"), "papers/b.yml": PAPER}


NAMES = {"data", "docs", "mkdocs.yml", "site"}
"""All that may be in a list's folder."""

UNFINISHED = r"\.readinglist-\d+\.tmp"


def start_new(root: Path) -> None:
    """Change the records of the old list to those of the new one."""
    shutil.rmtree(root / "data")
    write_list(root, NEW)


def run_killed(start: Path, command: str, step: int) -> list[Path]:
    """What runs left, each killed a little later, and what the next run made of it; the last one
    lived to finish."""
    folder = start.parent / "runs"
    subprocess.run(
        [sys.executable, "-m", "tests.publish.killed_runs", start, folder, str(step), command],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return sorted(folder.iterdir(), key=lambda path: int(path.name))


@pytest.fixture
def old_list(tmp_path: Path) -> Path:
    """A list that was built, with a page of a person, before its records changed."""
    root = write_list(tmp_path / "list", OLD)
    (root / "docs").mkdir()
    (root / "docs" / "mine.md").write_text("mine")
    pipeline.build(read_settings(root))
    return root


def test_killed_build_leaves_whole_pages_and_the_next_one_completes_it(old_list: Path) -> None:
    old = read_tree(old_list / "docs")
    start_new(old_list)
    *runs, finished = run_killed(old_list, "build", 4)
    new = read_tree(finished / "killed" / "docs")
    assert len(runs) > 10
    assert old.keys() - new.keys()
    for run in runs:
        left = read_tree(run / "killed" / "docs").items()
        parts = {path for path, content in left if content not in (old.get(path), new.get(path))}
        assert all(path == MANIFEST or re.fullmatch(UNFINISHED, path) for path in parts)
        assert read_tree(run / "next" / "docs") == new
    assert {path for path in new if path.startswith(".")} == {MANIFEST}


def test_killed_site_leaves_the_old_or_the_new_one_and_the_next_run_nothing_else(
    old_list: Path,
) -> None:
    shutil.copytree(old_list / "docs" / "papers", old_list / "site" / "papers")
    old = read_tree(old_list / "site")
    start_new(old_list)
    *runs, finished = run_killed(old_list, "site", 1)
    new = read_tree(finished / "killed" / "site")
    left = [read_tree(run / "killed" / "site") for run in runs]
    assert old in left
    assert new in left, "no run was killed between the exchange and its end"
    assert [site for site in left if site not in (old, new)] == []
    assert any(list((run / "killed").glob(".site-*")) for run in runs)
    for run in runs:
        assert read_tree(run / "next" / "site") == new
        assert {path.name for path in (run / "next").iterdir()} == {*NAMES, ".cache"}
        assert [*read_tree(run / "next" / ".cache")] == ["readinglist/records"]
        assert read_tree(run / "next" / "docs") == read_tree(finished / "next" / "docs")


def test_real_build_of_a_site_is_killed_at_some_moments(tmp_path: Path) -> None:
    root = copy_toy(tmp_path / "toy")
    command = [sys.executable, "-m", "generator", "-C", str(root), "site"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    old = read_tree(root / "site")
    record = root / "data" / "papers" / "bare.yml"
    record.write_text(record.read_text().replace("Bare", "Bare of everything"))
    left = []
    for delay in (0.2, 0.5, 0.8, 1.1, 1.5, 2.0):
        run = subprocess.Popen(
            command,
            cwd=ROOT,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delay)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        left.append(read_tree(root / "site"))
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    new = read_tree(root / "site")
    assert new != old
    assert [site for site in left if site not in (old, new)] == []
    assert {path.name for path in root.iterdir()} == NAMES | {".cache"}
