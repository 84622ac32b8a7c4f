"""What a curator is told: a bad list for each kind of problem, with every line that is said of it.

The rules bring an example each (``generator/records/rules/``). ``problems/`` has more of them, in
the same form: each is named ``<code>--<what>.yml`` and holds files of a list by their path below
``data/``, and under ``says`` what is said of them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from generator.problems import ProblemsFound
from generator.records.rules import ABOUT, FOLDER, Rule, read_rules
from generator.settings import read_settings
from tests.lists import PAPER, ROOT, write_list

RULES = {rule.code: rule for rule in read_rules()}
CASES = [
    *(FOLDER / f"{rule.code}.yml" for rule in RULES.values() if rule.example),
    *sorted((ROOT / "tests" / "records" / "problems").glob("*.yml")),
]

TODAY = "1735689600"
"""2025-01-01"""

CODE_AT = {
    "Advice": 1,
    "refuse": 0,
    "PlainYamlError": 0,
    "_matching": 1,
    "report": 2,
    "_report": 2,
    "Problem": 4,
}
"""Functions that take a problem's code, with its place among their arguments."""


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)


def say(root: Path) -> str:
    """What ``readinglist check`` says of the list."""
    return str(ProblemsFound(pipeline.inspect(read_settings(root), advice=True).problems))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_problem_is_told(case: Path, tmp_path: Path) -> None:
    files = yaml.load(case.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (text only)
    says = files.pop("says")
    for key in ("about", "meaning"):
        files.pop(key, "")
    told = say(write_list(tmp_path, files)).rsplit("\n", 1)[0] + "\n"
    assert told == says
    assert f"[{case.stem.partition('--')[0]}]" in told


# Bad files that no text can hold


def test_not_utf8(tmp_path: Path) -> None:
    content = PAPER.encode().replace(b"Ada", "Adélaïde".encode("latin-1"))
    assert say(write_list(tmp_path, {"papers/a.yml": content})) == (
        "data/papers/a.yml:2:13: found the byte 0xe9, which is not UTF-8 text. [not-utf8]\n"
        "    hint: save the file with the encoding UTF-8\n"
        "1 problem found."
    )


def test_not_utf8_after_a_byte_order_mark(tmp_path: Path) -> None:
    content = b"\xef\xbb\xbf" + PAPER.encode() + b"note: \xff\n"
    told = say(write_list(tmp_path, {"papers/a.yml": content}))
    assert told.startswith("data/papers/a.yml:5:7: found the byte 0xff, which is not UTF-8 text.")


def test_file_too_large(tmp_path: Path) -> None:
    content = PAPER + "#" * (64 * 1024 + 1 - len(PAPER))
    assert say(write_list(tmp_path, {"papers/a.yml": content})) == (
        "data/papers/a.yml:1:1: found 65,537 bytes; a file here may have at most 65,536. "
        "[file-too-large]\n"
        "    hint: a record holds one paper: shorten the abstract, or split the file\n"
        "1 problem found."
    )


def test_a_file_on_all_records_may_be_longer(tmp_path: Path) -> None:
    """As the addresses of 3,000 names that would share one are."""
    slugs = "authors:\n" + "".join(f"  Jose Pena {n:05}: jose-pena-n{n}\n" for n in range(3000))
    assert len(slugs) > 64 * 1024
    root = write_list(tmp_path, {"papers/a.yml": PAPER, "slugs.yml": slugs})
    assert len(pipeline.make_plan(read_settings(root)).library.papers) == 1
    (root / "data" / "slugs.yml").write_text(slugs + "#" * 1024 * 1024, encoding="utf-8")
    assert "[file-too-large]" in say(root)
    assert "take out the entries that nothing needs" in say(root)


def test_largest_file_is_fine(tmp_path: Path) -> None:
    content = PAPER + "#" * (64 * 1024 - len(PAPER))
    root = write_list(tmp_path, {"papers/a.yml": content})
    assert len(pipeline.make_plan(read_settings(root)).library.papers) == 1


def test_not_a_file(tmp_path: Path) -> None:
    outside = tmp_path / "secret.yml"
    outside.write_text(PAPER)
    root = write_list(tmp_path, {"papers/folder.yml/a.yml": PAPER})
    (root / "data" / "papers" / "link.yml").symlink_to(outside)
    (root / "data" / "people.yml").symlink_to("/dev/zero")
    assert say(root) == (
        "data/papers/folder.yml:1:1: found a link or a folder; wanted a file. [not-a-file]\n"
        "data/papers/link.yml:1:1: found a link or a folder; wanted a file. [not-a-file]\n"
        "data/people.yml:1:1: found a link or a folder; wanted a file. [not-a-file]\n"
        "3 problems found."
    )


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions don't stop the user that tests often run as."""

    def refuse(path: str | Path, *arguments: Any, **named: Any) -> Any:
        if Path(path).name != "a.yml":
            return opened(path, *arguments, **named)
        raise PermissionError(13, "Permission denied", str(path))

    opened = open
    root = write_list(tmp_path, {"papers/a.yml": PAPER})
    monkeypatch.setattr("builtins.open", refuse)
    assert say(root) == (
        "data/papers/a.yml:1:1: cannot be read: Permission denied. [unreadable-file]\n"
        "1 problem found."
    )


def test_more_problems(tmp_path: Path) -> None:
    tags = ", ".join(["É"] * 1203)
    told = say(write_list(tmp_path, {"papers/a.yml": f"{PAPER}tags: [{tags}]\n"})).splitlines()
    assert told[99].startswith("data/papers/a.yml:5:305: tags.99: found 'É'; wanted lower case")
    assert told[100:] == [
        "data/papers/a.yml:5:308: tags.100: found 1,103 more of them. [more-problems]",
        "101 problems found.",
    ]


# All of them, and all at once


def find_codes() -> Iterator[str]:
    """Every code that a problem of a record can have; those of an import are told, and tested, with
    its formats."""
    for path in (ROOT / "generator").rglob("*.py"):
        if {"commands", "curation", "sources"} & set(path.parts):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
                if name in CODE_AT:
                    yield from read_code(node.args[CODE_AT[name]])


def read_code(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*read_code(node.body), *read_code(node.orelse))
    else:
        # A code that was given to one of the other functions before.
        assert ast.unparse(node) in {"code", "error.code"}


def test_every_code_has_a_case() -> None:
    here = {name.removeprefix("test_").replace("_", "-") for name in globals()}
    cases = {path.stem.partition("--")[0] for path in CASES}
    codes = set(find_codes())
    assert len(codes) > 50
    assert codes - here - cases == set()
    assert cases - codes == set()
    assert RULES.keys() == codes


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_rule_is_explained(rule: Rule) -> None:
    assert rule.about in ABOUT
    assert rule.meaning.endswith(".")
    own = [line for line in rule.says.splitlines() if f"[{rule.code}]" in line]
    assert bool(own) == bool(rule.example)
    assert {": warning: " in line for line in own} <= {rule.about == "advice"}


def test_every_problem_of_every_file_is_told_in_the_order_of_the_files(tmp_path: Path) -> None:
    files = {
        "papers/c.yml": "title: Nothing else\n",
        "papers/a.yml": PAPER.replace("systems", "unheard-of"),
        "papers/b.yml": "[\n",
        "people.yml": "Ada Author:\n  orcid: x\n",
        "collections/x.yml": "steps: []\n",
    }
    told = say(write_list(tmp_path, files)).splitlines()
    places = [line.partition(": ")[0] for line in told if not line.startswith(" ")]
    assert places == [
        "data/collections/x.yml:1:1",
        "data/collections/x.yml:1:1",
        "data/collections/x.yml:1:1",
        "data/papers/a.yml:4:10",
        "data/papers/b.yml:2:1",
        "data/papers/c.yml:1:1",
        "data/papers/c.yml:1:1",
        "data/papers/c.yml:1:1",
        "data/people.yml:2:10",
        "9 problems found.",
    ]
