"""What machines read: titles, descriptions, citations, canonical addresses, the map of the site."""

from __future__ import annotations

import pytest

from generator.pages.slugs import find_url
from generator.records.model import Paper
from tests.site.html_page import HtmlPage, read_pages, read_xml
from tests.site.sites import Site

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@pytest.fixture(scope="module")
def pages(real_site: Site) -> list[HtmlPage]:
    return read_pages(real_site)


def describe(paper: Paper) -> dict[str, list[str]]:
    """The citation tags of a paper, as Google Scholar's guidelines want them."""
    found = {
        "citation_title": [paper.title],
        "citation_author": list(paper.authors),
        "citation_publication_date": [str(paper.date).replace("-", "/")],
        "citation_doi": [paper.doi] if paper.doi else [],
        "citation_arxiv_id": [paper.arxiv] if paper.arxiv else [],
        "citation_pdf_url": [paper.links.pdf] if paper.links.pdf else [],
    }
    if paper.arxiv:
        found["citation_pdf_url"] = [f"https://arxiv.org/pdf/{paper.arxiv}"]
    return found


@pytest.mark.parametrize("name", ["real_site", "toy_site"])
def test_citation_of_every_paper_is_that_of_its_record(
    request: pytest.FixtureRequest, name: str
) -> None:
    site: Site = request.getfixturevalue(name)
    papers = site.plan.library.papers
    assert papers
    for paper in papers:
        page = HtmlPage(site.folder / "papers" / paper.id / "index.html", "")
        wanted = describe(paper)
        assert {tag: page.find_meta(tag) for tag in wanted} == wanted
        tags = page.find("//meta[starts-with(@name, 'citation_')]/@name")
        assert len(tags) == sum(map(len, wanted.values()))


def test_only_papers_have_a_citation(pages: list[HtmlPage], real_site: Site) -> None:
    cited = [page for page in pages if page.find("//meta[starts-with(@name, 'citation_')]/@name")]
    assert len(cited) == len(real_site.plan.library.papers)


def test_every_page_has_one_title_and_one_description(pages: list[HtmlPage]) -> None:
    for page in pages:
        assert len(page.find("//title")) == 1, page.url
        assert "".join(page.find("//title/text()")).strip(), page.url
        (description,) = page.find_meta("description")
        assert 10 <= len(description) <= 200, (page.url, description)


def test_papers_are_described_in_their_own_words(pages: list[HtmlPage], real_site: Site) -> None:
    descriptions = [page.find_meta("description")[0] for page in pages if "/papers/" in page.url]
    assert len(set(descriptions)) >= len(real_site.plan.library.papers)


def test_every_page_names_its_own_address(pages: list[HtmlPage]) -> None:
    for page in pages:
        canonical = page.find("//link[@rel='canonical']/@href")
        assert canonical == ([] if page.path.name == "404.html" else [page.url])


def test_every_page_names_the_feed(pages: list[HtmlPage], real_site: Site) -> None:
    feed = f"{real_site.settings.site_url}feeds/newest.xml"
    for page in pages:
        found = page.find("//link[@type='application/atom+xml']/@href")
        assert len(found) == 1
        assert feed in page.links, page.url


def test_map_of_the_site_names_every_page(pages: list[HtmlPage], real_site: Site) -> None:
    named = read_xml(real_site.folder / "sitemap.xml", "//s:loc/text()", s=SITEMAP)
    assert len(named) == len(set(named))
    assert set(named) == {page.url for page in pages if page.path.name != "404.html"}


def test_former_address_is_kept_out_of_machines_sight(toy_site: Site) -> None:
    page = HtmlPage(toy_site.folder / "papers" / "old-name" / "index.html", "https://a.example/")
    assert page.find_meta("robots") == ["noindex"]
    named = read_xml(toy_site.folder / "sitemap.xml", "//s:loc/text()", s=SITEMAP)
    assert f"{toy_site.settings.site_url}papers/renamed/" in named
    assert f"{toy_site.settings.site_url}papers/old-name/" not in named


def test_every_planned_page_was_built(real_site: Site) -> None:
    for page in real_site.plan.pages:
        assert (real_site.folder / find_url(page.path) / "index.html").is_file(), page.path
