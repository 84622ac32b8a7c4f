from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from tests.golden import read_tree
from tests.lists import PAPER, write_list
from tests.repositories import commit, git, start

NEW = PAPER.replace("A paper", "The new one")


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [*map(str, arguments)])


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """``main`` with one paper and then another; a branch from before that, with a new paper."""
    root = start(write_list(tmp_path / "list", {"papers/a.yml": PAPER}))
    commit(root, "One paper")
    git(root, "branch", "change")
    (root / "data/papers/meanwhile.yml").write_text(NEW.replace("new", "other"), "utf-8")
    commit(root, "Meanwhile")
    git(root, "switch", "--quiet", "change")
    (root / "data/papers/new.yml").write_text(NEW, "utf-8")
    commit(root, "A new paper")
    return root


@pytest.mark.parametrize("base", [[], ["--base", "main"], ["--base", "HEAD~1"]])
def test_compares_with_where_the_branch_began(repository: Path, base: list[str]) -> None:
    result = call("-C", repository, "review", *base)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("**1 paper added, 0 changed, 0 removed; no problems.**\n")
    assert "### The new one" in result.stdout
    assert "vanish" not in result.stdout


def test_main_branch_of_the_origin_comes_first(repository: Path) -> None:
    git(repository, "update-ref", "refs/remotes/origin/main", "change")
    assert call("-C", repository, "review").stdout.startswith("**Nothing in the list changes")


def test_a_merge_as_github_makes_it_is_compared_with_the_branch_it_goes_into(
    repository: Path,
) -> None:
    git(repository, "switch", "--quiet", "--detach", "main")
    git(repository, "merge", "--quiet", "change", "--message", "Merge")
    result = call("-C", repository, "review", "--base", "main")
    assert result.stdout.startswith("**1 paper added, 0 changed, 0 removed; no problems.**\n")


def test_what_is_not_committed_yet_counts(repository: Path) -> None:
    (repository / "data/papers/a.yml").unlink()
    (repository / "Makefile").write_text("all:\n")
    (repository / ".gitignore").write_text("/ignored\n")
    (repository / "ignored").write_text("")
    (repository / "mkdocs.yml").write_text("site_name: Another\n")
    result = call("-C", repository, "review")
    assert result.stdout.startswith("**1 paper added, 0 changed, 1 removed; no problems.**\n")
    code = result.stdout[result.stdout.index("## Code") :]
    assert [line for line in code.splitlines() if line.startswith("- ")] == [
        *("- `.gitignore`", "- `Makefile`", "- `mkdocs.yml`")
    ]


def test_a_list_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    root = start(write_list(tmp_path / "list", {"papers/a.yml": PAPER}).parent)
    base = commit(root, "One paper")
    (root / "list/data/papers/new.yml").write_text(NEW, "utf-8")
    (root / "data").mkdir()
    (root / "data/other.txt").write_text("not of the list")
    result = call("-C", root / "list", "review", "--base", base)
    assert result.stdout.startswith("**1 paper added, 0 changed, 0 removed; no problems.**\n")
    assert result.stdout.endswith("\n- `data/other.txt`\n")


def test_odd_files_of_the_base_are_read_as_they_are(repository: Path) -> None:
    papers = repository / "data/papers"
    (papers / "link.yml").symlink_to("a.yml")
    (papers / "größe\n.yml").write_bytes(b"title: \xff\r\n")
    (repository / ".gitattributes").write_text("data/papers/a.yml export-ignore\n*.yml eol=crlf\n")
    commit(repository, "Odd files")
    result = call("-C", repository, "review", "--base", "HEAD")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("**Nothing in the list changes; ")
    assert result.stdout.count("_It was there before._") == result.stdout.count("\n- ") > 1


def test_other_folder_can_be_the_base(repository: Path, tmp_path: Path) -> None:
    other = write_list(tmp_path / "other", {"papers/a.yml": PAPER.replace("2024", "2023")})
    result = call("-C", repository, "review", "--base", other)
    assert result.stdout.startswith("**1 paper added, 1 changed, 0 removed; no problems.**\n")
    assert "## Code" not in result.stdout


def test_unrelated_revision_is_compared_as_it_is(repository: Path) -> None:
    git(repository, "switch", "--quiet", "--orphan", "unrelated")
    base = commit(repository, "Nothing")
    git(repository, "switch", "--quiet", "change")
    result = call("-C", repository, "review", "--base", base)
    assert result.stdout.startswith("**2 papers added")
    assert result.stderr == f"git knows no common commit with {base}: compared with it.\n"


def test_review_goes_into_a_file(repository: Path, tmp_path: Path) -> None:
    printed = call("-C", repository, "review").stdout
    target = tmp_path / "made" / "summary.md"
    result = call("-C", repository, "review", "--out", target)
    assert (result.exit_code, result.stdout) == (
        0,
        f"1 paper added, 0 changed, 0 removed; no problems. The review is in {target}\n",
    )
    assert target.read_text("utf-8") == printed


def test_problems_are_no_failure_and_nothing_is_written(repository: Path) -> None:
    (repository / "data/papers/new.yml").write_text("title: [")
    before = read_tree(repository)
    result = call("-C", repository, "review")
    assert result.exit_code == 0
    assert "; 1 problem; 1 file cannot be read in full.**" in result.stdout
    assert read_tree(repository) == before


@pytest.mark.parametrize("base", ["nowhere", "--upload-pack=x", "-x", "", "HEAD:data", "\x1b[31m"])
def test_base_that_is_none_is_told(repository: Path, base: str) -> None:
    if not base:
        git(repository, "branch", "--quiet", "--move", "main", "trunk")
    result = call("-C", repository, "review", *(["--base", base] if base else []))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: --base: found neither a folder with mkdocs.yml nor a revision" in result.stderr
    assert "\x1b" not in result.stderr


def test_list_without_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_list(tmp_path / "list", {"papers/a.yml": PAPER})
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = call("-C", root, "review")
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr
    monkeypatch.setenv("PATH", "")
    result = call("-C", root, "review")
    assert result.exit_code == 2
    assert "git is needed for this, and cannot be run." in result.stderr
