"""The map of the site for search engines, in parts where there are many pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from generator.publish.packed import pack
from generator.publish.unfinished import write_whole

SITEMAP = "sitemap.xml"
FEW = 10_000
"""Up to so many pages all are in one file: some 1.5 MB."""

PART = 40_000
"""How many pages one part names; the protocol (sitemaps.org) ends at 50,000 and 50 MB unpacked."""

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def write_sitemap(site: Path, site_url: str, others: Iterable[str]) -> None:
    """Bring the pages that MkDocs mapped in ``sitemap.xml`` and the ``others``, by their addresses
    below the top of the site, in order. Of a long map, make an index of gzipped parts,
    ``sitemap-1.xml.gz`` and so on.

    A site without an address has no other map than MkDocs' own: every entry is a whole address.
    """
    whole = site / SITEMAP
    if not site_url or not whole.is_file():
        return
    top = site_url if site_url.endswith("/") else f"{site_url}/"
    text = whole.read_text("utf-8")
    day = max(re.findall(r"<lastmod>(.*?)</lastmod>", text), default="")
    dated = f"<lastmod>{day}</lastmod>" if day else ""
    mapped = re.findall(r"<loc>(.*?)</loc>", text)
    # All at once: of many addresses, each for itself takes twenty times as long.
    added = escape("\n".join(f"{top}{address}" for address in others))
    pages = sorted({*mapped, *filter(None, added.split("\n"))})
    if len(pages) <= FEW:
        _write_map(site, "".join(_write_part(pages, dated)))
        return
    names = []
    for number, start in enumerate(range(0, len(pages), PART), start=1):
        names.append(f"sitemap-{number}.xml.gz")
        # Without a date: each build gives all pages the same.
        write_whole(site / names[-1], pack(_write_part(pages[start : start + PART])))
    parts = "".join(f"<sitemap><loc>{escape(top)}{name}</loc>{dated}</sitemap>\n" for name in names)
    _write_map(site, f"{_HEAD}<sitemapindex {_SPACE}>\n{parts}</sitemapindex>\n")


def _write_map(site: Path, text: str) -> None:
    write_whole(site / SITEMAP, text.encode())
    write_whole(site / f"{SITEMAP}.gz", pack([text]))


def _write_part(pages: list[str], dated: str = "") -> Iterator[str]:
    yield f"{_HEAD}<urlset {_SPACE}>\n"
    for page in pages:
        yield f"<url><loc>{page}</loc>{dated}</url>\n"
    yield "</urlset>\n"
