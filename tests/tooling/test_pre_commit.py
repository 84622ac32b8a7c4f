"""The hooks for pre-commit, run by pre-commit itself in a repository of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.lists import PAPER, ROOT, write_list

Run = Callable[..., subprocess.CompletedProcess[str]]


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a program in the repository, without the machine's own settings of git."""
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
    }

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=tmp_path / "list",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.fixture
def root(tmp_path: Path, run: Run) -> Path:
    """A repository that offers the hooks of this one to itself, with our Python in place of an
    environment that would have to be downloaded."""
    root = write_list(tmp_path / "list", {"papers/a.yml": PAPER})
    hooks = [
        {**hook, "language": "system", "entry": hook["entry"].replace("readinglist", call, 1)}
        for hook in read(".pre-commit-hooks.yaml")
        for call in [f"{sys.executable} -m generator"]
    ]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    (root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    for command in ("init --quiet", "add --all"):
        assert run("git", *command.split()).returncode == 0
    return root


def call_pre_commit(run: Run, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "pre_commit", *arguments)


def test_pre_commit_takes_both_files(run: Run, root: Path) -> None:
    for command, name in (
        ("validate-manifest", ".pre-commit-hooks.yaml"),
        ("validate-config", ".pre-commit-config.yaml"),
    ):
        done = call_pre_commit(run, command, str(ROOT / name))
        assert (done.returncode, done.stdout) == (0, ""), done.stdout


def test_a_rough_record_is_put_in_form_before_it_is_committed(run: Run, root: Path) -> None:
    record = root / "data/papers/a.yml"
    record.write_text(f"{PAPER}arxiv: arXiv:2409.19256v2 # here\n", "utf-8")
    run("git", "add", "--all")
    first = call_pre_commit(run, "run", "readinglist-fix")
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert "arxiv: 'arXiv:2409.19256v2' is now '2409.19256'" in first.stdout
    assert 'arxiv: "2409.19256" # here\n' in record.read_text("utf-8")
    run("git", "add", "--all")
    second = call_pre_commit(run, "run", "--all-files")
    assert second.returncode == 0, second.stdout
    assert second.stdout.count("Passed") == 2


def test_a_record_with_a_problem_stops_the_commit(run: Run, root: Path) -> None:
    (root / "data/papers/a.yml").write_text(PAPER.replace("systems", "systms"), "utf-8")
    run("git", "add", "--all")
    done = call_pre_commit(run, "run", "readinglist-check")
    assert done.returncode == 1
    assert "[unknown-topic]" in done.stdout


def test_hooks_see_only_what_is_theirs(run: Run, root: Path) -> None:
    run("git", "rm", "-r", "--quiet", "--cached", "data")
    for name in ("data/metrics/a.yml", "data/schema/paper.json", "data/papers/x/a.yml", "a.yml"):
        path = root / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("- rough\n", "utf-8")
        run("git", "add", name)
    done = call_pre_commit(run, "run", "readinglist-fix")
    assert "Skipped" in done.stdout


def test_this_repository_uses_what_it_offers() -> None:
    offered = {hook["id"]: hook for hook in read(".pre-commit-hooks.yaml")}
    (local,) = read(".pre-commit-config.yaml")["repos"]
    used = {hook["id"]: hook for hook in local["hooks"]}
    for id, hook in offered.items():
        assert used[id]["entry"] == f".venv/bin/{hook['entry']}"
        for key in ("files", "pass_filenames", "require_serial"):
            assert used[id].get(key) == hook.get(key), (id, key)
    assert used.keys() - offered.keys() == {"ruff-check", "ruff-format"}
    order = [hook["id"] for hook in local["hooks"]]
    assert order.index("readinglist-fix") < order.index("readinglist-check")
