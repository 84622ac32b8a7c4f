"""The map of the site for search engines, in parts where there are many pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from generator.publish.packed import pack
from generator.publish.unfinished import write_whole

SITEMAP = "sitemap.xml"
FEW = 10_000
"""Up to so many pages MkDocs' own file stays: some 1.5 MB."""

PART = 40_000
"""How many pages one part names; the protocol (sitemaps.org) ends at 50,000 and 50 MB unpacked."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def split_sitemap(site: Path, site_url: str) -> None:
    """Make of a long ``sitemap.xml`` an index of gzipped parts, ``sitemap-1.xml.gz`` and so on.
    A site without an address keeps it as it is: a part is named by its whole address."""
    whole = site / SITEMAP
    if not site_url or not whole.is_file():
        return
    text = whole.read_text("utf-8")
    pages = re.findall(r"<loc>(.*?)</loc>", text)
    if len(pages) <= FEW:
        return
    day = max(re.findall(r"<lastmod>(.*?)</lastmod>", text), default="")
    dated = f"<lastmod>{day}</lastmod>" if day else ""
    names = []
    for number, start in enumerate(range(0, len(pages), PART), start=1):
        names.append(f"sitemap-{number}.xml.gz")
        write_whole(site / names[-1], pack(_write_part(pages[start : start + PART])))
    base = escape(site_url if site_url.endswith("/") else f"{site_url}/")
    parts = "".join(f"<sitemap><loc>{base}{name}</loc>{dated}</sitemap>\n" for name in names)
    index = f"{_HEAD}<sitemapindex {_SPACE}>\n{parts}</sitemapindex>\n".encode()
    write_whole(whole, index)
    write_whole(site / f"{SITEMAP}.gz", pack([index.decode()]))


def _write_part(pages: list[str]) -> Iterator[str]:
    """Without a date: each build gives all pages the same."""
    yield f"{_HEAD}<urlset {_SPACE}>\n"
    for page in pages:
        yield f"<url><loc>{page}</loc></url>\n"
    yield "</urlset>\n"
