"""The service worker of a built site, and the lists of files by which it knows its build."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote, unquote, urljoin, urlsplit

from generator.publish.html_tags import list_tags
from generator.publish.quoting import quote_all
from generator.publish.scripts import SCRIPTS, bundle
from generator.publish.site_files import (
    NOT_FOUND,
    NOT_KEPT,
    OFFLINE,
    WEB_MANIFEST,
    WORKER,
    is_read,
)
from generator.publish.site_state import Row, describe_files
from generator.publish.unfinished import write_whole
from generator.publish.web_manifest import write_web_manifest

PART = 2_000
"""Files in one list."""

_HASH = 16
"""Hexadecimal digits of a SHA-256. They tell builds apart; they keep nobody out."""

FIRST = ("index.html", f"{OFFLINE}/index.html", NOT_FOUND, NOT_KEPT, WEB_MANIFEST)
"""Kept from the beginning, with what they load: each is read when the worker is made."""


def write_worker(
    site: Path, name: str, description: str, known: Mapping[str, Row] = MappingProxyType({})
) -> None:
    """Put the worker, its lists and the web manifest into the built ``site``, in place of those
    that are there. They change whenever a file of the site does, and never otherwise.

    ``known``: files that need not be read, and may be missing in ``site``.
    """
    write_whole(site / WEB_MANIFEST, write_web_manifest(site, name, description))
    files = {**describe_files(site, known), **known}
    paths = [path for path in files if is_read(path)]
    rows = sorted(
        (quoted, *files[path]) for quoted, path in zip(quote_all(paths), paths, strict=True)
    )
    parts = [rows[start : start + PART] for start in range(0, len(rows), PART)]
    for stale in (site / OFFLINE).glob("files-*.json"):
        stale.unlink()
    (site / OFFLINE).mkdir(exist_ok=True)
    lists = []
    for number, part in enumerate(parts):
        short = [(_shorten(path), *row) for path, *row in part]
        content = f"{json.dumps(short, separators=(',', ':'))}\n".encode()
        write_whole(site / OFFLINE / f"files-{number}.json", content)
        lists.append({"first": part[0][0], "hash": _hash(content)})
    build = {
        "files": len(rows),
        "bytes": sum(row[1] for row in rows),
        "part": PART,
        "lists": lists,
        "first": _find_first(site, {row[0] for row in rows}),
    }
    code = bundle(SCRIPTS / "offline" / "worker" / "main.js")
    # The program counts as well: a worker with other ways of keeping is another build.
    id = _hash(f"{json.dumps(build)}{code}".encode())
    text = json.dumps({"id": id, **build}, separators=(",", ":"))
    write_whole(site / WORKER, f"globalThis.readinglistBuild = {text};\n{code}".encode())


def write_remover(site: Path) -> None:
    """Put a worker into the built ``site`` that removes itself, and what earlier ones kept."""
    write_whole(site / WORKER, bundle(SCRIPTS / "offline" / "remover" / "main.js").encode())


def _shorten(path: str) -> str:
    """A page by its folder: most files are pages."""
    is_page = path == "index.html" or path.endswith("/index.html")
    return path.removesuffix("index.html") if is_page else path


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:_HASH]


def _find_first(site: Path, known: set[str]) -> list[str]:
    pages = [path for path in FIRST if path in known]
    loaded = {file for path in pages if path.endswith(".html") for file in _list_loaded(site, path)}
    return sorted({*pages, *(loaded & known)})


def _list_loaded(site: Path, path: str) -> set[str]:
    """Styles, scripts and icons of a page, as addresses below the top of the site."""
    found = set()
    # Of the pages that are served at any address, the addresses begin with that of the site.
    top = "https://site.invalid/"
    for tag in list_tags((site / path).read_text("utf-8")):
        if tag.name not in ("link", "script"):
            continue
        attributes = tag.read()
        link = attributes.get("src" if tag.name == "script" else "href", "")
        is_loaded = tag.name == "script" or attributes.get("rel") in ("stylesheet", "icon")
        if link and is_loaded and not link.startswith("/") and not urlsplit(link).scheme:
            found.add(quote(unquote(urlsplit(urljoin(f"{top}{path}", link)).path.lstrip("/"))))
    return found
