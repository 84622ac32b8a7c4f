"""The whole site as one file to download: it opens from a disk, and needs no network."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.pages.slugs import make_slug
from generator.publish.disk_page import DiskPages
from generator.publish.download import show_download
from generator.publish.site_files import (
    NOT_FOUND,
    NOT_KEPT,
    OFFLINE,
    WEB_MANIFEST,
    list_files,
)
from generator.publish.unfinished import name_unfinished, remove_unfinished

START = "START-HERE.html"
_INSIDE = "site"
"""The folder of the site's own files: beside it ``START-HERE.html`` is all there is to see."""

_ONLINE = frozenset({NOT_FOUND, NOT_KEPT, WEB_MANIFEST})
"""Of use only where there is a server."""

_OLDEST = date(1980, 1, 1)
"""A zip file knows no earlier day."""

_START_PAGE = """\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="refresh" content="0; url={inside}/index.html">
    <title>{name}</title>
  </head>
  <body><p><a href="{inside}/index.html">Read {name}</a></p></body>
</html>
"""


@dataclass(frozen=True)
class Packed:
    """What one zip file holds."""

    files: int
    size: int
    """Of the zip file, in bytes."""


def name_zip(site_name: str) -> str:
    """``daily-papers.zip``; the folder in it is called the same."""
    return f"{make_slug(site_name) or 'reading-list'}.zip"


def pack_site(site: Path, target: Path, site_name: str, site_url: str) -> Packed:
    """Make ``target`` a zip file of the built ``site``: the same bytes for the same site. It
    appears whole or not at all.

    Raises:
        OSError: if the system does not let us read or write.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_unfinished(target)
    aside = name_unfinished(target)
    day = _find_day(site)
    top = name_zip(site_name).removesuffix(".zip")
    try:
        with zipfile.ZipFile(aside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
            count = 0
            for path, content in _read_files(site, site_name, site_url):
                packed.writestr(_describe(f"{top}/{path}", day), content, zipfile.ZIP_DEFLATED, 9)
                count += 1
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    return Packed(count, target.stat().st_size)


def _read_files(site: Path, site_name: str, site_url: str) -> Iterator[tuple[str, bytes]]:
    start = _START_PAGE.format(name=html.escape(site_name), inside=_INSIDE)
    yield START, start.encode()
    files = [path for path in list_files(site) if path not in _ONLINE]
    pages = DiskPages(frozenset(files), site_url)
    for path in files:
        content = (site / path).read_bytes()
        if path.endswith(".html"):
            page = content.decode()
            page = show_download(page) if path == f"{OFFLINE}/index.html" else page
            content = pages.write(page, path).encode()
        yield f"{_INSIDE}/{path}", content


def _describe(path: str, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = 3
    entry.external_attr = 0o100644 << 16
    return entry


def _find_day(site: Path) -> date:
    """The newest day in the map of the site, which is the day of the newest record, or that of
    SOURCE_DATE_EPOCH when the site was built."""
    try:
        text = (site / "sitemap.xml").read_text("utf-8")
    except FileNotFoundError:
        return _OLDEST
    days = re.findall(r"<lastmod>(\d{4}-\d\d-\d\d)</lastmod>", text)
    return max([_OLDEST, *map(date.fromisoformat, days)])
