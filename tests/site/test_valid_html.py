"""Valid HTML, by html-validate."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

from tests.browser.payloads import write_hostile
from tests.lists import ROOT
from tests.site.sites import Site, share_site

VALIDATOR = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
CONFIG = Path(__file__).with_name("html-validate.json")

def find_node() -> str:
    node = ROOT / ".venv" / "bin" / "node"
    found = str(node) if node.exists() else shutil.which("node")
    assert found, "There is no Node.js: make test installs it."
    return found


def validate(files: list[Path]) -> list[str]:
    """A sentence for each fault in the files."""
    rules = ["--config", str(CONFIG), "--formatter", "json"]
    command = [find_node(), str(VALIDATOR), *rules, *map(str, files)]
    # A file, as Node.js does not wait for a pipe to take everything.
    with tempfile.TemporaryFile() as out:
        done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)
        assert done.returncode in (0, 1), done.stderr.decode()
        out.seek(0)
        reports: list[dict[str, Any]] = json.load(out)
    return [
        f"{report['filePath']}:{fault['line']}:{fault['column']}: {fault['message']}"
        for report in reports
        for fault in report["messages"]
    ]


def choose_pages(site: Site) -> list[Path]:
    """All pages, but of each folder with many pages of one kind only the largest."""
    chosen: list[Path] = []
    for folder in {path.parent.parent for path in site.list_pages()}:
        pages = sorted(folder.glob("*/index.html"), key=lambda path: -path.stat().st_size)
        chosen += pages[:120]
    return sorted({*chosen, *site.folder.glob("*.html")})


@pytest.mark.parametrize("name", ["real_site", "toy_site"])
def test_pages_are_valid(request: pytest.FixtureRequest, name: str) -> None:
    site: Site = request.getfixturevalue(name)
    pages = choose_pages(site)
    assert len(pages) >= 20
    assert validate(pages) == []


def test_pages_of_hostile_papers_are_valid(shared_folder: Path) -> None:
    site = share_site(shared_folder, "hostile", write_hostile)
    papers = sorted((site.folder / "papers").glob("zq*/index.html"))
    listings = [site.folder / name / "index.html" for name in (".", "papers", "topics", "venues")]
    assert len(papers) > 50
    assert validate([*papers, *listings]) == []


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>one<div>two</div></p>", "stray"),
        ('<a href="#" id="x">x</a><b id="x">y</b>', "Duplicate ID"),
        ("<ul><p>x</p></ul>", "not permitted"),
    ],
)
def test_invalid_page_is_found(tmp_path: Path, html: str, fault: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        f'<!doctype html>\n<html lang="en"><head><title>x</title></head><body>{html}</body></html>',
        "utf-8",
    )
    assert fault in " ".join(validate([page])).lower() or fault in " ".join(validate([page]))
