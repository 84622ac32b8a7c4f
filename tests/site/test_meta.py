"""What machines read: titles, descriptions, citations, canonical addresses, the map of the site."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.pages.slugs import find_url
from generator.publish.site_files import NOT_KEPT
from generator.records.model import Paper
from tests.site.html_page import HtmlPage, read_page, read_xml
from tests.site.sites import Site

pytestmark = pytest.mark.xdist_group("pages of sites")

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NO_PLACE = ("404.html", NOT_KEPT)
"""Pages that stand in for others."""



@pytest.fixture
def pages(real_site: Site, pages_of: Callable[[Site], list[HtmlPage]]) -> list[HtmlPage]:
    return pages_of(real_site)


def describe(paper: Paper) -> list[tuple[str, str | None]]:
    """The citation tags of a paper, as Google Scholar's guidelines want them."""
    pdf = f"https://arxiv.org/pdf/{paper.arxiv}" if paper.arxiv else paper.links.pdf
    found = [
        ("citation_title", paper.title),
        *(("citation_author", name) for name in paper.authors),
        ("citation_publication_date", str(paper.date).replace("-", "/")),
        ("citation_doi", paper.doi),
        ("citation_arxiv_id", paper.arxiv),
        ("citation_pdf_url", pdf),
    ]
    return [(name, value) for name, value in found if value]


@pytest.mark.parametrize("name", ["real_site", "toy_site"])
def test_citation_of_every_paper_is_that_of_its_record(
    request: pytest.FixtureRequest, name: str
) -> None:
    site: Site = request.getfixturevalue(name)
    papers = site.plan.library.papers
    assert papers or name == "real_site"
    for paper in papers:
        metas = read_page(site.folder / "papers" / paper.id / "index.html").metas
        found = [(name, content) for name, content in metas if name.startswith("citation_")]
        assert found == describe(paper)


def test_only_papers_have_a_citation(pages: list[HtmlPage], real_site: Site) -> None:
    cited = [page for page in pages if page.find_meta("citation_title")]
    assert len(cited) == len(real_site.plan.library.papers)


def test_every_page_has_one_title_and_one_description(
    pages: list[HtmlPage], real_site: Site
) -> None:
    for page in pages:
        (title,) = page.titles
        assert title.strip(), page.url
        (description,) = page.find_meta("description")
        own = " ".join(real_site.settings.site_description.split())
        # A paper's is its note, which may be one word.
        least = 1 if "/papers/" in page.url else 10
        assert description == own or least <= len(description) <= 200, (page.url, description)


def test_no_page_shows_what_was_meant_for_the_builder(pages: list[HtmlPage]) -> None:
    shown = [page.url for page in pages if "{: ." in page.path.read_text("utf-8")]
    assert shown == []


def test_every_page_names_its_own_address(pages: list[HtmlPage]) -> None:
    for page in pages:
        assert page.canonical == ([] if page.path.name in NO_PLACE else [page.url])


def test_every_page_names_the_feed(pages: list[HtmlPage], real_site: Site) -> None:
    feed = f"{real_site.settings.site_url}feeds/newest.xml"
    assert [page.url for page in pages if page.feeds != [feed]] == []


def test_map_of_the_site_names_every_page(pages: list[HtmlPage], real_site: Site) -> None:
    named = read_xml(real_site.folder / "sitemap.xml", "//s:loc/text()", s=SITEMAP)
    assert len(named) == len(set(named))
    assert set(named) == {page.url for page in pages if page.path.name not in NO_PLACE}


def test_former_address_is_kept_from_machines(toy_site: Site) -> None:
    page = read_page(toy_site.folder / "papers" / "old-name" / "index.html")
    assert page.find_meta("robots") == ["noindex"]
    named = read_xml(toy_site.folder / "sitemap.xml", "//s:loc/text()", s=SITEMAP)
    home = toy_site.settings.site_url
    assert f"{home}papers/renamed/" in named
    assert f"{home}papers/old-name/" not in named


def test_every_planned_page_was_built(real_site: Site) -> None:
    for page in real_site.plan.pages:
        assert (real_site.folder / find_url(page.path) / "index.html").is_file(), page.path
