"""What the workflow makes of a refresh: a branch, one pull request, one issue.

The repository is a bare one on this machine, and ``gh`` a script that writes down how it is called.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / ".github" / "propose-refresh.sh"
FACTS = "repositories:\n  https://github.com/a/b:\n    stars: 12\n"
GH = """\
#!/bin/sh
printf '%s\\n' "$*" >>"$LOG"
case "$1 $2" in
"run download") cp -R "$ARTIFACT/." "$7" ;;
"pr list") printf '%s' "$PULL" ;;
"issue list") printf '%s' "$ISSUE" ;;
esac
"""
NO_LINKS = "0 questions asked.\n"
DEAD = "1 question asked.\n\n## Dead links\n\n| Where |\n| --- |\n| `papers/a.yml` |\n"


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


@dataclass
class Stage:
    folder: Path
    pull: str = ""
    issue: str = ""

    @property
    def checkout(self) -> Path:
        return self.folder / "checkout"

    @property
    def artifact(self) -> Path:
        return self.folder / "artifact"

    def leave(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.artifact / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def run(self) -> subprocess.CompletedProcess[str]:
        (self.folder / "log").write_text("")
        environment = {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}:{os.environ['PATH']}",
            "LOG": str(self.folder / "log"),
            "ARTIFACT": str(self.artifact),
            "GITHUB_STEP_SUMMARY": str(self.folder / "step"),
            "BASE": "main",
            "RUN": "4711",
            "PULL": self.pull,
            "ISSUE": self.issue,
        }
        return subprocess.run(
            [SCRIPT],
            cwd=self.checkout,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def read_calls(self) -> list[str]:
        """How gh was called, but for where the artifact went to."""
        calls = (self.folder / "log").read_text().splitlines()
        assert calls[0].startswith("run download 4711 --name refresh --dir ")
        return [call.split(" --body-file")[0].split(" --json")[0] for call in calls[1:]]

    def read_branch(self) -> dict[str, str]:
        names = git(self.checkout, "ls-remote", "--heads", "origin", "refresh/metrics")
        if not names:
            return {}
        git(self.checkout, "fetch", "--quiet", "origin", "refresh/metrics")
        changed = git(self.checkout, "diff", "--name-only", "origin/main", "FETCH_HEAD").split()
        return {name: git(self.checkout, "show", f"FETCH_HEAD:{name}") for name in changed}


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    origin, seed = tmp_path / "origin.git", tmp_path / "seed"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(seed))
    (seed / "data" / "metrics").mkdir(parents=True)
    (seed / "data" / "metrics" / "old.yml").write_text("repositories: {}\n")
    git(seed, "add", ".")
    who = ("-c", "user.name=Some Body", "-c", "user.email=some@body.example")
    git(seed, *who, "commit", "--quiet", "--message", "First")
    git(seed, "push", "--quiet", str(origin), "main")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{origin}", "checkout")
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(GH)
    gh.chmod(0o755)
    return Stage(tmp_path)


def test_new_facts_become_a_branch_and_a_pull_request(stage: Stage) -> None:
    stage.leave({"data/metrics/a-b.yml": FACTS, "refresh/summary.md": NO_LINKS})
    done = stage.run()
    assert done.returncode == 0, done.stderr
    assert stage.read_branch() == {"data/metrics/a-b.yml": FACTS}
    title = "Refresh facts about code and discussions"
    assert stage.read_calls() == [
        "pr list --head refresh/metrics --state open",
        f"pr create --base main --head refresh/metrics --title {title}",
        "workflow run ci.yml --ref refresh/metrics",
        'issue list --app github-actions --state open --search in:title "Dead links"',
    ]
    assert (stage.folder / "step").read_text() == NO_LINKS


def test_next_week_the_same_pull_request_is_brought_up_to_date(stage: Stage) -> None:
    stage.leave({"data/metrics/a.yml": FACTS, "refresh/summary.md": NO_LINKS})
    stage.run()
    shutil.rmtree(stage.checkout)
    git(
        stage.folder,
        "clone",
        "--quiet",
        "--depth=1",
        f"file://{stage.folder}/origin.git",
        "checkout",
    )
    later = FACTS.replace("12", "15")
    stage.leave({"data/metrics/a.yml": later, "data/metrics/old.yml": FACTS})
    stage.pull = "8"
    assert stage.run().returncode == 0
    assert stage.read_branch() == {"data/metrics/a.yml": later, "data/metrics/old.yml": FACTS}
    calls = stage.read_calls()
    assert "pr edit 8 --title Refresh facts about code and discussions" in calls
    assert not [call for call in calls if call.startswith("pr create")]


@pytest.mark.parametrize("files", [{}, {"data/metrics/old.yml": "repositories: {}\n"}])
def test_nothing_new_makes_no_pull_request(stage: Stage, files: dict[str, str]) -> None:
    stage.leave({**files, "refresh/summary.md": NO_LINKS})
    assert stage.run().returncode == 0
    assert stage.read_branch() == {}
    assert [call.split()[0] for call in stage.read_calls()] == ["issue"]


@pytest.mark.parametrize(
    ("issue", "summary", "call"),
    [
        ("", DEAD, "issue create --title Dead links"),
        ("5", DEAD, "issue edit 5"),
        ("5", NO_LINKS, "issue close 5 --comment The last refresh found none."),
        ("", NO_LINKS, None),
    ],
)
def test_one_issue_says_which_links_are_dead(
    stage: Stage, issue: str, summary: str, call: str | None
) -> None:
    stage.leave({"refresh/summary.md": summary})
    stage.issue = issue
    assert stage.run().returncode == 0
    assert stage.read_calls()[1:] == ([call] if call else [])
    assert stage.read_branch() == {}


@pytest.mark.parametrize(
    "name",
    [
        *("data/metrics/A.yml", "data/metrics/a.yaml", "data/metrics/deep/a.yml", "data/a.yml"),
        *("data/papers/a.yml", ".github/workflows/ci.yml", "refresh/other.md", "data/metrics/.yml"),
        *("data/metrics/$(touch x).yml", "data/metrics/a\n.yml", "Makefile"),
    ],
)
def test_anything_else_in_the_artifact_stops_it(stage: Stage, name: str) -> None:
    stage.leave({name: FACTS, "data/metrics/a.yml": FACTS, "refresh/summary.md": DEAD})
    done = stage.run()
    assert done.returncode == 1
    assert "something else than facts" in done.stderr
    assert stage.read_calls() == []
    assert stage.read_branch() == {}
    assert git(stage.checkout, "status", "--porcelain") == ""


def test_links_and_great_files_stop_it(stage: Stage) -> None:
    stage.leave({"refresh/summary.md": DEAD, "data/metrics/a.yml": "x" * 70_000})
    assert stage.run().returncode == 1
    (stage.artifact / "data" / "metrics" / "a.yml").unlink()
    (stage.artifact / "data" / "metrics" / "a.yml").symlink_to("/etc/passwd")
    assert stage.run().returncode == 1
    assert stage.read_branch() == {}


def test_missing_summary_stops_it(stage: Stage) -> None:
    stage.leave({"data/metrics/a.yml": FACTS})
    assert stage.run().returncode != 0
    assert stage.read_branch() == {}
