"""``readinglist offline``, and the worker that a build makes or leaves out."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.built.runs import build_strictly
from tests.lists import copy_toy, write_list
from tests.site.sites import Site

PAGE = "site/offline/index.html"
LINK = '<a class="rl-button" href="toy-list.zip" download>Download toy-list.zip</a>'


def call(root: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), "offline", *options])


@pytest.fixture
def root(toy_site: Site, tmp_path: Path) -> Path:
    """The toy list, built."""
    root = copy_toy(tmp_path / "toy")
    shutil.copytree(toy_site.folder, root / "site")
    return root


def test_site_that_is_not_built_is_no_zip_file(tmp_path: Path) -> None:
    result = call(write_list(tmp_path, {}))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "site: there is no site to pack yet. "
        "Run readinglist site first, or make offline, which does both.\n"
    )
    assert not (tmp_path / "dist").exists()


def test_zip_file_is_named_after_the_list_and_its_size_is_said(root: Path) -> None:
    result = call(root)
    assert (result.exit_code, result.stderr) == (0, "")
    target = root / "dist" / "toy-list.zip"
    assert re.fullmatch(rf"{target}: \d+ files, \d+ kB\n", result.stdout)
    assert LINK not in (root / PAGE).read_text("utf-8")
    assert call(root, "--out", str(root / "other.zip")).exit_code == 0
    assert (root / "other.zip").read_bytes() == target.read_bytes()


def test_published_file_is_linked_with_its_size_and_does_not_hold_itself(root: Path) -> None:
    call(root)
    before = (root / "dist" / "toy-list.zip").read_bytes()
    for _ in range(2):
        assert call(root, "--publish").exit_code == 0
        # The same site, though it has the file and the link by now.
        assert (root / "site" / "offline" / "toy-list.zip").read_bytes() == before
        page = (root / PAGE).read_text("utf-8")
        assert page.count(LINK) == 1
        assert re.search(rf"{re.escape(LINK)} \d+ kB<", page)
    rows = json.loads((root / "site" / "offline" / "files-0.json").read_text())
    listed = {path: digest for path, _, digest in rows}
    digest = hashlib.sha256((root / PAGE).read_bytes()).hexdigest()
    assert listed["offline/"] == digest[:16]
    assert "offline/toy-list.zip" not in listed


def test_site_without_the_page_is_not_published_to(root: Path) -> None:
    (root / PAGE).unlink()
    result = call(root, "--publish")
    assert result.exit_code == 1
    assert result.stderr.startswith("--publish: the site has no page to link from; wanted docs/")
    assert not (root / "dist").exists()


def test_build_makes_a_worker_and_pages_that_know_it(toy: Path) -> None:
    done = build_strictly(toy)
    assert done.returncode == 0, done.stderr
    assert "readinglistBuild" in (toy / "site" / "sw.js").read_text()
    assert json.loads((toy / "site" / "manifest.webmanifest").read_text())["name"] == "Toy list"
    home = (toy / "site" / "index.html").read_text("utf-8")
    assert '<link rel="manifest" href="manifest.webmanifest">' in home


def test_site_that_wants_no_worker_removes_it(tmp_path: Path) -> None:
    plugins = [{"readinglist": {"branch": "trunk", "offline": False}}]
    toy = copy_toy(tmp_path / "toy", plugins=plugins)
    done = build_strictly(toy)
    assert done.returncode == 0, done.stderr
    code = (toy / "site" / "sw.js").read_text()
    assert "unregister" in code
    assert "readinglistBuild" not in code
    assert not (toy / "site" / "manifest.webmanifest").exists()
    assert 'rel="manifest"' not in (toy / "site" / "index.html").read_text("utf-8")
    assert call(toy, "--publish").exit_code == 0
    assert (toy / "site" / "sw.js").read_text() == code
