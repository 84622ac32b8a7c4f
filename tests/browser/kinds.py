"""One page of each kind, by name: the tests look at every one of them."""

from __future__ import annotations

from generator.pages import slugs
from generator.pages.slugs import find_url
from generator.publish.writer import list_owned
from tests.lists import ROOT
from tests.site.sites import Site

GENERATED = (
    "home",
    "paper",
    "topics",
    "topic",
    "tags",
    "tag",
    "authors",
    "letter",
    "author",
    "organizations",
    "organization",
    "venues",
    "venue",
    "archive",
    "year",
    "month",
    "day",
    "code",
    "collections",
    "collection",
    "marks",
    "explore",
    "fields",
    "rules",
    "data",
)
"""Kinds of the plan of which the tests look at the page with the most to show."""

CHOSEN = {
    "papers-by-date": slugs.PAPERS,
    "papers-most-discussed": slugs.PAPERS_MOST_DISCUSSED,
    "papers-by-title": slugs.PAPERS_BY_TITLE,
    "papers-second-page": slugs.number_page(slugs.PAPERS, 2),
}
"""Generated pages that are named by their path below ``docs/``."""


def find_written() -> dict[str, str]:
    """The pages that people wrote, by a name made from their path below ``docs/``."""
    docs = ROOT / "docs"
    owned = {*list_owned(docs), slugs.FIELDS}
    paths = (path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md")))
    return {
        path.removesuffix(".md").removesuffix("/index").replace("/", "-"): path
        for path in paths
        if path not in owned
    }


WRITTEN = find_written() | {"not-found": "404.html", "not-kept": "503.html"}

KINDS = (*GENERATED, *CHOSEN, *WRITTEN)


def find_kinds(site: Site) -> dict[str, str]:
    """The address of the page of each kind that the site has, relative to the home page."""
    folder = site.folder
    largest: dict[str, str] = {}
    for page in site.plan.pages:
        other = largest.setdefault(page.kind, page.path)
        size, most = (
            (folder / find_url(path) / "index.html").stat().st_size for path in (page.path, other)
        )
        if size > most:
            largest[page.kind] = page.path
    paths = {kind: largest[kind] for kind in GENERATED if kind in largest} | CHOSEN | WRITTEN
    urls = {kind: find_url(path) for kind, path in paths.items()}
    return {
        kind: url
        for kind, url in urls.items()
        if (folder / url / "index.html").is_file() or (folder / url).is_file()
    }
