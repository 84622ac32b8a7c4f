"""From records to pages: the whole way."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.problems import ProblemsFound
from generator.settings import read_settings
from tests.golden import EXPECTED, build_toy, describe_difference, read_tree
from tests.lists import PAPER, ROOT, write_list


def test_toy_list_becomes_the_expected_pages(tmp_path: Path) -> None:
    difference = describe_difference(read_tree(EXPECTED), build_toy(tmp_path / "toy"))
    assert not difference, f"{difference}\n\nIf this is meant: python -m tests.golden"


def test_difference_of_two_trees_is_told_file_by_file() -> None:
    expected = {"a.md": b"one\ntwo\n", "b.md": b"", "ends.md": b"one\n"}
    found = {"a.md": b"one\n2\n", "c.md": b"", "ends.md": b"one\r\n"}
    told = describe_difference(expected, found).splitlines()
    assert told[:2] == ["missing: b.md", "unexpected: c.md"]
    assert told[-3:] == ["-two", "+2", "other line ends: ends.md"]


@pytest.mark.parametrize("missing", ["everything", "papers"])
def test_list_without_papers_has_pages(tmp_path: Path, missing: str) -> None:
    root = write_list(tmp_path, {})
    if missing == "everything":
        (root / "data" / "topics.yml").unlink()
        (root / "data").rmdir()
    settings = read_settings(root)
    assert pipeline.build(settings).written > 10
    assert pipeline.build(settings).written == 0
    assert (settings.docs / "index.md").is_file()


def test_nothing_is_written_if_anything_is_wrong(tmp_path: Path) -> None:
    files = {"papers/good.yml": PAPER, "papers/bad.yml": PAPER.replace("2024", "soon")}
    settings = read_settings(write_list(tmp_path, files))
    with pytest.raises(ProblemsFound):
        pipeline.build(settings)
    assert not settings.docs.exists()


def test_second_build_writes_nothing(toy: Path) -> None:
    settings = read_settings(toy)
    first, second = pipeline.build(settings), pipeline.build(settings)
    assert (first.unchanged, first.removed) == (0, 0)
    assert (second.written, second.unchanged, second.removed) == (0, first.written, 0)


def test_pages_of_a_removed_record_go(toy: Path) -> None:
    settings = read_settings(toy)
    pipeline.build(settings)
    (toy / "data" / "papers" / "renamed.yml").unlink()
    pipeline.build(settings)
    pages = read_tree(settings.docs)
    gone = {"papers/renamed.md", "papers/old-name.md", "archive/2022/index.md"}
    assert gone <= read_tree(EXPECTED).keys()
    assert gone.isdisjoint(pages)
    assert "about.md" in pages
    assert not (settings.docs / "archive" / "2022").exists()


def test_this_repositorys_list_becomes_pages() -> None:
    settings = read_settings(ROOT)
    plan = pipeline.make_plan(settings)
    assert pipeline.render_files(plan, settings).keys() > {page.path for page in plan.pages}
