"""What the workflows do with a review: their own shell lines, with a stand-in for GitHub's CLI."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.curation.review import MOST
from tests.lists import PAPER, ROOT, write_list
from tests.repositories import ENVIRONMENT, commit, start

HEAD = "0123456789abcdef0123456789abcdef01234567"
MARK = "<!-- readinglist review -->"
SUMMARY = "**1 paper added, 0 changed, 0 removed; no problems.**\n"

GH = """#!{python}
import json, os, shutil, sys
from pathlib import Path

folder, arguments = Path(os.environ["FAKE"]), sys.argv[1:]
with (folder / "calls").open("a") as calls:
    calls.write(json.dumps(arguments) + "\\n")
asked = " ".join(arguments)
if asked.startswith("run download 4711 --repo owner/list --name review --dir "):
    shutil.copytree(folder / "artifact", arguments[-1], symlinks=True)
elif "actions/runs/4711/artifacts" in asked:
    print((folder / "size").read_text())
elif "repos/owner/list/pulls/7 --jq .head.sha" in asked:
    print((folder / "head").read_text())
elif "/issues/7/comments?" in asked:
    print((folder / "comments").read_text(), end="")
elif "--method" in arguments:
    (field,) = (one for one in arguments if one.startswith("body="))
    (folder / "posted").write_bytes(Path(field.removeprefix("body=@")).read_bytes())
else:
    sys.exit(f"not known: {{asked}}")
