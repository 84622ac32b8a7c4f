"""Links within a built site that lead to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from tests.site.html_page import HtmlPage


def find_broken_links(pages: Iterable[HtmlPage], folder: Path, site_url: str) -> Iterator[str]:
    """A sentence for each address within the site, or beside it on its host, that is not there.

    ``folder``: what is published at ``site_url``.
    """
    pages = list(pages)
    anchors = {page.url: page.anchors for page in pages}
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    known = {f"{site_url}{file.as_posix().removesuffix('index.html')}" for file in files}
    host = urlsplit(site_url).netloc
    for page in pages:
        for link in dict.fromkeys(page.links):
            url, fragment = urldefrag(link)
            if urlsplit(url).netloc != host:
                continue
            # What a script reads from the address is none of the address.
            url = url.partition("?")[0]
            if unquote(url) not in known:
                yield f"{page.url}: links to {link}, which is not there"
            elif fragment and url in anchors and unquote(fragment) not in anchors[url]:
                yield f"{page.url}: links to {link}, which has no such anchor"
