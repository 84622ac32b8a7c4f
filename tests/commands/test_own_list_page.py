"""What the page "Run your own list" shows is what the command says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import generator
from generator.cli import main
from tests.commands.test_init import BIB, WHO, make_fork, run
from tests.lists import PAPER, ROOT
from tests.repositories import git
from tests.test_documents import read_blocks

PAGE = (ROOT / "docs" / "contribute" / "own-list.md").read_text("utf-8")
SECTION = PAGE.split("\n## When something goes wrong\n")[1].split("\n## ")[0]
SHOWN = [block.body for block in read_blocks(SECTION)]


def forget_the_name(root: Path) -> Result:
    return run(make_fork(root), *WHO[2:])


def give_a_remote(root: Path) -> Result:
    return run(make_fork(root), *WHO, "--repository", "git@github.com:ada/coffee.git")


def start_among_others(root: Path) -> Result:
    (root / "thesis.tex").write_text("x")
    return run(root, *WHO)


def start_with_changes(root: Path) -> Result:
    make_fork(root)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "first")
    with (root / "mkdocs.yml").open("a") as config:
        config.write("\n")
    return run(root, *WHO)


def start_again(root: Path) -> Result:
    make_fork(root)
    (root / "data" / "papers" / "mine.yml").write_text(PAPER)
    return run(root, *WHO)


def import_what_cannot_come_in(root: Path) -> Result:
    make_fork(root)
    text = f"{BIB}@article{{b, title={{Two cups}}, author={{Ada B}}, year={{in press}}}}\n"
    (root / "library.bib").write_text(text)
    return run(root, *WHO, "--import", "library.bib")


def start_without_the_program(root: Path) -> Result:
    return run(root, *WHO)


WAYS = (
    forget_the_name,
    give_a_remote,
    start_among_others,
    start_with_changes,
    start_again,
    import_what_cannot_come_in,
    start_without_the_program,
)
"""In the order of the page."""


@pytest.mark.parametrize(("shown", "go_wrong"), list(zip(SHOWN, WAYS, strict=True)))
def test_what_goes_wrong_is_said_as_shown(
    shown: str,
    go_wrong: Callable[[Path], Result],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = tmp_path / "list"
    root.mkdir()
    monkeypatch.chdir(root)
    if go_wrong is start_without_the_program:
        monkeypatch.setattr(generator, "__file__", str(tmp_path / "lib" / "x" / "__init__.py"))
    result = go_wrong(root)
    assert result.exit_code in (1, 2)
    assert result.output.endswith(shown)


def test_options_are_those_of_the_command() -> None:
    told = CliRunner().invoke(main, ["init", "--help"]).output
    shown = {word for line in PAGE.splitlines() for word in line.split("`") if word[:2] == "--"}
    assert {word for word in shown if word not in told} == set()
    assert len(shown) > 10
