"""kill -9 at any moment: the last good site stays, and the next run makes all well."""

from __future__ import annotations

import os
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


def start_new(root: Path) -> None:
    """Change the records of the old list to those of the new one."""
    shutil.rmtree(root / "data")
    write_list(root, NEW)


def run_killed(tmp_path: Path, start: Path, step: int, command: str) -> list[Path]:
    """What runs left, each killed a little later; the last one lived to finish."""
    folder = tmp_path / "killed"
    subprocess.run(
        [sys.executable, "-m", "tests.publish.killed_runs", start, folder, str(step), command],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return sorted(folder.iterdir(), key=lambda path: int(path.name))


def read_pages(root: Path) -> dict[str, bytes]:
    files = read_tree(root / "docs")
    return {path: content for path, content in files.items() if not path.startswith(".")}


@pytest.fixture
def old_list(tmp_path: Path) -> Path:
    """A list that was built, with a page of a person, before its records changed."""
    root = write_list(tmp_path / "list", OLD)
    (root / "docs").mkdir()
    (root / "docs" / "mine.md").write_text("mine")
    pipeline.build(read_settings(root))
    return root


def test_killed_build_leaves_whole_pages_and_the_next_one_completes_it(
    tmp_path: Path, old_list: Path
) -> None:
    old = read_pages(old_list)
    start_new(old_list)
    *killed, finished = run_killed(tmp_path, old_list, 3, "build")
    new = read_pages(finished)
    assert len(killed) > 20
    assert old.keys() != new.keys()
    for root in killed:
        left = read_pages(root)
        assert all(content in (old.get(path), new.get(path)) for path, content in left.items())
        # Whatever was left is known to be the generator's, so that the next run can remove it.
        pipeline.build(read_settings(root))
        assert read_tree(root / "docs") == read_tree(finished / "docs")
    assert {path for path in read_tree(finished / "docs") if path.startswith(".")} == {MANIFEST}


def test_killed_site_leaves_the_old_or_the_new_site_and_the_next_one_leaves_nothing_else(
    tmp_path: Path, old_list: Path
) -> None:
    shutil.copytree(old_list / "docs", old_list / "site", ignore=shutil.ignore_patterns(".*"))
    old = read_tree(old_list / "site")
    start_new(old_list)
    *killed, finished = run_killed(tmp_path, old_list, 2, "site")
    new = read_tree(finished / "site")
    found = [read_tree(root / "site") for root in killed]
    assert old in found
    assert new in found, "no run was killed between the exchange and its end"
    assert [site for site in found if site not in (old, new)] == []
    assert any(len(list(root.glob(".site-*"))) == 1 for root in killed)
    for root in killed:
        again = tmp_path / "again"
        (last,) = run_killed(again, root, 10**9, "site")[-1:]
        assert {path.name for path in last.iterdir()} == {"data", "docs", "mkdocs.yml", "site"}
        assert read_tree(last / "site") == new
        shutil.rmtree(again)


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
    assert {path.name for path in root.iterdir()} == {"data", "docs", "mkdocs.yml", "site"}
