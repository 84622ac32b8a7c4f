from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.lists import PAPER, write_list
from tests.repositories import commit, start

WRONG = PAPER.replace("2024-09-28", "soon")
SHOUTED = PAPER.replace("A paper", "ATTENTION IS ALL YOU NEED")


def check(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "check", *map(str, arguments)])


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A list with an error, a warning, and a record that is fine."""
    files = {"wrong.yml": WRONG, "shouted.yml": SHOUTED, "fine.yml": PAPER}
    return write_list(tmp_path / "list", {f"papers/{name}": text for name, text in files.items()})


def test_warnings_alone_are_told_and_fail_nothing(mixed: Path) -> None:
    (mixed / "data" / "papers" / "wrong.yml").write_text(
        PAPER.replace("A", "Quite another"), "utf-8"
    )
    result = check(mixed)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "data/papers/shouted.yml:1:8: warning: title: found 'ATTENTION IS ALL YOU NEED', "
        "all in capitals. [upper-case-title]\n"
        "    hint: write it as in the text of the paper's own page\n"
        "3 papers, 27 pages: 1 warning.\n"
    )


def test_errors_and_warnings_are_told_together(mixed: Path) -> None:
    result = check(mixed)
    assert (result.exit_code, result.stdout) == (1, "")
    assert [line.split(":")[0] for line in result.stderr.splitlines() if ".yml:" in line] == [
        "data/papers/shouted.yml",
        "data/papers/wrong.yml",
    ]
    assert result.stderr.endswith("1 problem and 1 warning found.\n")


def test_only_the_files_that_are_named_are_told_of(mixed: Path) -> None:
    papers = mixed / "data" / "papers"
    fine, shouted = check(mixed, papers / "fine.yml"), check(mixed, papers / "shouted.yml")
    assert (fine.exit_code, shouted.exit_code) == (0, 0)
    assert fine.stdout.startswith("1 file, ")
    assert "upper-case-title" in shouted.stdout
    assert check(mixed, papers / "wrong.yml", papers / "fine.yml").exit_code == 1


def test_named_files_are_held_against_all_others(tmp_path: Path) -> None:
    arxiv = 'arxiv: "2409.19256"\n'
    files = {"papers/a-new-one.yml": PAPER + arxiv, "papers/there.yml": PAPER + arxiv}
    root = write_list(tmp_path / "list", files)
    # The problem stands in the other file, which is the later of the two.
    result = check(root, root / "data" / "papers" / "a-new-one.yml")
    assert result.exit_code == 1
    assert "data/papers/there.yml:5:8: arxiv: found '2409.19256'" in result.stderr


@pytest.mark.parametrize("file", ["mkdocs.yml", "data/papers/nowhere.yml"])
def test_file_that_is_no_record_is_a_wrong_call(mixed: Path, file: str) -> None:
    result = check(mixed, mixed / file)
    assert result.exit_code == 2
    assert file in result.stderr


def test_warnings_of_files_that_did_not_change_can_be_left_out(mixed: Path) -> None:
    papers = mixed / "data" / "papers"
    commit(start(mixed), "A list")
    (papers / "new.yml").write_text(SHOUTED.replace("NEED", "WANT"), "utf-8")
    told = check(mixed, "--since", "HEAD").stderr
    assert "data/papers/wrong.yml:3:7: date: found 'soon'" in told
    assert "data/papers/new.yml:1:8: warning: title" in told
    assert "data/papers/shouted.yml" not in told
    commit(mixed, "One more")
    assert "new.yml" not in check(mixed, "--since", "HEAD").stderr
    assert "data/papers/new.yml:1:8: warning" in check(mixed, "--since", "HEAD~1").stderr


@pytest.mark.parametrize("revision", ["nowhere", "--output=x"])
def test_revision_that_git_does_not_know_is_a_wrong_call(mixed: Path, revision: str) -> None:
    start(mixed)
    result = check(mixed, f"--since={revision}")
    assert result.exit_code == 2
    assert "Error: --since: git rev-parse: found nothing." in result.stderr
    assert not (mixed / "x").exists()


def test_a_program_reads_the_same_problems(mixed: Path) -> None:
    result = check(mixed, "--format", "json")
    assert (result.exit_code, result.stderr) == (1, "")
    report = json.loads(result.stdout)
    assert (report["errors"], report["warnings"]) == (1, 1)
    assert report["problems"][1] == {
        "path": "data/papers/wrong.yml",
        "line": 3,
        "column": 7,
        "field": "date",
        "code": "bad-date",
        "message": "found 'soon'; wanted a date like 2024-09-28, 2024-09 or 2024.",
        "hint": "",
        "severity": "error",
        "other": "",
    }
    assert json.loads(check(mixed, "--format", "json", mixed / "data/topics.yml").stdout) == {
        "version": report["version"],
        "errors": 0,
        "warnings": 0,
        "problems": [],
    }


def test_github_gets_annotations_and_a_summary(
    mixed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("# Before\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.setenv("GITHUB_WORKSPACE", str(mixed.parent))
    (mixed / "mkdocs.yml").write_text(
        "site_name: A list\nsite_url: https://example.org/list\n", "utf-8"
    )
    result = check(mixed, "--format", "github")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        (
            "::error file=list/data/papers/wrong.yml,line=3,col=7,title=bad-date::date: "
            "found 'soon'; wanted a date like 2024-09-28, 2024-09 or 2024."
        ),
        (
            "::warning file=list/data/papers/shouted.yml,line=1,col=8,title=upper-case-title::"
            "title: found 'ATTENTION IS ALL YOU NEED', all in capitals."
            "%0Ahint: write it as in the text of the paper's own page"
        ),
    ]
    written = summary.read_text("utf-8")
    assert written.startswith("# Before\n### Records: 1 problem and 1 warning\n")
    assert "[bad-date](https://example.org/list/contribute/rules/#bad-date)" in written
