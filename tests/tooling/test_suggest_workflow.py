"""The shell of ``suggest.yml``, taken from it, with a repository on this disk and a ``gh`` that
writes down what it is asked for."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.commands.suggest import make_files
from generator.curation.issue_event import Issue
from generator.curation.suggestion import PATTERNS
from tests.curation.issues import Office, open_issue, open_office, write_body
from tests.lists import PAPER, ROOT


def read_workflow(name: str) -> Any:
    text = (ROOT / ".github/workflows" / name).read_text("utf-8")
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506 (text only)


WORKFLOW = read_workflow("suggest.yml")
PROPOSE = WORKFLOW["jobs"]["propose"]
RECORD = "data/papers/hybridflow.yml"
BRANCH = "suggest/issue-12"
BOT = "github-actions[bot]"

GH = f"""\
#!{sys.executable}
import json, os, pathlib, shutil, subprocess, sys

asked = sys.argv[1:]
world = pathlib.Path(os.environ["FAKE_WORLD"])
files = [a.removeprefix("body=@") for a in asked if a.startswith("body=@")]
files += [b for a, b in zip(asked, asked[1:]) if a == "--body-file"]
body = pathlib.Path(files[0]).read_text("utf-8") if files else ""
with (world / "asked").open("a") as log:
    log.write(json.dumps([asked, body]) + "\\n")
if asked[:2] == ["run", "download"]:
    shutil.copytree(world / "artifact", asked[asked.index("--dir") + 1], symlinks=True)
elif asked[:2] == ["pr", "list"]:
    jq = ["jq", "--raw-output", asked[asked.index("--jq") + 1], str(world / "pulls.json")]
    print(subprocess.run(jq, capture_output=True, text=True, check=True).stdout, end="")
elif asked[:2] == ["pr", "create"]:
    if (world / "forbidden").exists():
        sys.exit("GitHub Actions is not permitted to create or approve pull requests")
    (world / "pulls.json").write_text('[{{"number": 31, "isCrossRepository": false}}]')
    print("https://github.com/example/list/pull/31")
