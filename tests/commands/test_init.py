"""The command ``readinglist init``, as a person meets it."""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from lxml import html as lxml_html

from generator import pipeline
from generator.cli import main
from generator.commands import init
from generator.curation.new_list import HELP
from generator.curation.topic_choices import FORM
from generator.publish import replacement
from generator.publish.writer import list_owned
from generator.settings import read_settings
from tests.golden import read_tree
from tests.lists import PAPER, ROOT, read_config
from tests.repositories import git
from tests.test_documents import list_files

WHO = (
    *("--name", "Coffee"),
    *("--address", "https://ada.github.io/coffee"),
    *("--repository", "https://github.com/ada/coffee.git"),
)
BIB = "@article{a, title={One Cup}, author={Ada Author}, year=2001}\n"
TOPICS = "llm-serving:\n  title: Serving\n  description: What runs.\n"
HOSTILE = "Tea: \"of\" 'us' # {{ 7*7 }} <b>böld</b> & `c` - [x](y) *n* \\ 茶 ${HOME} !ENV"
WRITTEN = {"CHANGELOG.md", "CITATION.cff", "README.md", "docs/about.md", "mkdocs.yml"}


def make_fork(root: Path) -> Path:
    """A checkout of this repository with a first list of two papers."""
    owned = list_owned(ROOT / "docs")
    for name, content in read_tree(ROOT / "docs").items():
        if name not in owned and not name.startswith("."):
            write(root / "docs" / name, content)
    shutil.copytree(ROOT / "generator" / "theme", root / "generator" / "theme")
    for name in ("mkdocs.yml", "Makefile", "README.md", "CHANGELOG.md", "CITATION.cff"):
        shutil.copy(ROOT / name, root / name)
    paper = PAPER.replace("systems", "llm-serving")
    files = {
        "docs/contribute/index.md": "# Contribute\n\n`topics: [kernels-and-compilers]`\n",
        "data/papers/hybridflow.yml": paper,
        "data/papers/aios.yml": paper.replace("A paper", "Another"),
        "data/metrics/aios.yml": "repositories: {}\n",
        "data/topics.yml": TOPICS,
        "data/people.yml": "",
        "tests/first_list/test_seed.py": "",
        "tests/test_other.py": "",
    }
    for name, text in files.items():
        write(root / name, text.encode())
    return root


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@pytest.fixture
def fork(tmp_path: Path) -> Path:
    return make_fork(tmp_path / "fork")


def run(root: Path, *arguments: str | Path, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "init", *map(str, arguments)], input=answers)


def words(result: Result) -> str:
    return " ".join(result.output.split())


def assert_untouched(root: Path, before: dict[str, bytes], result: Result, code: int) -> None:
    assert result.exit_code == code, result.output
    assert read_tree(root) == before


# In a fork


def test_fork_becomes_a_list_without_papers(fork: Path) -> None:
    result = run(fork, *WHO)
    assert result.exit_code == 0, result.output
    assert not (fork / "data" / "papers").exists()
    assert not (fork / "data" / "metrics").exists()
    assert not (fork / "data" / "people.yml").exists()
    assert not (fork / "tests" / "first_list").exists()
    assert (fork / "tests" / "test_other.py").exists()
    assert (fork / "data" / "topics.yml").read_text() == (
        "# yaml-language-server: $schema=schema/topics.json\n"
        "general:\n  title: General\n"
        "  description: >-\n    What belongs here is still to be said.\n"
    )
    settings = read_settings(fork)
    assert (settings.site_name, settings.site_url, settings.repo_url) == (
        "Coffee",
        "https://ada.github.io/coffee/",
        "https://github.com/ada/coffee",
    )
    assert "Daily Papers" not in (fork / "README.md").read_text()
    assert "readinglist.png" not in (fork / "README.md").read_text()
    assert "removed: 2 papers" in result.output
    assert "Coffee is begun, with 0 papers. What comes next:" in result.output
    assert "https://github.com/ada/coffee/settings/pages" in result.output
    assert "topics: [general]" in (fork / "docs/contribute/index.md").read_text()
    pipeline.build(settings)
    assert "There is no paper here yet" in (settings.docs / "index.md").read_text()


