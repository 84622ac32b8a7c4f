"""The site of the first list: what machines and the search read of its papers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.pages.text import strip_markdown
from tests.site.fixtures import pages_of as pages_of
from tests.site.fixtures import real_site as real_site
from tests.site.fixtures import shared_folder as shared_folder
from tests.site.html_page import HtmlPage
from tests.site.sites import Site
from tests.site.test_search_index import Entry
from tests.site.test_search_index import entries as entries

pytestmark = pytest.mark.xdist_group("pages of sites")


@pytest.fixture
def pages(real_site: Site, pages_of: Callable[[Site], list[HtmlPage]]) -> list[HtmlPage]:
    return pages_of(real_site)


def read_page(entries: list[Entry], address: str) -> str:
    """Everything that is indexed of a page, as plain text."""
    own = [entry for entry in entries if entry["location"].split("#")[0] == address]
    return strip_markdown(" ".join(f"{entry['title']} {entry['text']}" for entry in own))


def test_papers_are_described_in_their_own_words(pages: list[HtmlPage], real_site: Site) -> None:
    papers = [page for page in pages if page.find_meta("citation_title")]
    descriptions = {page.find_meta("description")[0] for page in papers}
    assert len(descriptions) == len(papers)


def test_nothing_is_found_under_another_papers_title(entries: list[Entry], real_site: Site) -> None:
    """A card repeats on one page what another page says."""
    papers = {paper.title: f"papers/{paper.id}/" for paper in real_site.plan.library.papers}
    for entry in entries:
        owner = papers.get(strip_markdown(entry["title"]))
        assert owner in (None, entry["location"].split("#")[0]), entry["location"]


def test_paper_is_indexed_with_all_that_a_reader_may_remember(
    entries: list[Entry], real_site: Site
) -> None:
    library = real_site.plan.library
    for paper in library.papers:
        indexed = read_page(entries, f"papers/{paper.id}/")
        wanted = [paper.title, *library.names.settle_all(paper), *paper.tags]
        wanted += [paper.venue or "", paper.organization or "", paper.arxiv or ""]
        wanted += [library.topics[key].title for key in paper.topics]
        wanted += [strip_markdown(paper.note or "")]
        wanted += " ".join((paper.abstract or "").split()).split(" ")
        assert [words for words in wanted if words not in indexed] == [], paper.id