"""


def find_step(name: str) -> dict[str, Any]:
    step: dict[str, Any]
    (step,) = (step for step in PROPOSE["steps"] if step.get("name") == name)
    return step


def run(command: str, folder: Path) -> str:
    done = subprocess.run(
        ["bash", "-ec", command], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@dataclass
class GitHub:
    """The repository, what ``gh`` was asked for, and the artifact that it gives."""

    folder: Path
    asked: list[list[str]] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    said: str = ""

    def put(self, files: dict[str, str]) -> None:
        """The artifact is these files and no others."""
        shutil.rmtree(self.folder / "artifact", ignore_errors=True)
        for path, text in files.items():
            target = self.folder / "artifact" / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())

    def put_result(self, **values: object) -> None:
        path = self.folder / "artifact" / "result.json"
        path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | values), "utf-8")

    def propose(self, step: str = "Propose the record, or say why there is none") -> int:
        """Run the step in a fresh checkout; its exit code."""
        for name in ("checkout", "temp"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        run(f"git clone --quiet --depth 1 'file://{self.folder}/origin' checkout", self.folder)
        (self.folder / "asked").unlink(missing_ok=True)
        (self.folder / "temp").mkdir()
        given = {"GITHUB_RUN_ID": "99", "GITHUB_REPOSITORY": "example/list"}
        given |= {"GITHUB_SERVER_URL": "https://github.com", "FAKE_WORLD": str(self.folder)}
        known = {
            "github.event.issue.number": "12",
            "github.event.repository.default_branch": "main",
            "github.repository": "example/list",
            "github.server_url": "https://github.com",
            "github.run_id": "99",
            "github.token": "t0ken",
            "runner.temp": str(self.folder / "temp"),
        }
        for name, value in find_step(step)["env"].items():
            given[name] = re.sub(r"\$\{\{ (.+?) \}\}", lambda found: known[found[1]], value)
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", find_step(step)["run"]],
            cwd=self.folder / "checkout",
            env={"PATH": path, "HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1", **given},
            capture_output=True,
            text=True,
            check=False,
        )
        self.said = done.stdout + done.stderr
        log = self.folder / "asked"
        lines = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
        self.asked = [asked for asked, _ in lines]
        self.bodies = [body for _, body in lines]
        return done.returncode

    @property
    def verbs(self) -> list[str]:
        """What ``gh`` was asked for, but for the artifact and the credentials."""
        verbs = [" ".join(asked[:2]) for asked in self.asked]
        return [verb for verb in verbs if verb not in ("run download", "auth setup-git")]

    def find(self, verb: str) -> tuple[list[str], str]:
        """The arguments and the body of the one request of that kind."""
        (at,) = (n for n, asked in enumerate(self.asked) if " ".join(asked[:2]) == verb)
        return self.asked[at], self.bodies[at]

    def git(self, command: str) -> str:
        return run(f"git {command}", self.folder / "origin")

    @property
    def branches(self) -> list[str]:
        return self.git("for-each-ref --format='%(refname:short)' refs/heads").splitlines()


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    folder = tmp_path / "github"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "gh").write_text(GH)
    (folder / "bin" / "gh").chmod(0o755)
    (folder / "pulls.json").write_text("[]")
    run(
        "git init --quiet --bare --initial-branch main origin && git clone --quiet origin first "
        "&& cd first && git checkout -q -b main && mkdir data && echo 'a: 1' >data/topics.yml "
        "&& git add . && git -c user.name=Curator -c user.email=c@example.org commit -qm First "
        "&& git push -q origin main",
        folder,
    )
    return GitHub(folder)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with open_office(tmp_path) as office:
        yield office


def make_artifact(office: Office, issue: Issue) -> dict[str, str]:
    return make_files(office.consider(issue), office.settings, office.records.topics)


@pytest.fixture
def opened(office: Office) -> dict[str, str]:
    return make_artifact(office, open_issue("opened"))


def test_record_is_proposed(github: GitHub, opened: dict[str, str]) -> None:
    github.put(opened)
    assert github.propose() == 0, github.said
    assert github.verbs == ["pr list", "pr create", "issue comment", "workflow run"]
    assert github.branches == ["main", BRANCH]
    assert github.git(f"diff --name-status main {BRANCH}") == f"A\t{RECORD}"
    assert github.git(f"show {BRANCH}:{RECORD}") == opened[RECORD].strip()
    assert github.git(f"log --format='%an|%s' main..{BRANCH}") == (
        f"{BOT}|Add HybridFlow: A Flexible and Efficient RLHF Framework"
    )
    created, body = github.find("pr create")
    title = "Add HybridFlow: A Flexible and Efficient RLHF Framework"
    assert created[2:-1] == ["--base", "main", "--head", BRANCH, "--title", title, "--body-file"]
    assert body == opened["pull-request.md"]
    commented, comment = github.find("issue comment")
    assert commented[2:5] == ["12", "--edit-last", "--create-if-none"]
    assert comment == opened["comment.md"] + "\nhttps://github.com/example/list/pull/31\n"
    assert github.find("workflow run")[0][2:] == ["ci.yml", "--ref", BRANCH]
    assert github.asked[0] == [
        *("run", "download", "99", "--name", "suggestion", "--dir"),
        str(github.folder / "temp" / "suggestion"),
    ]


@pytest.mark.parametrize("name", ["wrong-link", "already-there"])
def test_answer_without_a_record_is_one_comment(github: GitHub, tmp_path: Path, name: str) -> None:
    with open_office(tmp_path / "other", flow=f'{PAPER}arxiv: "2409.19256"\n') as office:
        known = name == "already-there"
        issue = open_issue("opened") if known else Issue(12, open_issue(name).body)
        files = make_artifact(office, issue)
    github.put(files)
    assert github.propose() == 0, github.said
    assert github.verbs == ["issue comment"]
    assert github.find("issue comment")[1] == files["comment.md"]
    assert github.branches == ["main"]


def test_second_run_changes_nothing(github: GitHub, opened: dict[str, str]) -> None:
    github.put(opened)
    github.propose()
    before = github.git(f"rev-parse {BRANCH}")
    assert github.propose() == 0, github.said
    assert github.git(f"rev-parse {BRANCH}") == before
    assert github.verbs == ["pr list", "api --silent", "issue comment"]


def test_edited_issue_renews_its_pull_request(
    github: GitHub, office: Office, opened: dict[str, str]
) -> None:
    github.put(opened)
    github.propose()
    edited = make_artifact(office, open_issue("edited"))
    github.put(edited)
    assert github.propose() == 0, github.said
    assert github.verbs == ["pr list", "api --silent", "issue comment", "workflow run"]
    assert github.git(f"rev-list --count main..{BRANCH}") == "1"
    assert "Shows what a dataflow" in github.git(f"show {BRANCH}:{RECORD}")
    patched, body = github.find("api --silent")
    assert patched[2:5] == ["--method", "PATCH", "repos/example/list/pulls/31"]
    assert body == edited["pull-request.md"]
    assert github.find("issue comment")[1].endswith("\nhttps://github.com/example/list/pull/31\n")


def test_edit_that_names_another_paper_replaces_the_first(
    github: GitHub, opened: dict[str, str]
) -> None:
    github.put(opened)
    github.propose()
    other = {path.replace("hybridflow", "other"): text for path, text in opened.items()}
    github.put(other)
    github.put_result(path="data/papers/other.yml", id="other")
    assert github.propose() == 0, github.said
    assert github.git(f"diff --name-status main {BRANCH}") == "A\tdata/papers/other.yml"


def test_curators_work_on_the_branch_is_not_lost(
    github: GitHub, office: Office, opened: dict[str, str]
) -> None:
    github.put(opened)
    github.propose()
    run(
        f"cd checkout && git fetch -q && git checkout -q {BRANCH} && echo '# looked at' >>{RECORD} "
        f"&& git -c user.name=Curator -c user.email=c@example.org commit -qam Look "
        f"&& git push -q '{github.folder}/origin' {BRANCH}",
        github.folder,
    )
    before = github.git(f"rev-parse {BRANCH}")
    github.put(make_artifact(office, open_issue("edited")))
    assert github.propose() == 0, github.said
    assert github.git(f"rev-parse {BRANCH}") == before
    assert github.verbs == ["issue comment"]
    assert "was changed by hand since" in github.find("issue comment")[1]


def test_pull_request_that_may_not_be_made_is_explained(
    github: GitHub, opened: dict[str, str]
) -> None:
    (github.folder / "forbidden").touch()
    github.put(opened)
    assert github.propose() == 0, github.said
    assert github.verbs == ["pr list", "pr create", "issue comment"]
    assert "*Allow GitHub Actions to create and approve pull requests*" in github.bodies[-1]
    assert BRANCH in github.branches


def test_pull_request_of_a_fork_is_left_alone(github: GitHub, opened: dict[str, str]) -> None:
    pulls = '[{"number": 7, "isCrossRepository": true}]'
    (github.folder / "pulls.json").write_text(pulls)
    github.put(opened)
    assert github.propose() == 0, github.said
    assert github.verbs == ["pr list", "pr create", "issue comment", "workflow run"]


def test_title_of_any_script_is_taken(github: GitHub, opened: dict[str, str]) -> None:
    github.put(opened)
    github.put_result(title="Add Größe & Maß: हिन्दी (v2)?")
    assert github.propose() == 0, github.said
    assert github.git(f"log -1 --format=%s {BRANCH}") == "Add Größe & Maß: हिन्दी (v2)?"


ODD_VALUES: list[tuple[str, object]] = [
    *(("path", path) for path in ("../x/papers/a.yml", ".github/workflows/papers/a.yml")),
    *(("path", path) for path in ("/etc/papers/a.yml", "-x/papers/a.yml", "data/papers/A.yml")),
    *(("path", path) for path in ("data/papers/a.yml\n", "data/papers/a.yml;touch x", "", None)),
    *(("title", title) for title in ("Fix x", "Add a\nb", "Add $(touch x)", "Add `touch x`")),
    *(("title", title) for title in ("Add @all", "Add #1", "Add \x07", f"Add {'x' * 151}", None)),
    *(("branch", branch) for branch in ("main", "suggest/issue-1", "--force", "$(touch x)", None)),
    *(("status", status) for status in ("", "merged", "added; touch x", ["added"])),
]


@pytest.mark.parametrize(("name", "value"), ODD_VALUES, ids=range(len(ODD_VALUES)))
def test_odd_value_ends_the_run(
    github: GitHub, opened: dict[str, str], name: str, value: object
) -> None:
    """A trailing line break is cut off by the shell, and harmless then: the file is not there."""
    github.put(opened)
    github.put_result(**{name: value})
    assert github.propose() != 0
    assert github.verbs == []
    assert github.branches == ["main"]
    assert not list(github.folder.rglob("x"))
    assert name == "branch" or not re.fullmatch(PATTERNS[name], str(value))


def test_record_that_is_there_is_not_written_over(github: GitHub, opened: dict[str, str]) -> None:
    github.put({**opened, "data/topics.yml": "b: 2\n"})
    github.put_result(path="data/papers/hybridflow.yml")
    run(
        f"cd first && mkdir data/papers && echo mine >{RECORD} && git add . && "
        "git -c user.name=C -c user.email=c@example.org commit -qm 2 && git push -q origin main",
        github.folder,
    )
    assert github.propose() != 0
    assert github.branches == ["main"]
    assert github.verbs == []


@pytest.mark.parametrize("name", ["comment.md", RECORD])
def test_link_in_the_artifact_is_refused(github: GitHub, opened: dict[str, str], name: str) -> None:
    github.put(opened)
    path = github.folder / "artifact" / name
    path.unlink()
    path.symlink_to("/proc/self/environ")
    assert github.propose() != 0
    assert github.verbs == []
    assert github.branches == ["main"]


@pytest.mark.parametrize("name", ["result.json", RECORD])
def test_missing_file_ends_the_run(github: GitHub, opened: dict[str, str], name: str) -> None:
    github.put({path: text for path, text in opened.items() if path != name})
    assert github.propose() != 0
    assert github.verbs == []
    assert github.branches == ["main"]


def test_hostile_issue_is_proposed_as_data(github: GitHub, office: Office) -> None:
    why = "$(touch x) `touch x` ${{ github.token }} \n::set-output name=x::y\n@all fixes #1"
    files = make_artifact(office, Issue(12, write_body("2409.19256", why, "Vision")))
    github.put(files)
    assert github.propose() == 0, github.said
    assert not list(github.folder.rglob("x"))
    assert "$(touch x)" in github.git(f"show {BRANCH}:{RECORD}")
    assert "::set-output" not in github.said


def test_fault_is_told_to_the_contributor(github: GitHub) -> None:
    assert find_step("Say that it failed")["if"] == "failure() || needs.read.result != 'success'"
    assert github.propose("Say that it failed") == 0, github.said
    asked, _ = github.find("issue comment")
    assert asked[2:5] == ["12", "--edit-last", "--create-if-none"]
    assert asked[-1].endswith("https://github.com/example/list/actions/runs/99")


def test_job_that_may_write_runs_only_git_and_gh() -> None:
    assert PROPOSE["defaults"]["run"]["shell"] == "bash"
    used = [step["uses"].split("@")[0] for step in PROPOSE["steps"] if "uses" in step]
    assert used == ["actions/checkout"]
    text = "\n".join(step["run"] for step in PROPOSE["steps"] if "run" in step)
    assert "${{" not in text
    assert not re.search(r"(?m)(^|[|;&(`])\s*(make|python3?|pip|npm|node|eval|source|\.)\s", text)
    read = WORKFLOW["jobs"]["read"]
    assert read["permissions"] == {"contents": "read"}
    assert [step["run"] for step in read["steps"] if "run" in step] == ["make suggest"]


def test_checks_can_be_started_for_the_branch() -> None:
    assert "workflow_dispatch" in read_workflow("ci.yml")["on"]
