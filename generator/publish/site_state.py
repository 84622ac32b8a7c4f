"""What the last build made, so that the next one need not make all of it again.

It is a hint and no more: it counts only for a site made by the same program with the same settings,
and a file of the site only if it is as the build left it (its size and the time of its change, as
git looks at the files of a checkout).
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from generator.pages.paper_prints import PaperPrints
from generator.publish.signed_file import read_signed, write_signed

MOST = 256 * 1024 * 1024
"""Bytes; some 500 a paper. What is larger is neither written nor read."""

_HASH = 16
"""Hexadecimal digits of a SHA-256. They tell contents apart; they keep nobody out."""


class Row(NamedTuple):
    """A file of a site."""

    size: int
    hash: str


Found = tuple[str, int, int]
"""A file in the folder of a site: its path below that, its size, and when it was changed, in
nanoseconds since 1970."""


def find_files(site: Path) -> list[Found]:
    """Every file there."""
    found = []
    for path, file in _walk(str(site)):
        said = file.stat(follow_symlinks=False)
        found.append((path, said.st_size, said.st_mtime_ns))
    return found


def describe(content: bytes) -> Row:
    return Row(len(content), hashlib.sha256(content).hexdigest()[:_HASH])


def read_file(site: Path, path: str) -> bytes:
    return (site / path).read_bytes()


def describe_files(site: Path, known: Mapping[str, Row]) -> dict[str, Row]:
    """Every file in the folder ``site`` by its path; ``known`` are those that need not be read."""
    return {
        path: known.get(path) or describe(read_file(site, path))
        for path, _ in _walk(str(site))
    }


def hash_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def count_files(site: Path) -> int:
    return sum(1 for _ in _walk(str(site)))


def hash_folder(folder: Path, leave_out: str = "") -> str:
    """Of all files in ``folder``, but for those in a folder with a name that is to be left out."""
    hasher = hashlib.sha256()
    for path, _ in sorted(_walk(str(folder))):
        if leave_out not in path.split("/")[:-1]:
            content = (folder / path).read_bytes()
            hasher.update(f"{path} {len(content)}\n".encode())
            hasher.update(content)
    return hasher.hexdigest()


@dataclass(frozen=True)
class SiteState:
    key: str
    """Stands for program, settings and theme."""

    pages: Mapping[str, str] = field(default_factory=dict)
    """The fingerprint of each page, by its path below ``docs/``."""

    ids: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The places in the pages that many others lead into."""

    known: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    """What is known of the pages that MkDocs built, by path below ``docs/``."""

    papers: PaperPrints = field(default_factory=PaperPrints)

    nearness: str = ""
    """The fingerprint of all that says which papers are near each other, …"""

    related: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """… and the papers to read next, by paper."""

    files: Mapping[str, Row] = field(default_factory=dict)
    """By path below the site."""

    times: Mapping[str, int] = field(default_factory=dict)
    """When each file was changed, in nanoseconds since 1970."""

    def compare(self, all_found: Iterable[Found]) -> tuple[dict[str, Row], list[str]]:
        """Those of ``all_found`` that are as they were left, and the paths of all others."""
        intact: dict[str, Row] = {}
        others = []
        for path, size, time in all_found:
            row = self.files.get(path)
            if row and row.size == size and self.times.get(path) == time:
                intact[path] = row
            else:
                others.append(path)
        return intact, others


def read_state(path: Path, key: str) -> SiteState:
    """The state in the file ``path``; an empty one if that is missing, damaged, or for another
    ``key``."""
    nothing = SiteState(key)
    body = read_signed(path, key, MOST)
    if body is None:
        return nothing
    try:
        found = json.loads(body)
        files = {path: Row(size, hash_) for path, (size, hash_, _) in found["files"].items()}
        times = {path: time for path, (_, _, time) in found["files"].items()}
        names = ("pages", "ids", "known", "related")
        pages, ids, known, related = (dict(found[name]) for name in names)
        papers, nearness = PaperPrints(*found["papers"]), str(found["nearness"])
        return SiteState(key, pages, ids, known, papers, nearness, related, files, times)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return nothing


def write_state(path: Path, state: SiteState, site: Path) -> None:
    """Keep ``state``, of which the files lie in ``site``; where that can't be, nothing is kept. A
    file with a time in ``state`` is not looked at."""
    files = {}
    for name, row in state.files.items():
        time = state.times.get(name) or _find_time(f"{site}/{name}")
        if time:
            files[name] = (*row, time)
    ids = {path: sorted(places) for path, places in state.ids.items()}
    content = {
        "pages": dict(state.pages),
        "ids": ids,
        "known": dict(state.known),
        "papers": (state.papers.shared, dict(state.papers.papers)),
        "nearness": state.nearness,
        "related": dict(state.related),
        "files": files,
    }
    body = json.dumps(content, separators=(",", ":")).encode()
    write_signed(path, state.key, [body], MOST)


def _find_time(file: str) -> int | None:
    """None for a file that is not there."""
    try:
        return os.stat(file, follow_symlinks=False).st_mtime_ns  # noqa: PTH116 (half the time)
    except FileNotFoundError:
        return None


def _walk(site: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file below the folder ``site``, by its path."""
    folders = [""]
    while folders:
        below = folders.pop()
        with suppress(FileNotFoundError), os.scandir(f"{site}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{below}{entry.name}/")
                else:
                    yield f"{below}{entry.name}", entry
