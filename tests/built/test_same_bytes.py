"""The same records make the same bytes, wherever and whenever a site is built."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.built.runs import run
from tests.golden import read_tree
from tests.lists import ROOT, copy_toy

HERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "LANG": "de_DE"}
THERE = {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "4711", "LC_ALL": "POSIX", "LANG": "tr_TR"}


def copy_in_another_order(source: Path, target: Path) -> None:
    """Copy a folder, its files made in the opposite order."""
    for path in sorted(source.rglob("*"), reverse=True):
        if path.is_file():
            copied = target / path.relative_to(source)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copied)


def assert_same(one: Path, other: Path, least: int) -> None:
    here, there = read_tree(one), read_tree(other)
    assert len(here) >= least
    assert here.keys() == there.keys()
    assert {path for path in here if here[path] != there[path]} == set()


def test_site_is_the_same_in_another_folder_zone_language_and_order(tmp_path: Path) -> None:
    here = copy_toy(tmp_path / "here")
    there = tmp_path / "somewhere else" / "ünïcode"
    copy_in_another_order(here, there)
    for root, environment in ((here, HERE), (there, THERE)):
        for command in ("build", "site"):
            done = run("generator", "-C", root, command, **environment)
            assert done.returncode == 0, done.stderr
    assert_same(here / "docs", there / "docs", 90)
    assert_same(here / "site", there / "site", 120)


def test_pages_of_this_list_are_the_same_in_another_folder_and_order(
    tmp_path: Path,
) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    shutil.copytree(ROOT / "data", here / "data")
    shutil.copy(ROOT / "mkdocs.yml", here)
    copy_in_another_order(here, there)
    for root, environment in ((here, HERE), (there, THERE)):
        done = run("generator", "-C", root, "build", **environment)
        assert done.returncode == 0, done.stderr
    assert_same(here / "docs", there / "docs", 10)


def test_day_of_the_build_leaves_no_trace(toy: Path) -> None:
    """Sitemap and search index have only dates of the records in them."""
    done = run("generator", "-C", toy, "site")
    assert done.returncode == 0, done.stderr
    sitemap = (toy / "site" / "sitemap.xml").read_text()
    assert sitemap.count("<lastmod>2024-11-03</lastmod>") == sitemap.count("<lastmod>") > 50


def test_site_is_dated_by_the_environment_where_it_says_a_date(toy: Path) -> None:
    done = run("generator", "-C", toy, "site", SOURCE_DATE_EPOCH="1735689600")
    assert done.returncode == 0, done.stderr
    assert "<lastmod>2025-01-01</lastmod>" in (toy / "site" / "sitemap.xml").read_text()