def test_what_is_made_from_the_list_is_made_again(fork: Path) -> None:
    for path in (FORM, HELP):
        write(fork / path, (ROOT / path).read_bytes())
    assert run(fork, *WHO, "--topic", "tea=Tea: the leaf").exit_code == 0
    form = yaml.safe_load((fork / FORM).read_text())
    (options,) = [
        field["attributes"]["options"] for field in form["body"] if field.get("id") == "topics"
    ]
    assert options == ["Tea: the leaf"]
    help_page = yaml.safe_load((fork / HELP).read_text())["contact_links"][0]["url"]
    assert help_page == "https://ada.github.io/coffee/contribute/"
    schema = json.loads((fork / "data" / "schema" / "paper.json").read_text())
    assert schema["properties"]["topics"]["items"] == {"enum": ["tea"]}
    for command in ("forms", "schema"):
        assert CliRunner().invoke(main, ["-C", str(fork), command, "--check"]).exit_code == 0


def test_topics_are_those_that_are_named(fork: Path) -> None:
    assert run(fork, *WHO, "--topic", "tea=Tea: the leaf", "--topic", "cold-brew").exit_code == 0
    topics = yaml.safe_load((fork / "data" / "topics.yml").read_text())
    titles = {key: topic["title"] for key, topic in topics.items()}
    assert titles == {"tea": "Tea: the leaf", "cold-brew": "Cold brew"}


def test_bibliography_is_imported(fork: Path) -> None:
    bib = fork / "refs.bib"
    bib.write_text(BIB)
    result = run(fork, *WHO, "--import", bib, "--topic", "cups=Cups", "--topic", "tea=Tea")
    assert result.exit_code == 0, result.output
    assert "imported: 1 paper\n" in result.output
    assert {path.name for path in (fork / "data" / "papers").iterdir()} == {"one-cup.yml"}
    (paper,) = pipeline.make_plan(read_settings(fork)).library.papers
    assert (paper.title, paper.topics) == ("One Cup", ("cups",))


def test_bibliography_with_a_fault_is_refused_whole(fork: Path) -> None:
    bib = fork / "refs.bib"
    bib.write_text(f"{BIB}@article{{b, title={{Two}}, author={{Ada B}}, year={{in press}}}}\n")
    before = read_tree(fork)
    result = run(fork, *WHO, "--import", bib)
    assert_untouched(fork, before, result, 1)
    assert "refs.bib:2:1: date: the entry 'Two' has no date" in result.output
    assert "1 problem found in what is to be imported. Nothing was written" in result.output


def test_unreadable_bibliography_is_refused(fork: Path) -> None:
    bib = fork / "refs.txt"
    bib.write_text("nothing of the kind")
    before = read_tree(fork)
    result = run(fork, *WHO, "--import", bib)
    assert_untouched(fork, before, result, 2)
    assert "found none of the known formats" in result.output


# Names that are more than words


def test_hostile_name_is_only_text_everywhere(fork: Path) -> None:
    told = f"{HOSTILE} +"
    result = run(fork, *WHO, "--name", HOSTILE, "--description", told, "--topic", f"tea={HOSTILE}")
    assert result.exit_code == 0, result.output
    config = read_config(fork)
    assert (config["site_name"], config["site_description"]) == (HOSTILE, told)
    citation = yaml.safe_load((fork / "CITATION.cff").read_text("utf-8"))
    assert (citation["title"], citation["abstract"]) == (HOSTILE, told)
    readme = (fork / "README.md").read_text("utf-8").splitlines()
    assert html.unescape(readme[0]) == f"# {HOSTILE}"
    assert not set("<>[]{}`*\\") & set(readme[0] + readme[2])

    done = subprocess.run(
        [sys.executable, "-m", "generator", "-C", str(fork), "site"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for address in ("index.html", "about/index.html", "404.html", "topics/tea/index.html"):
        page = lxml_html.fromstring((fork / "site" / address).read_bytes().decode())
        assert page.xpath("//title")[0].text.endswith(HOSTILE), address
        assert page.xpath("//a[contains(@class, 'rl-brand')]")[0].text == HOSTILE
        assert page.xpath("//b") == []
    home = lxml_html.fromstring((fork / "site" / "index.html").read_bytes().decode())
    assert home.xpath("//h1")[0].text == HOSTILE
    about = lxml_html.fromstring((fork / "site" / "about" / "index.html").read_bytes().decode())
    assert about.xpath("//meta[@name='description']/@content") == [told]
    assert f"{HOSTILE}: {told}" in about.text_content()


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--name", "  ", "found no text"),
        ("--name", "a\x1b[2J", "invisible character U+001B"),
        ("--address", "ada.github.io", "wanted an address like https://ada.github.io/coffee/"),
        ("--address", "javascript:alert(1)", "wanted an address like"),
        ("--address", 'https://a.example/"x', "wanted an address like"),
        ("--repository", "git@github.com:ada/coffee.git", "like https://github.com/ada/coffee"),
        ("--repository", "https://github.com/ada", "like https://github.com/ada/coffee"),
        ("--topic", "Big Tea=Tea", "key: found 'Big Tea'; wanted lower-case letters"),
        ("--topic", "tea=", "title: found no text"),
    ],
)
def test_value_that_cannot_be_used_is_named(fork: Path, option: str, value: str, said: str) -> None:
    before = read_tree(fork)
    result = run(fork, *WHO, option, value)
    assert_untouched(fork, before, result, 2)
    assert f"Invalid value for {option}: " in words(result)
    assert said in words(result)
    assert "\x1b" not in result.output


