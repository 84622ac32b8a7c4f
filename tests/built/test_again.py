"""A second build makes only what changed, and the same site as a first one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.fast_site.coming_files import STATE
from generator.fast_site.run import INDEX
from generator.publish.record_memory import RECORDS
from tests.built.runs import run
from tests.golden import read_tree
from tests.lists import copy_toy


def build(root: Path, *options: str) -> str:
    done = run("generator", "-C", root, "site", *options)
    assert done.returncode == 0, done.stderr
    return done.stdout


def read_times(site: Path) -> dict[str, int]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in files}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_toy(tmp_path_factory.mktemp("first") / "toy")
    build(root)
    return root


def assert_fresh(root: Path) -> None:
    """The site is what a build from nothing makes."""
    site = read_tree(root / "site")
    fresh = root.parent / "fresh"
    left_out = shutil.ignore_patterns("site", ".cache")
    shutil.copytree(root, fresh, ignore=left_out)
    build(fresh)
    expected = read_tree(fresh / "site")
    assert site.keys() == expected.keys()
    assert [path for path in site if site[path] != expected[path]] == []


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / "data" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def remove(root: Path, name: str) -> None:
    (root / "data" / name).unlink()


def test_nothing_is_written_where_nothing_changed(built: Path) -> None:
    before = read_times(built / "site")
    assert " 0 written, 0 removed" in build(built)
    assert read_times(built / "site") == before


CHANGES: dict[str, Callable[[Path], object]] = {
    "title": lambda root: edit(root, "papers/bare.yml", "title: ", "title: Hardly "),
    "author": lambda root: edit(root, "papers/melange.yml", "[José Peña", "[New Name"),
    "date": lambda root: edit(root, "papers/bare.yml", "date: ", "date: 2001-02-03 # "),
    "topic": lambda root: edit(root, "topics.yml", "title: ", "title: All about "),
    "paper gone": lambda root: remove(root, "papers/zero-day.yml"),
    "paper added": lambda root: shutil.copy(
        root / "data" / "papers" / "zero-day.yml", root / "data" / "papers" / "one-more.yml"
    ),
    "page by hand": lambda root: (root / "docs" / "about.md").write_text(
        "# About\n\n## Who wrote it\n"
    ),
    "settings": lambda root: (root / "mkdocs.yml").write_text(
        (root / "mkdocs.yml").read_text().replace("Toy list", "Another list")
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_site_is_the_same_as_one_that_is_built_from_nothing(
    built: Path, change: Callable[[Path], object]
) -> None:
    change(built)
    build(built)
    assert_fresh(built)


def test_page_that_shows_nothing_of_the_changed_record_is_left(built: Path) -> None:
    before = read_times(built / "site")
    edit(built, "metrics/crowd.yml", "license: Apache-2.0", "license: MIT")
    build(built)
    after = read_times(built / "site")
    page = "papers/crowd/index.html"
    assert after[page] != before[page]
    pages = [path for path in before if path.endswith("/index.html")]
    left = [path for path in pages if after.get(path) == before[path]]
    assert len(left) > len(pages) / 3


def write_about(root: Path, text: str, title: str = "About") -> None:
    (root / "docs" / "about.md").write_text(f"# {title}\n\n## Who wrote it\n\n{text}\n", "utf-8")


def cut_abstract(root: Path) -> None:
    path = root / "data" / "papers" / "melange.yml"
    before, mark, _ = path.read_text("utf-8").partition("\nabstract:")
    assert mark
    path.write_text(f"{before}\n", "utf-8")


@pytest.mark.parametrize(
    ("link", "change"),
    [
        ("papers/zero-day.md", lambda root: remove(root, "papers/zero-day.yml")),
        ("papers/melange.md#abstract", cut_abstract),
        ("search.md#by-hand", lambda root: (root / "docs" / "search.md").write_text("# Search\n")),
    ],
    ids=["page", "place on a page of the list", "place on a page by hand"],
)
def test_link_of_a_page_that_is_as_it_was_leads_nowhere_now(
    built: Path, link: str, change: Callable[[Path], object]
) -> None:
    (built / "docs" / "search.md").write_text("# Search\n\n## By hand\n", "utf-8")
    write_about(built, f"[There]({link})")
    build(built)
    site = read_tree(built / "site")
    change(built)
    done = run("generator", "-C", built, "site")
    assert done.returncode == 1
    assert "about.md" in done.stderr
    assert link.split("#")[-1] in done.stderr
    assert read_tree(built / "site") == site


def test_title_in_the_header_is_that_of_the_page(tmp_path: Path) -> None:
    root = copy_toy(tmp_path / "toy", nav=["index.md", "about.md", {"Topics": "topics/index.md"}])
    write_about(root, "One.")
    build(root)
    write_about(root, "One.", title="Who we are")
    build(root)
    assert "Who we are" in (root / "site" / "topics" / "index.html").read_text("utf-8")
    assert_fresh(root)


def damage_page(root: Path) -> None:
    page = root / "site" / "papers" / "bare" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"<h1", b"<h2", 1))


def forge_times(root: Path) -> None:
    """Another content of the same size, changed at another time."""
    page = root / "site" / "papers" / "bare" / "index.html"
    page.write_bytes(page.read_bytes()[::-1])


def swap_site(root: Path) -> None:
    shutil.rmtree(root / "site")
    shutil.copytree(root / "docs", root / "site")


FAULTS: dict[str, Callable[[Path], object]] = {
    "page changed": damage_page,
    "page with another content of the same size": forge_times,
    "page gone": lambda root: shutil.rmtree(root / "site" / "papers" / "bare"),
    "script gone": lambda root: (root / "site" / "sw.js").unlink(),
    "file of somebody": lambda root: (root / "site" / "strange.html").write_text("strange"),
    "cache cut short": lambda root: os.truncate(root / STATE, 400),
    "cache with another byte": lambda root: (root / STATE).write_bytes(
        (root / STATE).read_bytes().replace(b"papers/bare", b"papers/bark", 1)
    ),
    "cache is no text": lambda root: (root / STATE).write_bytes(b"\xff\n\xff"),
    "cache of another program": lambda root: (root / STATE).write_bytes(
        b"0" * 64 + (root / STATE).read_bytes()[64:]
    ),
    "index of the search gone": lambda root: shutil.rmtree(root / "site" / "assets" / "search"),
    "index of the search not remembered": lambda root: (root / INDEX).unlink(),
    "index of the search remembered in part": lambda root: os.truncate(root / INDEX, 4000),
    "cache without its site": lambda root: shutil.rmtree(root / "site"),
    "cache of another site": swap_site,
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_cache_is_not_believed(built: Path, fault: Callable[[Path], object]) -> None:
    expected = read_tree(built / "site")
    fault(built)
    build(built)
    assert read_tree(built / "site") == expected
    assert " 0 written, 0 removed" in build(built)


def test_index_of_a_site_that_failed_is_not_believed(built: Path) -> None:
    page, title = built / "docs" / "about.md", "title: Zyzzyva "
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n[x](nowhere.md)\n", "utf-8")
    edit(built, "papers/bare.yml", "title: ", title)
    assert run("generator", "-C", built, "site").returncode == 1
    page.write_text(text, "utf-8")
    build(built)
    again = read_tree(built / "site")
    build(built, "--no-cache")
    assert read_tree(built / "site") == again


def test_cache_is_left_aside_on_demand(built: Path) -> None:
    files = len(read_tree(built / "site"))
    assert f"{files} files, {files} written, 0 removed" in build(built, "--no-cache")


def test_cache_does_not_grow(built: Path) -> None:
    sizes = [(built / kept).stat().st_size for kept in (INDEX, RECORDS, STATE)]
    for number in range(3):
        edit(built, "papers/bare.yml", "title: ", f"title: {number} ")
        build(built)
    files = sorted(path.name for path in (built / ".cache").rglob("*") if path.is_file())
    assert files == [INDEX.name, RECORDS.name, STATE.name]
    for kept, size in zip((INDEX, RECORDS, STATE), sizes, strict=True):
        assert (built / kept).stat().st_size < 1.1 * size


def test_build_that_fails_leaves_site_and_cache(built: Path) -> None:
    site, state = read_tree(built / "site"), (built / STATE).read_bytes()
    page = built / "docs" / "about.md"
    page.write_text(f"{page.read_text('utf-8')}\n[x](nowhere.md)\n", "utf-8")
    assert run("generator", "-C", built, "site").returncode == 1
    assert read_tree(built / "site") == site
    assert (built / STATE).read_bytes() == state
