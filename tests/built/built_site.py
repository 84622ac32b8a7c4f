"""A built site as a reader meets it: pages and the links between them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

HOST = "https://site.invalid"
CONTENT = "//article[contains(concat(' ', @class, ' '), ' md-content__inner ')]"


@dataclass(frozen=True)
class BuiltPage:
    address: str
    """Below the top of the site: ``/papers/bare/``."""

    links: frozenset[str]
    """Links of the page's own text, and not of the theme, to places of the same site."""

    anchors: frozenset[str]


def read_site(root: Path, base: str) -> dict[str, BuiltPage]:
    """Every page by its address; ``base`` is the path below which the site is published."""
    pages = (_read_page(root, path, base) for path in sorted(root.rglob("*.html")))
    return {page.address: page for page in pages}


def find_dead_links(root: Path, pages: dict[str, BuiltPage]) -> list[str]:
    """Links that lead to no page, no file, or no place on a page."""
    dead = []
    for page in pages.values():
        for link in sorted(page.links):
            address, anchor = urldefrag(link)
            target = pages.get(address)
            is_file = not address.endswith("/") and (root / unquote(address[1:])).is_file()
            if not (target or is_file) or (anchor and target and anchor not in target.anchors):
                dead.append(f"{page.address}: {link}")
    return dead


def _read_page(root: Path, path: Path, base: str) -> BuiltPage:
    address = f"/{path.relative_to(root).as_posix()}".removesuffix("index.html")
    tree = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    (content,) = tree.xpath(CONTENT) or [tree]
    found = set()
    for attribute in ("href", "src"):
        for element in content.xpath(f".//*[@{attribute}]"):
            link = urlsplit(urljoin(f"{HOST}{base}{address[1:]}", element.get(attribute)))
            if f"{link.scheme}://{link.netloc}" == HOST:
                assert link.path.startswith(base), f"{address}: {link.path} leads out of the site"
                place = f"#{link.fragment}" if link.fragment else ""
                found.add(f"/{link.path.removeprefix(base)}{place}")
    anchors = {*tree.xpath("//@id"), *tree.xpath("//a/@name")}
    return BuiltPage(address, frozenset(found), frozenset(anchors))
