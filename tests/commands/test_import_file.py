"""The command ``readinglist import``, as a person meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.lists import ROOT, write_list

FILES = ROOT / "tests" / "sources" / "files"
BIB = """\
@article{a, title={One Paper}, author={Ada Author}, year=2001, month=may, doi={10.1000/ab}}
@article{b, title={Two: A Second One}, author={Author, Bo}, year={in press}}
@article{c, title={Three}, year=2003}
"""
GOOD = BIB.splitlines()[0] + "\n"
TODAY = {"SOURCE_DATE_EPOCH": "1762128000"}  # 3 November 2025


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_list(tmp_path / "list", {})


def run(root: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), *map(str, arguments)], env=TODAY)


def bring_in(root: Path, content: str | bytes, *options: str, name: str = "refs.bib") -> Result:
    file = root / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return run(root, "import", file, *options)


def read_papers(root: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (root / "data" / "papers").glob("*")}


def test_entries_become_records_that_pass_the_check(root: Path) -> None:
    result = bring_in(root, BIB, "--topic", "systems", "--tag", "imported")
    assert result.exit_code == 1, result.output
    assert read_papers(root) == {
        "one-paper.yml": "# yaml-language-server: $schema=../schema/paper.json\n"
        "title: One Paper\nauthors:\n  - Ada Author\ndate: 2001-05\n"
        "doi: 10.1000/ab\ntopics: [systems]\ntags: [imported]\n"
    }
    assert "refs.bib:1: new: one-paper\n" in result.output
    assert "refs.bib:2:1: date: the entry 'Two: A Second One' has no date" in result.output
    assert "found the date 'in press'" in result.output
    assert "refs.bib:3:1: authors: the entry 'Three' names no authors." in result.output
    assert "--without-authors" in result.output
    assert result.output.endswith("1 new, 0 already there, 2 refused.\n")
    assert run(root, "check").exit_code == 0


def test_all_in_is_success(root: Path) -> None:
    assert bring_in(root, GOOD, "--topic", "systems").exit_code == 0


def test_twice_changes_nothing(root: Path) -> None:
    bring_in(root, BIB, "--topic", "systems", "--without-authors")
    before = read_papers(root)
    assert len(before) == 2
    result = bring_in(root, BIB, "--topic", "systems", "--without-authors")
    assert read_papers(root) == before
    assert "refs.bib:1: already there: one-paper\n" in result.output
    assert "0 new, 2 already there, 1 refused." in result.output


def test_second_time_needs_no_topic(root: Path) -> None:
    bring_in(root, GOOD, "--topic", "systems")
    assert bring_in(root, GOOD).exit_code == 0


def test_dry_run_writes_nothing(root: Path) -> None:
    result = bring_in(root, BIB, "--topic", "systems", "--dry-run")
    assert read_papers(root) == {}
    assert result.exit_code == 1
    row = next(line for line in result.output.splitlines() if "one-paper" in line)
    assert row.split()[1:] == ["new", "one-paper", "2001-05", "One", "Paper"]
    assert "Nothing was written: this was a dry run." in result.output


def test_without_topic_the_known_ones_are_shown(root: Path) -> None:
    result = bring_in(root, GOOD)
    assert result.exit_code == 2
    assert "--topic" in result.output
    assert "systems" in result.output
    assert read_papers(root) == {}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--topic", "sistems"], "did you mean systems?"),
        (["--topic", "systems", "--listed", "2025-11-03"], "--listed is for a listing"),
        (["--topic", "systems", "--encoding", "klingon"], "'klingon'"),
        (["--format", "ris", "--mapping", "mkdocs.yml"], "neither --format nor --listed"),
    ],
)
def test_wrong_use_is_explained(
    root: Path, options: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    result = bring_in(root, GOOD, *options)
    assert result.exit_code == 2
    assert message in " ".join(result.output.split())
    assert read_papers(root) == {}


def test_file_of_no_known_format(root: Path) -> None:
    result = bring_in(root, "Dear diary, nothing happened.", name="diary.txt")
    assert result.exit_code == 2
    assert "bibtex" in result.output
    assert "--mapping" in result.output


def test_format_may_be_named(root: Path) -> None:
    result = bring_in(root, "nothing of a bibliography", "--format", "bibtex")
    assert result.exit_code == 0
    assert "0 new, 0 already there, 0 refused." in result.output


def test_records_with_problems_come_first(root: Path) -> None:
    (root / "data" / "papers").mkdir()
    (root / "data/papers/bad.yml").write_text("title: Bad\n")
    result = bring_in(root, GOOD, "--topic", "systems")
    assert result.exit_code == 1
    assert "mend them first" in result.output
    assert "data/papers/bad.yml" in result.output
    assert sorted(read_papers(root)) == ["bad.yml"]


def test_what_the_check_would_refuse_is_refused(root: Path) -> None:
    bib = (
        "@misc{a, title={Tomorrow}, author={A. B.}, date={2026-01-01}}\n"
        "@misc{b, title={Index}, author={Index}, year=2001}\n"
        f"@misc{{c, title={{Long}}, author={{A. B.}}, year=2001, abstract={{{'x' * 70000}}}}}\n"
        "@misc{d, title={Fine}, author={A. B.}, year=2001}\n"
    )
    result = bring_in(root, bib, "--topic", "systems")
    assert sorted(read_papers(root)) == ["fine.yml"]
    for line, code in ((1, "future-date"), (2, "address-taken"), (3, "file-too-large")):
        assert f"refs.bib:{line}:1: " in result.output
        assert f"[{code}]" in result.output
    assert run(root, "check").exit_code == 0


def test_spellings_that_share_an_address_become_one(root: Path) -> None:
    bib = (
        "@misc{a, title={A}, author={José García}, year=2001, keywords={c++}, journal={Nature}}\n"
        "@misc{b, title={B}, author={Jose Garcia}, year=2001, keywords={c}, journal={NATURE}}\n"
    )
    result = bring_in(root, bib, "--topic", "systems")
    assert result.exit_code == 0, result.output
    second = read_papers(root)["b.yml"]
    assert "José García" in second
    assert "venue: Nature 2001" in second
    assert "tags" not in second
    assert "'Jose Garcia' is written 'José García'" in result.output
    assert "the tag 'c' is left out" in result.output
    assert run(root, "check").exit_code == 0


def test_windows_file_is_read_and_told(root: Path) -> None:
    bib = "@misc{a, title={Größe}, author={Zoë Ä}, year=2001}\n".encode("cp1252")
    result = bring_in(root, bib, "--topic", "systems")
    assert "title: Größe" in read_papers(root)["grosse.yml"]
    assert "Windows-1252" in result.output


def test_listing_alone_needs_without_authors(root: Path) -> None:
    listing = FILES / "listing.txt"
    result = run(root, "import", listing, "--listed", "2025-11-03", "--topic", "systems")
    assert result.exit_code == 1
    assert "0 new, 0 already there, 3 refused." in result.output
    command = ("import", listing, "--listed", "2025-11-03", "--topic", "systems")
    result = run(root, *command, "--without-authors")
    # One shows no date.
    assert "2 new, 0 already there, 1 refused." in result.output
    assert run(root, "check").exit_code == 0
    assert "2 already there, 1 refused." in run(root, *command, "--without-authors").output


def test_listing_without_a_year_asks_for_it(root: Path) -> None:
    listing = FILES / "listing.txt"
    result = run(root, "import", listing)
    assert result.exit_code == 2
    assert "'Nov 3' without a year; say for example --listed 2025-11-03" in " ".join(
        result.output.split()
    )


@pytest.mark.parametrize(
    ("file", "mapping", "counts"),
    [
        ("awesome/list.yml", "awesome/mapping.yml", "2 new, 1 already there, 2 refused."),
        ("hugo/posts", "hugo/mapping.yml", "2 new, 0 already there, 1 refused."),
        ("export/papers.json", "export/mapping.yml", "1 new, 0 already there, 1 refused."),
    ],
)
def test_lists_of_other_shapes(tmp_path: Path, file: str, mapping: str, counts: str) -> None:
    keys = ("llm-serving", "performance-analysis", "sequence-models", "video-models")
    topics = "".join(
        f"{key}:\n  title: {key}\n  description: D\n" for key in (*keys, "graph-learning")
    )
    root = write_list(tmp_path / "list", {"topics.yml": topics})
    command = ("import", FILES / file, "--mapping", FILES / mapping)
    result = run(root, *command)
    assert counts in result.output, result.output
    assert run(root, "check").exit_code == 0
    before = read_papers(root)
    assert "0 new" in run(root, *command).output
    assert read_papers(root) == before


@pytest.mark.parametrize("file", ["messy.bib", "zotero.json", "mixed.ris", "pubmed.nbib"])
def test_each_format_comes_in_and_passes_the_check(root: Path, file: str) -> None:
    result = run(root, "import", FILES / file, "--topic", "systems")
    assert result.exit_code in (0, 1), result.output
    assert run(root, "check").exit_code == 0
    before = read_papers(root)
    assert before
    assert "0 new" in run(root, "import", FILES / file, "--topic", "systems").output
    assert read_papers(root) == before


def test_unknown_topic_of_an_entry_is_refused_with_its_line(root: Path) -> None:
    items = [{"title": "T", "authors": ["A B"], "date": "2001", "topics": ["sistems"]}]
    (root / "map.yml").write_text(
        "fields: {title: title, authors: authors, date: date, topics: topics}"
    )
    mapping = str(root / "map.yml")
    result = bring_in(root, json.dumps(items), "--mapping", mapping, name="list.json")
    assert "list.json:1:1: topics.0: 'T': found the topic 'sistems'" in result.output
    assert "did you mean systems?" in result.output
    assert result.exit_code == 1
