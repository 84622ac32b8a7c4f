"""The site of the first list: what machines read of its papers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.site.fixtures import pages_of as pages_of
from tests.site.fixtures import real_site as real_site
from tests.site.fixtures import shared_folder as shared_folder
from tests.site.html_page import HtmlPage
from tests.site.sites import Site

pytestmark = pytest.mark.xdist_group("pages of sites")


@pytest.fixture
def pages(real_site: Site, pages_of: Callable[[Site], list[HtmlPage]]) -> list[HtmlPage]:
    return pages_of(real_site)


def test_papers_are_described_in_their_own_words(pages: list[HtmlPage], real_site: Site) -> None:
    papers = [page for page in pages if page.find_meta("citation_title")]
    descriptions = {page.find_meta("description")[0] for page in papers}
    assert len(descriptions) == len(papers)
