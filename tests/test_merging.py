"""Two pull requests that each add a paper: git merges them, in whatever order, and the list that
comes of it is sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli
from tests.lists import ROOT, copy_toy
from tests.repositories import commit, git, start

RECORDS = {
    "one": """\
title: "First of Two: A New Tag, a New Author and a Shared Topic"
authors: [Anna One, Björn Neu]
date: 2024-09-28
arxiv: "2409.00071"
venue: EuroToys 2025
topics: [systems, theory]
tags: [gpu, new-tag]
note: Says one thing.
""",
    "two": """\
title: "Second of Two: The Same Day, Topic, Tag, Venue and Author"
authors: [Anna One, Björn Neu]
date: 2024-09-28
arxiv: "2409.00072"
venue: EuroToys 2025
topics: [systems, empty]
tags: [new-tag, gpu]
note: Says another.
""",
}


def call(root: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cli.main, ["-C", str(root), *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = start(copy_toy(tmp_path / "list"))
    (root / ".gitignore").write_text((ROOT / ".gitignore").read_text("utf-8"), "utf-8")
    commit(root, "The list")
    for name, record in RECORDS.items():
        git(root, "switch", "--quiet", "--create", name, "main")
        (root / f"data/papers/{name}.yml").write_text(record, "utf-8")
        call(root, "build")
        commit(root, f"Add {name}")
    git(root, "switch", "--quiet", "main")
    return root


@pytest.mark.parametrize("order", [["one", "two"], ["two", "one"]])
def test_two_added_papers_merge_in_any_order(repository: Path, order: list[str]) -> None:
    for name in order:
        git(repository, "merge", "--quiet", "--no-ff", "--message", f"Merge {name}", name)
    assert "10 papers" in call(repository, "check")
    call(repository, "build")
    assert git(repository, "status", "--porcelain") == ""
    tag = (repository / "docs/tags/new-tag.md").read_text("utf-8")
    assert "First of Two" in tag
    assert "Second of Two" in tag
    review = call(repository, "review", "--base", "HEAD~2")
    assert review.startswith("**2 papers added, 0 changed, 0 removed; no problems.**")


@pytest.mark.parametrize("name", RECORDS)
def test_an_added_paper_changes_no_other_file_that_git_has(repository: Path, name: str) -> None:
    changed = git(repository, "diff", "--name-status", "main", name).split()
    assert changed == ["A", f"data/papers/{name}.yml"]
