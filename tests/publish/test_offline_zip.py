from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from generator.publish.offline_zip import name_zip, pack_site

PAGES = {
    "index.html": '<a href="papers/">Papers</a>',
    "papers/index.html": '<a href="../">Home</a>',
    "offline/index.html": '<p><!-- download --><a href="a-list.zip">x</a><!-- /download --></p>',
    "404.html": "",
    "503.html": "",
    "sw.js": "",
    "manifest.webmanifest": "",
    "offline/files-0.json": "[]",
    "offline/a-list.zip": "itself",
    "assets/a.js": "1",
    "assets/a.js.map": "{}",
    "sitemap.xml": "<lastmod>2024-10-03</lastmod><lastmod>2024-11-03</lastmod>",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, text in PAGES.items():
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "site"


def pack(site: Path, target: Path) -> bytes:
    pack_site(site, target, "A list", "https://host.example/")
    return target.read_bytes()


def test_zip_holds_what_a_reader_needs_and_a_place_to_start(site: Path, tmp_path: Path) -> None:
    done = pack_site(site, tmp_path / "dist" / "a.zip", "A <list>", "")
    with zipfile.ZipFile(tmp_path / "dist" / "a.zip") as packed:
        assert packed.namelist() == [
            "a-list/START-HERE.html",
            "a-list/site/assets/a.js",
            "a-list/site/index.html",
            "a-list/site/offline/index.html",
            "a-list/site/papers/index.html",
        ]
        assert packed.testzip() is None
        start = packed.read("a-list/START-HERE.html").decode()
        home = packed.read("a-list/site/index.html")
        offline = packed.read("a-list/site/offline/index.html")
    assert (done.files, done.size) == (5, (tmp_path / "dist" / "a.zip").stat().st_size)
    assert "Read A &lt;list&gt;" in start
    assert home == b'<a href="papers/index.html">Papers</a>'
    assert offline == b"<p><!-- download --><!-- /download --></p>"


def test_same_site_makes_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "else" / "where"
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_file():
            copied = other / path.relative_to(site)
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copied)
            os.utime(copied, (1, 1))
            copied.chmod(0o600)
    assert pack(site, tmp_path / "a.zip") == pack(other, tmp_path / "b.zip")


def test_files_are_of_the_day_of_the_newest_record(site: Path, tmp_path: Path) -> None:
    pack(site, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(2024, 11, 3, 0, 0, 0)}
    (site / "sitemap.xml").unlink()
    pack(site, tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_file_that_cannot_be_finished_is_not_there(site: Path, tmp_path: Path) -> None:
    whole = pack(site, tmp_path / "dist" / "a.zip")
    (site / "papers" / "index.html").write_bytes(b"\xff")
    with pytest.raises(UnicodeDecodeError):
        pack(site, tmp_path / "dist" / "a.zip")
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["a.zip"]
    assert (tmp_path / "dist" / "a.zip").read_bytes() == whole


def test_zip_is_called_after_the_list() -> None:
    assert name_zip("Daily Papers") == "daily-papers.zip"
    assert name_zip("…") == "reading-list.zip"
