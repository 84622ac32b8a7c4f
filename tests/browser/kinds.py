"""One page of each kind, by name: the tests look at every one of them."""

from __future__ import annotations

from generator.pages import slugs
from generator.pages.slugs import find_url
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
    "fields",
    "rules",
)
"""Kinds of the plan of which the tests look at the page with the most to show."""

CHOSEN = {
    "papers-by-date": slugs.PAPERS,
    "papers-most-discussed": slugs.PAPERS_MOST_DISCUSSED,
    "papers-by-title": slugs.PAPERS_BY_TITLE,
    "papers-second-page": slugs.number_page(slugs.PAPERS, 2),
    "about": "about.md",
    "contribute": "contribute/index.md",
    "contribute-add": "contribute/add.md",
    "contribute-import": "contribute/import.md",
    "contribute-review": "contribute/review.md",
    "contribute-own-list": "contribute/own-list.md",
    "architecture": "development/architecture.md",
    "not-found": "404.html",
}
"""Pages that are named by their path below ``docs/``."""

KINDS = (*GENERATED, *CHOSEN)


def find_kinds(site: Site) -> dict[str, str]:
    """The address of the page of each kind, relative to the home page."""
    docs = site.settings.docs
    largest: dict[str, str] = {}
    for page in site.plan.pages:
        other = largest.setdefault(page.kind, page.path)
        if (docs / page.path).stat().st_size > (docs / other).stat().st_size:
            largest[page.kind] = page.path
    paths = {kind: largest[kind] for kind in GENERATED} | CHOSEN
    return {kind: find_url(path) for kind, path in paths.items()}
