"""The link to the download on the page on reading offline, which only a finished site can have."""

from __future__ import annotations

import html
import re
from pathlib import Path

from generator.pages.exports import say_size
from generator.publish.site_files import OFFLINE
from generator.publish.unfinished import write_whole

_PLACE = re.compile(r"(<!-- download -->).*?(<!-- /download -->)", re.DOTALL)


def show_download(page: str, name: str = "", size: int = 0) -> str:
    """``page`` with a link to the file ``name`` beside it, or with none. A page without a place for
    it is left as it is.

    ``size``: in bytes.
    """
    shown = html.escape(name)
    link = f'<a class="rl-button" href="{shown}" download>Download {shown}</a> {say_size(size)}'
    return _PLACE.sub(lambda place: f"{place[1]}{link if name else ''}{place[2]}", page)


def publish_download(site: Path, file: Path) -> Path:
    """Put ``file`` into the built ``site``, with a link to it on the page on reading offline.

    Raises:
        OSError: if the site has no such page, or the system does not let us write.
    """
    page = site / OFFLINE / "index.html"
    text = page.read_text("utf-8")
    target = site / OFFLINE / file.name
    write_whole(target, file.read_bytes())
    write_whole(page, show_download(text, file.name, target.stat().st_size).encode())
    return target
