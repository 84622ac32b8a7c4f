from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.publish import worker
from generator.publish.stylesheet import STYLESHEET
from generator.publish.web_manifest import ICONS, write_web_manifest
from generator.publish.worker import write_remover, write_worker
from tests.lists import ROOT

HOME = """<link rel="stylesheet" href="assets/a.css"><link rel="icon" href="assets/i.svg">
<link rel="feed alternate" href="feed.xml"><script src="assets/a.js"></script>
<script src="https://elsewhere.example/b.js"></script>"""
FILES = {
    "index.html": HOME,
    "papers/x/index.html": "",
    "404.html": '<script src="/list/assets/c.js"></script>',
    "assets/a.css": "",
    "assets/a.js": "",
    "assets/c.js": "",
    "assets/i.svg": "",
    "feed.xml": "",
    "über uns/index.html": "",
    "sitemap.xml": "",
    "a.js.map": "",
    "offline/list.zip": "",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path


def write(site: Path) -> dict[str, Any]:
    write_worker(site, "A list", "")
    said: dict[str, Any] = json.loads(
        re.match(r"globalThis.readinglistBuild = (.*);\n", (site / "sw.js").read_text())[1]  # type: ignore[index]
    )
    return said


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def name_file(path: str) -> str:
    """A page is listed by its folder."""
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def test_every_file_is_listed_with_its_size_and_hash(site: Path) -> None:
    build = write(site)
    content = (site / "offline" / "files-0.json").read_bytes()
    short = json.loads(content)
    assert {"", "papers/x/", "%C3%BCber%20uns/"} <= {row[0] for row in short}
    rows = [(name_file(path), *row) for path, *row in short]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    manifest = (site / "manifest.webmanifest").read_bytes()
    texts = {path: text.encode() for path, text in FILES.items()}
    texts |= {"manifest.webmanifest": manifest, "%C3%BCber%20uns/index.html": b""}
    for left_out in ("über uns/index.html", "sitemap.xml", "a.js.map", "offline/list.zip"):
        del texts[left_out]
    assert {row[0]: [*row[1:]] for row in rows} == {
        path: [len(text), hash_of(text)] for path, text in texts.items()
    }
    assert build["files"] == len(rows)
    assert build["bytes"] == sum(len(text) for text in texts.values())
    assert build["lists"] == [{"first": rows[0][0], "hash": hash_of(content)}]


def test_what_every_page_needs_is_kept_first(site: Path) -> None:
    assert write(site)["first"] == [
        "404.html",
        "assets/a.css",
        "assets/a.js",
        "assets/i.svg",
        "index.html",
        "manifest.webmanifest",
    ]


def test_lists_are_split_and_old_ones_go(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PART", 4)
    build = write(site)
    lists = sorted(path.name for path in (site / "offline").glob("*.json"))
    assert lists == ["files-0.json", "files-1.json", "files-2.json"]
    parts = [json.loads((site / "offline" / name).read_text()) for name in lists]
    assert [len(part) for part in parts] == [4, 4, 2]
    assert [name_file(part[0][0]) for part in parts] == [each["first"] for each in build["lists"]]
    monkeypatch.undo()
    write(site)
    assert [path.name for path in (site / "offline").glob("*.json")] == ["files-0.json"]


@pytest.mark.parametrize("path", ["papers/x/index.html", "feed.xml", "new.html"])
def test_any_change_is_another_build(site: Path, path: str) -> None:
    before = write(site)["id"]
    assert write(site)["id"] == before
    (site / path).write_text("changed")
    assert write(site)["id"] != before


def test_what_only_machines_read_is_no_other_build(site: Path) -> None:
    before = write(site)["id"]
    (site / "sitemap.xml").write_text("changed")
    (site / "offline" / "list.zip").write_text("changed")
    assert write(site)["id"] == before


def test_remover_keeps_nothing(site: Path) -> None:
    write_remover(site)
    code = (site / "sw.js").read_text()
    assert "unregister" in code
    assert "fetch" not in code


def test_manifest_names_the_list_and_the_icons_that_are_there(site: Path) -> None:
    (site / "assets" / "favicon.svg").write_text("<svg/>")
    (site / STYLESHEET).parent.mkdir(parents=True)
    (site / STYLESHEET).write_text(
        '[data-md-color-scheme="slate"] { --md-default-bg-color: #111; }\n'
        '[data-md-color-scheme="default"] {\n  --md-default-bg-color: #fdfcf9;\n}\n'
    )
    manifest = json.loads(write_web_manifest(site, "Über “A”", "Some\n words"))
    assert (manifest["name"], manifest["description"]) == ("Über “A”", "Some words")
    assert {manifest[key] for key in ("id", "start_url", "scope")} == {"./"}
    assert manifest["display"] == "standalone"
    assert manifest["theme_color"] == manifest["background_color"] == "#fdfcf9"
    assert [icon["src"] for icon in manifest["icons"]] == ["assets/favicon.svg"]


def test_manifest_of_this_list_has_every_icon() -> None:
    manifest = json.loads(write_web_manifest(ROOT / "docs", "Daily Papers", ""))
    assert [icon["src"] for icon in manifest["icons"]] == list(ICONS)