def test_line_break_in_a_name_is_a_space(fork: Path) -> None:
    assert run(fork, *WHO, "--name", "Coffee\nplugins: []").exit_code == 0
    assert read_config(fork)["site_name"] == "Coffee plugins: []"
    assert read_config(fork)["plugins"]


# Asking


def test_without_a_terminal_a_missing_flag_is_named(fork: Path) -> None:
    before = read_tree(fork)
    result = run(fork, *WHO[:4])
    assert_untouched(fork, before, result, 2)
    assert "Missing option '--repository'" in result.output


def test_terminal_is_asked_for_the_rest(fork: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(init, "is_terminal", lambda: True)
    git(fork, "init", "--quiet")
    git(fork, "remote", "add", "origin", "https://x:secret@github.com/Ada/coffee.git")
    answers = "\nCoffee\n\nnowhere\nhttps://coffee.example\n\n\ny\n"
    result = run(fork, answers=answers)
    assert result.exit_code == 0, result.output
    assert "Address of its repository [https://github.com/Ada/coffee]" in result.output
    assert "Address of its site [https://ada.github.io/coffee/]" in result.output
    assert "found 'nowhere'; wanted an address" in result.output
    assert "secret" not in result.output
    settings = read_settings(fork)
    assert settings.site_url == "https://coffee.example/"
    assert settings.repo_url == "https://github.com/Ada/coffee"
    assert settings.site_description == init.DESCRIPTION


def test_no_is_an_answer(fork: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(init, "is_terminal", lambda: True)
    before = read_tree(fork)
    result = run(fork, *WHO, "--description", "x", answers="\nn\n")
    assert "removed: 2 papers" in result.output
    assert_untouched(fork, before, result, 2)


def test_yes_asks_nothing(fork: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(init, "is_terminal", lambda: True)
    result = run(fork, *WHO, "--yes")
    assert result.exit_code == 0
    assert "?" not in result.output


# Refusals


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("papers/mine.yml", PAPER, "data/papers/mine.yml"),
        ("collections/mine.yml", "title: x\n", "data/collections/mine.yml"),
        ("topics.yml", TOPICS.replace("llm-serving", "tea"), "data/topics.yml: tea"),
    ],
)
def test_list_of_somebodys_own_is_refused(fork: Path, file: str, text: str, named: str) -> None:
    write(fork / "data" / file, text.encode())
    before = read_tree(fork)
    result = run(fork, *WHO, "--force")
    assert_untouched(fork, before, result, 2)
    assert f"{named} is not of the first list" in result.output
    assert run(fork, *WHO, "--remove-papers").exit_code == 0
    assert not (fork / "data" / "papers").exists()


def test_second_run_is_refused(fork: Path) -> None:
    assert run(fork, *WHO).exit_code == 0
    assert "data/topics.yml: general is not of the first list" in run(fork, *WHO).output


def test_uncommitted_changes_are_refused(fork: Path) -> None:
    git(fork, "init", "--quiet")
    git(fork, "add", "--all")
    git(fork, "commit", "--quiet", "--message", "first")
    (fork / "README.md").write_text("Mine")
    (fork / "refs.bib").write_text("of no interest: git does not know it")
    before = read_tree(fork / "data")
    result = run(fork, *WHO)
    assert result.exit_code == 2
    assert "Found changes that are not committed: README.md. Commit them" in result.output
    assert read_tree(fork / "data") == before
    assert run(fork, *WHO, "--force").exit_code == 0


def test_folder_with_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("x")
    before = read_tree(tmp_path)
    result = run(tmp_path, *WHO)
    assert_untouched(tmp_path, before, result, 2)
    assert "Found files that are no list" in result.output


def test_settings_that_cannot_be_changed_are_refused(fork: Path) -> None:
    config = fork / "mkdocs.yml"
    config.write_text(f"site_name: twice\n{config.read_text()}")
    before = read_tree(fork)
    result = run(fork, *WHO)
    assert_untouched(fork, before, result, 2)
    assert "mkdocs.yml: site_name is there twice. Nothing was written." in result.output


# A run that is stopped


@pytest.mark.parametrize("steps", [1, 2, 5, 9, 10, 11, 13])
def test_stopped_run_is_completed_by_another(
    fork: Path, tmp_path: Path, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text(BIB)
    other = make_fork(tmp_path / "other")
    command = (*WHO, "--import", bib)
    assert run(other, *command).exit_code == 0
    git(fork, "init", "--quiet")
    git(fork, "add", "--all")
    git(fork, "commit", "--quiet", "--message", "first")
    left = iter(range(steps))

    def stop_after(step: Callable[..., None]) -> Callable[..., None]:
        def take(*arguments: object) -> None:
            if next(left, None) is None:
                raise KeyboardInterrupt
            step(*arguments)

        return take

    with monkeypatch.context() as patch:
        for name in ("_write", "_remove"):
            patch.setattr(replacement, name, stop_after(getattr(replacement, name)))
        assert run(fork, *command).exit_code == 1
    assert json.loads((fork / replacement.JOURNAL).read_text())["files"]
    done = run(fork, *command)
    assert done.exit_code == 0, done.output
    shutil.rmtree(fork / ".git")
    assert read_tree(fork) == read_tree(other)


def test_stopped_run_leaves_nothing_behind_in_another_list(
    fork: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text(BIB)
    with monkeypatch.context() as patch:
        patch.setattr(replacement, "_remove", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        assert run(fork, *WHO, "--import", bib).exit_code == 1
    assert (fork / "data" / "papers" / "one-cup.yml").exists()
    assert run(fork, *WHO).exit_code == 0
    assert not (fork / "data" / "papers").exists()


# In an empty folder


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of what there is of the program."""
    root = tmp_path_factory.mktemp("program")
    for path in list_files():
        target = root / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    git(root, "init", "--quiet")
    git(root, "add", "--all")
    write(root / "private.txt", b"git does not know it")
    return root


def call(program: Path, root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command of ``program``, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", "-C", str(root), *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(program)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_empty_folder_becomes_a_list_that_builds_and_passes_its_check(
    program: Path, tmp_path: Path
) -> None:
    root = tmp_path / "new"
    root.mkdir()
    done = call(program, root, "init", *WHO)
    assert done.returncode == 0, done.stderr
    assert "git remote add origin https://github.com/ada/coffee.git" in done.stdout
    assert (root / ".git").is_dir()
    assert not (root / "private.txt").exists()
    assert not (root / "tests" / "first_list").exists()
    assert not (root / replacement.JOURNAL).exists()
    assert read_tree(root).keys() > WRITTEN
    assert os.access(root / ".ci" / "run", os.X_OK) == os.access(ROOT / ".ci" / "run", os.X_OK)
    for command in ("check", "site"):
        done = call(root, root, command)
        assert done.returncode == 0, done.stderr
        assert "WARNING" not in done.stderr
    text = (root / "site" / "index.html").read_text("utf-8")
    assert "There is no paper here yet" in text


def test_program_without_git_says_what_to_do(program: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(program, bare, ignore=shutil.ignore_patterns(".git"))
    root = tmp_path / "new"
    root.mkdir()
    done = call(bare, root, "init", *WHO)
    assert done.returncode == 2
    assert "Clone or fork its repository, and run readinglist init there." in done.stderr
    assert list(root.iterdir()) == []
