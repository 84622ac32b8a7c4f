from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import __version__, cli
from tests.golden import read_tree
from tests.lists import PAPER, ROOT, write_list

COMMANDS = ("check", "build", "forms", "site", "serve")


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [*map(str, arguments)])


@pytest.fixture
def fine(tmp_path: Path) -> Path:
    return write_list(tmp_path / "list", {"papers/a.yml": PAPER})


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    files = {
        "papers/a.yml": PAPER.replace("2024-09-28", "soon"),
        "papers/b.yml": PAPER.replace("systems", "systms"),
        "papers/c.yml": PAPER.replace("title: A paper\n", ""),
    }
    return write_list(tmp_path / "list", files)


SAID = """\
data/papers/a.yml:3:7: date: found 'soon'; wanted a date like 2024-09-28, 2024-09 or 2024. \
[bad-date]
data/papers/b.yml:4:10: topics.0: found the topic 'systms', which data/topics.yml does not have. \
[unknown-topic]
    hint: did you mean systems?
data/papers/c.yml:1:1: the field 'title' is missing. [missing-field]
3 problems found.
"""


# Any command


@pytest.mark.parametrize("command", ["check", "build --quiet", "site --quiet"])
def test_bad_records_fail_every_command_with_every_problem(bad: Path, command: str) -> None:
    result = call("-C", bad, *command.split())
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", SAID)
    assert not (bad / "docs").exists()
    assert not (bad / "site").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_folder_without_settings_fails_with_a_sentence(tmp_path: Path, command: str) -> None:
    result = call("-C", tmp_path, command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"{tmp_path / 'mkdocs.yml'}: not found. "
        "Run the command in the folder that holds mkdocs.yml.\n"
    )


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_command_has_help_also_outside_of_a_list(command: str, option: str) -> None:
    result = call("-C", "/", command, option)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: main {command} [OPTIONS]")
    assert len(result.stdout.splitlines()[2]) > 20


def test_help_names_every_command() -> None:
    result = call("--help")
    assert result.exit_code == 0
    assert set(re.findall(r"^  ([a-z]+)  ", result.stdout, re.MULTILINE)) >= {*COMMANDS}
    assert set(cli.COMMANDS) >= {*COMMANDS}


def test_version_is_told() -> None:
    assert call("--version").stdout == f"readinglist, version {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        *(["chekc"], ["--nonsense"], ["check", "--nonsense"], ["check", "more"]),
        ["-C", "/none", "check"],
    ],
)
def test_wrong_call_is_told_apart_from_wrong_records(arguments: list[str]) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr


# check and build


def test_check_of_fine_records_says_so_and_writes_nothing(fine: Path) -> None:
    before = read_tree(fine)
    result = call("-C", fine, "check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(r"1 paper, \d+ pages: no problems\.\n", result.stdout)
    assert read_tree(fine) == before


def test_build_says_what_it_did(fine: Path) -> None:
    first, second = call("-C", fine, "build"), call("-C", fine, "build")
    written = re.fullmatch(
        rf"(\d+) files written, 0 unchanged, 0 removed in {fine / 'docs'}\n", first.stdout
    )
    assert written
    assert second.stdout == (
        f"0 files written, {written[1]} unchanged, 0 removed in {fine / 'docs'}\n"
    )


def test_persons_file_in_the_way_is_told(fine: Path) -> None:
    (fine / "docs").mkdir()
    (fine / "docs" / "index.md").write_text("mine")
    result = call("-C", fine, "build", "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"{fine / 'docs' / 'index.md'}: found a file that the generator did not write. "
        "Move it away: the address is needed for a page made from the data.\n"
    )


def test_folder_that_can_not_be_written_is_told(fine: Path) -> None:
    (fine / "docs").write_text("a file")
    result = call("-C", fine, "build", "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{fine / 'docs'}: cannot be written: File exists.\n"


# The command itself


@pytest.mark.parametrize(("root", "code"), [("fine", 0), ("bad", 1)])
def test_command_runs_in_the_folder_it_is_called_in(
    root: str, code: int, request: pytest.FixtureRequest
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check"],
        cwd=request.getfixturevalue(root),
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        check=False,
    )
    assert done.returncode == code
    assert done.stderr == ("" if code == 0 else SAID)


def test_site_that_mkdocs_refuses_stays_as_it_was(toy: Path) -> None:
    (toy / "site").mkdir()
    (toy / "site" / "index.html").write_text("the last good one")
    (toy / "docs" / "about.md").write_text("# About\n\n[dead](nowhere.md)\n")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "-C", str(toy), "site"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.endswith("MkDocs found the problems above. The site is as it was before.\n")
    assert read_tree(toy / "site") == {"index.html": b"the last good one"}
    names = {path.name for path in toy.iterdir()}
    assert names - {".cache"} == {"data", "docs", "mkdocs.yml", "site"}