"""


def read_step(workflow: str, name: str) -> dict[str, Any]:
    text = (ROOT / ".github/workflows" / workflow).read_text("utf-8")
    jobs = yaml.load(text, yaml.BaseLoader)["jobs"].values()  # noqa: S506 (text only)
    (step,) = (one for job in jobs for one in job["steps"] if one.get("name") == name)
    return dict(step)


def run(script: str, environment: dict[str, str], folder: Path) -> subprocess.CompletedProcess[str]:
    """As GitHub runs it."""
    path = folder / "script.sh"
    path.write_text(script, "utf-8")
    return subprocess.run(
        ["bash", "-e", str(path)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@dataclass
class GitHub:
    """A pull request, number 7, and a run of it, 4711, that left an artifact."""

    folder: Path

    def __post_init__(self) -> None:
        (self.folder / "artifact").mkdir(parents=True)
        (self.folder / "bin").mkdir()
        gh = self.folder / "bin" / "gh"
        gh.write_text(GH.format(python=sys.executable))
        gh.chmod(0o755)
        self.say(size="1000", head=HEAD, comments="")
        self.leave(number="7\n", summary=SUMMARY)

    def say(self, **answers: str) -> None:
        for name, answer in answers.items():
            (self.folder / name).write_text(answer)

    def leave(self, *, number: str | None = None, summary: str | bytes | None = None) -> None:
        for name, content in {"number": number, "summary.md": summary}.items():
            if content is not None:
                raw = content if isinstance(content, bytes) else content.encode()
                (self.folder / "artifact" / name).write_bytes(raw)

    def comment(self) -> subprocess.CompletedProcess[str]:
        step = read_step("comment.yml", "Comment on what changes in the list")
        said = {
            "GH_TOKEN": "secret",
            "REPOSITORY": "owner/list",
            "RUN": "4711",
            "HEAD": HEAD,
            "ADDRESS": "https://github.com/owner/list/actions/runs/4711",
            "FOLDER": str(self.folder / "temp" / "review"),
            "BODY": str(self.folder / "temp" / "body.md"),
            "MARK": MARK,
        }
        assert said.keys() == step["env"].keys()
        (self.folder / "temp").mkdir()
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return run(step["run"], {"PATH": path, "FAKE": str(self.folder), **said}, self.folder)

    @property
    def calls(self) -> list[list[str]]:
        return [json.loads(line) for line in (self.folder / "calls").read_text().splitlines()]

    @property
    def posts(self) -> list[list[str]]:
        return [call for call in self.calls if "--method" in call]

    @property
    def posted(self) -> str:
        return (self.folder / "posted").read_text("utf-8")


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    return GitHub(tmp_path / "github")


def test_review_becomes_one_comment(github: GitHub) -> None:
    done = github.comment()
    assert done.returncode == 0, done.stderr
    (post,) = github.posts
    assert post[post.index("--method") :][:3] == [
        *("--method", "POST", "repos/owner/list/issues/7/comments")
    ]
    assert github.posted.startswith(f"{MARK}\n_What the pull request's own code says of it, at ")
    assert github.posted.endswith(f"\n\n{SUMMARY}")


def test_comment_that_is_there_is_changed(github: GitHub) -> None:
    github.say(comments="99\n100\n")
    assert github.comment().returncode == 0
    (post,) = github.posts
    assert post[post.index("--method") :][:3] == [
        *("--method", "PATCH", "repos/owner/list/issues/comments/99")
    ]


def test_only_the_workflows_own_comment_is_looked_for(github: GitHub) -> None:
    github.comment()
    (asked,) = (call for call in github.calls if "--paginate" in call)
    query = asked[asked.index("--jq") + 1]
    comments = [
        {"id": 1, "user": {"login": "mallory"}, "body": f"{MARK}\nmine"},
        {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"see {MARK}"},
        {"id": 3, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nold"},
    ]
    done = subprocess.run(
        ["jq", query],
        input=json.dumps(comments),
        env={**os.environ, "MARK": MARK},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["3"]


@pytest.mark.parametrize(
    "number",
    [
        "",
        "\n",
        "0",
        "07",
        "-1",
        "7 8",
        "7;id",
        "$(id)",
        "../1",
        "1e3",
        "7\n8x",
        "９",
        "7/merge",
        "1" * 12,
    ],
)
def test_number_that_is_none_is_refused(github: GitHub, number: str) -> None:
    github.leave(number=number)
    done = github.comment()
    assert done.returncode == 1
    assert done.stdout.startswith("::error::Not commented: the number is ")
    assert github.posts == []


@pytest.mark.parametrize("file", ["number", "summary.md"])
@pytest.mark.parametrize("kind", ["missing", "link", "folder"])
def test_file_that_is_none_is_refused(github: GitHub, file: str, kind: str) -> None:
    path = github.folder / "artifact" / file
    path.rename(github.folder / "elsewhere")
    if kind == "link":
        path.symlink_to(github.folder / "elsewhere")
    elif kind == "folder":
        path.mkdir()
    done = github.comment()
    assert (done.returncode, done.stdout) == (1, f"::error::Not commented: {file} is missing.\n")
    assert github.posts == []


@pytest.mark.parametrize(
    "summary", ["x" * 1_000_000, "x" * 64_001, "ü" * 64_001, b"\xff" * 300_000]
)
def test_review_that_no_comment_holds_is_refused(github: GitHub, summary: str | bytes) -> None:
    github.leave(summary=summary)
    done = github.comment()
    assert (done.returncode, done.stdout) == (
        1,
        "::error::Not commented: the review is too long.\n",
    )
    assert github.posts == []


def test_artifact_that_is_too_large_is_not_downloaded(github: GitHub) -> None:
    github.say(size="300001")
    assert github.comment().returncode == 1
    assert len(github.calls) == 1


def test_longest_review_is_commented(github: GitHub) -> None:
    github.leave(summary="ü" * MOST)
    assert github.comment().returncode == 0
    assert len(github.posted) < 65_536
    assert len(github.posts) == 1


def test_run_without_a_review_is_passed_over(github: GitHub) -> None:
    github.say(size="")
    done = github.comment()
    assert (done.returncode, done.stdout) == (0, "The run made no review.\n")
    assert len(github.calls) == 1


@pytest.mark.parametrize("head", ["f" * 40, "", HEAD[:-1], f"{HEAD}\n{HEAD}"])
def test_pull_request_with_another_head_is_not_commented(github: GitHub, head: str) -> None:
    github.say(head=head)
    done = github.comment()
    assert (done.returncode, github.posts) == (0, [])
    assert done.stdout == "The pull request has another head by now.\n"


def test_hostile_review_stays_text(github: GitHub) -> None:
    hostile = (
        "@octocat $(touch pwned) `touch pwned`\n::set-output name=x::y\n-->\n"
        f'"; gh pr merge 7 #\n%0A\\x\n{MARK}\n@everyone'
    )
    github.leave(summary=hostile)
    done = github.comment()
    assert (done.returncode, done.stdout) == (0, "")
    assert not list(github.folder.rglob("pwned"))
    assert len(github.posts) == 1
    assert "@" not in github.posted
    assert github.posted.endswith(hostile.replace("@", "&#64;&#8203;"))


def test_what_may_comment_may_do_nothing_else() -> None:
    text = (ROOT / ".github/workflows/comment.yml").read_text("utf-8")
    workflow = yaml.load(text, yaml.BaseLoader)  # noqa: S506 (text only)
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert "uses:" not in text
    assert job["if"] == "github.event.workflow_run.event == 'pull_request'"
    # Nothing of the event stands in a shell line.
    assert "${{" not in job["steps"][0]["run"]


def test_the_pull_requests_own_run_makes_what_is_commented(tmp_path: Path) -> None:
    root = start(write_list(tmp_path / "list", {"papers/a.yml": PAPER}))
    base = commit(root, "One paper")
    (root / "data/papers/b.yml").write_text(PAPER.replace("A paper", "Another"), "utf-8")
    commit(root, "Another")
    command = root / ".venv/bin/readinglist"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n')
    command.chmod(0o755)
    step = read_step("ci.yml", "Say what changes in the list")
    said = {"BASE": base, "NUMBER": "7", "FOLDER": str(tmp_path / "review")}
    assert said.keys() == step["env"].keys()
    page = tmp_path / "page.md"
    page.write_text("before\n")
    environment = {**ENVIRONMENT, **said, "GITHUB_STEP_SUMMARY": str(page), "PYTHONPATH": str(ROOT)}
    done = run(step["run"], environment, root)
    assert done.returncode == 0, done.stderr
    summary = (tmp_path / "review/summary.md").read_text("utf-8")
    assert summary.startswith("**1 paper added, 0 changed, 0 removed; no problems.**\n")
    assert page.read_text("utf-8") == f"before\n{summary}"
    assert (tmp_path / "review/number").read_text() == "7\n"


def test_what_the_review_finds_is_no_failure_and_reading_is_all_that_is_permitted() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text("utf-8")
    job = yaml.load(text, yaml.BaseLoader)["jobs"]["records"]  # noqa: S506 (text only)
    assert job["permissions"] == {"contents": "read"}
    check, review, upload = job["steps"][-3:]
    # Of a pull request, warnings only of what it changes.
    assert check["run"] == ('.venv/bin/readinglist check --format github ${BASE:+--since "$BASE"}')
    assert check["env"] == {"BASE": "${{ github.event.pull_request.base.sha }}"}
    assert review["continue-on-error"] == "true"
    assert "!cancelled() && github.event_name != 'push'" in review["if"]
    assert "!cancelled() && github.event_name == 'pull_request'" in upload["if"]
    # Annotations once, not from each version of Python.
    assert len(re.findall("--format github", text)) == 1
