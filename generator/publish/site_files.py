"""The files of a built site that a reader's browser may need, on the web or from a disk."""

from __future__ import annotations

import os
import re
from pathlib import Path

WORKER = "sw.js"
WEB_MANIFEST = "manifest.webmanifest"
NOT_FOUND = "404.html"
NOT_KEPT = "503.html"
"""What a worker shows in the place of a page that it does not keep, while there is no network."""

OFFLINE = "offline"
"""The folder of the page on reading offline; the lists of the worker and the download lie there."""

_UNREAD = re.compile(
    rf"{re.escape(WORKER)}|{OFFLINE}/(files-.*|[^/]*\.zip)|sitemap(-\d+)?\.xml(\.gz)?|.*\.map",
    re.DOTALL,
)


def list_files(site: Path) -> list[str]:
    """Their paths below ``site``, in order, with slashes. Not among them: maps for search engines and
    for debuggers, the worker and its lists, and the download, which would have to hold itself."""
    found = []
    for folder, _, names in os.walk(site):
        below = Path(folder).relative_to(site).as_posix()
        prefix = "" if below == "." else f"{below}/"
        found += [path for name in names if is_read(path := f"{prefix}{name}")]
    return sorted(found)


def is_read(path: str) -> bool:
    """Whether a reader's browser may need the file."""
    return _UNREAD.fullmatch(path) is None
