"""The script that numbers the shards, taken from the workflow and run."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.lists import ROOT


def run_script(folder: Path, shards: str) -> tuple[int, str]:
    """Its exit code, and what it hands on."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/deploy.yml").read_text("utf-8"))
    (step,) = workflow["jobs"]["number"]["steps"]
    output = folder / "output"
    output.touch()
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        env={**os.environ, "SHARDS": shards, "GITHUB_OUTPUT": str(output)},
        capture_output=True,
        check=False,
    )
    return done.returncode, output.read_text()


@pytest.mark.parametrize("shards", [1, 7, 10, 99])
def test_every_shard_has_a_number(tmp_path: Path, shards: int) -> None:
    code, output = run_script(tmp_path, str(shards))
    name, _, numbers = output.strip().partition("=")
    assert (code, name) == (0, "numbers")
    assert json.loads(numbers) == [*range(1, shards + 1)]


@pytest.mark.parametrize("shards", ["0", "100", "-1", "two", "2;id", "7\n8"])
def test_another_number_is_refused(tmp_path: Path, shards: str) -> None:
    assert run_script(tmp_path, shards) == (1, "")
