"""A second build of a long list makes only what changed of its exports, and the same as a first."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.fast_site.run import EXPORTS
from tests.golden import read_tree
from tests.lists import copy_toy
from tests.site.sites import build_as_long

BIBTEX = Path("site") / "data" / "papers.bib.gz"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_toy(tmp_path_factory.mktemp("first") / "toy")
    build_as_long(root)
    return root


def edit_title(root: Path) -> None:
    paper = root / "data" / "papers" / "bare.yml"
    paper.write_text(paper.read_text("utf-8").replace("title: ", "title: Hardly ", 1), "utf-8")


@pytest.mark.parametrize(
    "change",
    [edit_title, lambda root: (root / "data" / "papers" / "zero-day.yml").unlink()],
    ids=["title", "paper gone"],
)
def test_site_is_the_same_as_one_that_is_built_from_nothing(
    built: Path, change: Callable[[Path], object]
) -> None:
    change(built)
    build_as_long(built)
    fresh = built.with_name("fresh")
    shutil.copytree(built, fresh, ignore=shutil.ignore_patterns("site", ".cache"))
    build_as_long(fresh)
    assert read_tree(built / "site") == read_tree(fresh / "site")
    assert (built / EXPORTS).read_bytes() == (fresh / EXPORTS).read_bytes()


FAULTS: dict[str, Callable[[Path], object]] = {
    "not remembered": lambda root: (root / EXPORTS).unlink(),
    "remembered in part": lambda root: os.truncate(root / EXPORTS, 200),
    "remembered otherwise": lambda root: (root / EXPORTS).write_bytes(
        (root / EXPORTS).read_bytes()[:-9] + b"123456]]}"
    ),
    "changed": lambda root: (root / BIBTEX).write_bytes((root / BIBTEX).read_bytes()[::-1]),
    "gone": lambda root: (root / BIBTEX).unlink(),
    "all gone": lambda root: shutil.rmtree(root / "site" / "data"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_cache_is_not_believed(built: Path, fault: Callable[[Path], object]) -> None:
    fault(built)
    edit_title(built)
    build_as_long(built)
    assert "Hardly" in gzip.decompress((built / BIBTEX).read_bytes()).decode()
    after = read_tree(built / "site")
    shutil.rmtree(built / ".cache")
    build_as_long(built)
    assert read_tree(built / "site") == after
