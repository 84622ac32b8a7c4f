"""The documents against the code: commands, paths, packages, messages and example records."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import NamedTuple

import click
import pytest
import yaml
from click.testing import CliRunner

from generator import pipeline
from generator.cli import main
from generator.curation import first_list
from generator.mkdocs_plugin import PluginOptions
from generator.problems import ProblemsFound
from generator.records.kinds import name_schema
from generator.records.model import Paper
from generator.records.plain_yaml import MAX_BYTES, MAX_DEPTH, MAX_LIST_BYTES
from generator.records.rules import read_rules
from generator.settings import read_settings
from tests.lists import ROOT, read_config, write_list

SITE_PAGES = (
    "docs/about.md",
    "docs/contribute/add.md",
    "docs/contribute/import.md",
    "docs/contribute/index.md",
    "docs/contribute/own-list.md",
    "docs/contribute/refresh.md",
    "docs/contribute/review.md",
    "docs/contribute/suggestions.md",
    "docs/development/architecture.md",
    "docs/development/search-index.md",
    "docs/development/performance.md",
    "docs/development/search-measured.md",
    "docs/development/search.md",
    "docs/search.md",
    "docs/development/marks.md",
    "docs/development/offline.md",
)
ROOT_PAGES = ("CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md")
DOCUMENTS = {name: (ROOT / name).read_text("utf-8") for name in (*SITE_PAGES, *ROOT_PAGES)}
"""What people wrote, by path; generated pages are not among them."""

COMMANDS = set(main.list_commands(click.Context(main)))

ARCHITECTURE = DOCUMENTS["docs/development/architecture.md"]
CONTRIBUTING = DOCUMENTS["CONTRIBUTING.md"]
OWN_LIST = DOCUMENTS["docs/contribute/own-list.md"]

TOPICS = "".join(
    f"{key}:\n  title: {key}\n  description: A topic.\n"
    for key in ("kernels-and-compilers", "efficient-models")
)
"""Topics for the records with problems, the names of which stand in what is said of them."""

FENCE = re.compile(
    r"(?:`(?P<file>data/\S+)`:\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```", re.MULTILINE | re.DOTALL
)
PROBLEM = re.compile(r"^data/\S+:\d+:\d+: .+ \[([a-z-]+)\]$", re.MULTILINE)
"""A line that says a problem; the group is its code."""

each_document = pytest.mark.parametrize("name", DOCUMENTS)


class Block(NamedTuple):
    file: str
    """The path, below the list, that the words before the block give it; empty if none."""

    kind: str
    body: str


def read_blocks(text: str) -> list[Block]:
    return [Block(f["file"] or "", f["kind"], f["body"]) for f in FENCE.finditer(text)]


def read_code(text: str) -> list[str]:
    """The lines of all blocks, and the pieces of code within sentences."""
    spans = re.findall(r"`([^`\n]+)`", FENCE.sub("", text))
    return [*spans, *(line for block in read_blocks(text) for line in block.body.splitlines())]


def read_table(text: str, title: str) -> list[list[str]]:
    """The cells of the rows below the heading ``title``."""
    section = re.split(rf"^##+ {re.escape(title)}\n", text, flags=re.MULTILINE)[1].split("\n## ")[0]
    rows = re.findall(r"^\| *(.+?) *\|$", section, re.MULTILINE)
    return [re.split(r" *\| *", row) for row in rows]


def read_lists() -> list[tuple[dict[str, str], str]]:
    """Each example of problems: the files of a list, by path below ``data/``, and what the page
    shows to be said of them."""
    found: list[tuple[dict[str, str], str]] = []
    for text in DOCUMENTS.values():
        files: dict[str, str] = {}
        for block in read_blocks(text):
            if block.file:
                files[block.file.removeprefix("data/")] = block.body
            elif PROBLEM.search(block.body) and files:
                found.append((files, block.body.rstrip("\n")))
                files = {}
    return found


def say(root: Path) -> str:
    with pytest.raises(ProblemsFound) as raised:
        pipeline.make_plan(read_settings(root))
    return str(raised.value)


# Commands and paths


@each_document
def test_every_make_target_is_there(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))
    named = {
        t for code in read_code(DOCUMENTS[name]) for t in re.findall(r"\bmake ([a-z-]+)", code)
    }
    assert named - targets == set()


@each_document
def test_every_command_is_there(name: str) -> None:
    code = read_code(DOCUMENTS[name])
    named = {c for line in code for c in re.findall(r"(?<![\w.-])readinglist ([a-z]+)", line)}
    assert named - COMMANDS == set()


def test_commands_and_targets_are_found_at_all() -> None:
    code = read_code("Run `make site`.\n\n```sh\n.venv/bin/readinglist check\n```\n")
    assert code == ["make site", ".venv/bin/readinglist check"]
    assert {"check", "build", "site", "serve"} <= COMMANDS


def is_there(path: str) -> bool:
    """Also where ``readinglist init`` has taken the first list away."""
    return (ROOT / path).exists() or path.rstrip("/") in first_list.FILES


@each_document
def test_every_path_of_the_program_is_there(name: str) -> None:
    code = read_code(DOCUMENTS[name])
    paths = [
        c for c in code if re.fullmatch(r"(generator|tests|requirements|\.github)/[\w./-]*", c)
    ]
    paths += [f"generator/{c}" for c in code if re.fullmatch(r"(pages|publish|records)/[\w./]*", c)]
    modules = [c for c in code if re.fullmatch(r"\w+\.py", c)]
    assert [path for path in paths if not is_there(path)] == []
    assert [m for m in modules if not list((ROOT / "generator").rglob(m))] == []


def test_where_to_change_what_is_the_same_in_both_places() -> None:
    table = read_table(CONTRIBUTING, "Where do I change …")
    assert table == read_table(ARCHITECTURE, "Where to change what")
    assert len(table) > 15
    for _, places in table[2:]:
        paths = [
            path for path in re.findall(r"`([^`]+)`", places) if re.search(r"[/.]|^Make", path)
        ]
        assert paths, places
        assert [path for path in paths if not is_there(path)] == []


@pytest.mark.parametrize("name", ROOT_PAGES)
def test_every_link_leads_somewhere(name: str) -> None:
    """MkDocs checks those of the site's own pages."""
    links = re.findall(r"\]\(([^)\s]+)\)", FENCE.sub("", DOCUMENTS[name]))
    inner = [link for link in links if not link.startswith("https://")]
    assert [link for link in inner if not (ROOT / link.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("name", SITE_PAGES)
def test_no_page_has_what_the_builder_does_not_know(name: str) -> None:
    """A definition list needs an extension that records must not meet."""
    assert re.findall(r"^: .*", FENCE.sub("", DOCUMENTS[name]), re.MULTILINE) == []


# Packages, versions, settings


def test_every_dependency_is_explained_and_every_explained_one_is_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"].values()
    wanted = [*project["project"]["dependencies"], *(one for group in groups for one in group)]
    names = {re.split(r"[<>=~\[; ]", one)[0] for one in wanted}
    names |= json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"].keys()
    rows = read_table(ARCHITECTURE, "Dependencies")
    explained = [name for row in rows for name in re.findall(r"`([^`]+)`", row[0])]
    assert len(explained) == len(set(explained))
    assert set(explained) == names


def test_every_setting_of_an_own_list_is_there() -> None:
    named = [re.findall(r"`([^`]+)`", row[0]) for row in read_table(OWN_LIST, "7. Say more of it")]
    settings = [path for path in named if path]
    options = {path[2] for path in settings if path[:2] == ["plugins", "readinglist"]}
    assert options == {name for name, _ in PluginOptions._schema}
    others = {path[0] for path in settings if len(path) == 1}
    assert others
    assert others - read_config(ROOT).keys() == set()


def test_the_checks_are_called_as_the_pages_call_them() -> None:
    path = ROOT / ".github" / "workflows" / "ci.yml"
    jobs = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["jobs"]  # noqa: S506 (text only)
    names = {job["name"] for job in jobs.values()}
    assert names == {"Records", "Checks", "Tests", "Site (Python ${{ matrix.python }})"}
    versions = jobs["site"]["strategy"]["matrix"]["python"]
    assert "3.13" in versions
    assert len(versions) == 4


def test_security_says_the_limits_of_a_record() -> None:
    assert (MAX_BYTES, MAX_LIST_BYTES, MAX_DEPTH) == (64 * 1024, 1024 * 1024, 8)
    assert "files on all records may have 1 MiB" in DOCUMENTS["SECURITY.md"]
    assert "above 64 KiB and nesting deeper than eight levels" in DOCUMENTS["SECURITY.md"]


# Messages and records


@pytest.mark.parametrize(("files", "shown"), read_lists())
def test_what_is_shown_is_said(files: dict[str, str], shown: str, tmp_path: Path) -> None:
    assert say(write_list(tmp_path, {"topics.yml": TOPICS, **files})) == shown


def test_what_is_shown_elsewhere_is_part_of_that() -> None:
    said = [shown for _, shown in read_lists()]
    blocks = [block.body for text in DOCUMENTS.values() for block in read_blocks(text)]
    shown = [body.rstrip("\n") for body in blocks if PROBLEM.search(body)]
    assert len(said) >= 4
    assert [one for one in shown if not any(one in all_ for all_ in said)] == []


@each_document
def test_every_code_is_a_problems(name: str) -> None:
    cases = {rule.code for rule in read_rules()}
    named = set(PROBLEM.findall(DOCUMENTS[name]))
    if name.endswith("review.md"):
        rows = read_table(DOCUMENTS[name], "What the messages say")
        named |= {code for row in rows for code in re.findall(r"^`([a-z-]+)`", row[0])}
        assert len(named) > 8
    assert named - cases == set()


def test_what_fix_says_is_shown(tmp_path: Path) -> None:
    blocks = read_blocks(DOCUMENTS["docs/contribute/index.md"])
    (shown,) = (block.body for block in blocks if "the first line names the schema" in block.body)
    rough = next(block for block in blocks if "date: May 2022" in block.body)
    root = write_list(tmp_path, {rough.file.removeprefix("data/"): rough.body})
    for command in (["schema"], ["fix", str(root / rough.file)]):
        done = CliRunner().invoke(main, ["-C", str(root), *command])
    assert (done.exit_code, done.stdout) == (0, shown)


def test_the_first_line_of_a_record_is_shown() -> None:
    assert f"```yaml\n{name_schema('papers/a.yml')}```" in DOCUMENTS["docs/contribute/index.md"]


def test_the_fields_that_a_contributor_is_told_of_are_there() -> None:
    text = DOCUMENTS["docs/contribute/index.md"]
    named = set(re.findall(r"\*\*(\w+)\*\*", text))
    required = {n for n, field in Paper.model_fields.items() if field.is_required()} - {"id"}
    assert len(named) > 5
    assert named - Paper.model_fields.keys() == set()
    sentence = re.search(r"^Four fields are required: (.+?)\.", text, re.MULTILINE)
    assert sentence
    assert set(re.findall(r"`(\w+)`", sentence[1])) == required


def test_own_list_can_be_built_as_written(tmp_path: Path) -> None:
    files = {b.file.removeprefix("data/"): b.body for b in read_blocks(OWN_LIST) if b.file}
    assert {"topics.yml", "people.yml", "slugs.yml"} < files.keys()
    settings = read_settings(write_list(tmp_path, files))
    pipeline.build(settings)
    papers = [path for path in files if path.startswith("papers/")]
    assert papers
    for path in papers:
        assert (settings.docs / path).with_suffix(".md").is_file()


# What no file of the project may say

_REGISTRIES = ("pypi", "pythonhosted", "npmjs", "yarnpkg", "anaconda", "debian")
_HOST = re.compile(rf"\b(?:[\w-]+\.)*(?:{'|'.join(_REGISTRIES)})\.(?:org|com|net|io)\b")
_MACHINE = re.compile(r"(?<![\w.:/<~-])/(?:work|home|Users|root|mnt|opt)/[\w.]")


def list_files() -> list[Path]:
    """What git has, or would have, of the project."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = (ROOT / name for name in done.stdout.split("\0") if name)
    return [path for path in paths if path.is_file()]


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in list_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        name = path.relative_to(ROOT).as_posix()
        if name.startswith(("data/", "tests/first_list/seed/")):
            continue  # papers may link to anything
        found += [f"{name}: {hit}" for hit in (*_HOST.findall(text), *_MACHINE.findall(text))]
    assert found == []
