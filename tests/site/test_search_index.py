"""What the site's search can find."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.pages.slugs import find_url
from generator.pages.text import strip_markdown
from tests.site.sites import Site

Entry = dict[str, Any]


@pytest.fixture(scope="module")
def entries(real_site: Site) -> list[Entry]:
    index = json.loads((real_site.folder / "search" / "search_index.json").read_bytes())
    found: list[Entry] = index["docs"]
    return found


def read_page(entries: list[Entry], address: str) -> str:
    """Everything that is indexed of a page, as plain text."""
    own = [entry for entry in entries if entry["location"].split("#")[0] == address]
    return strip_markdown(" ".join(f"{entry['title']} {entry['text']}" for entry in own))


def test_papers_collections_and_written_pages_are_found(
    entries: list[Entry], real_site: Site
) -> None:
    plan, docs = real_site.plan, real_site.settings.docs
    generated = {page.path for page in plan.pages}
    wanted = {page.path for page in plan.pages if page.kind in ("paper", "collection", "fields")}
    written = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")} - generated
    assert len(written) > 3
    found = {entry["location"].split("#")[0] for entry in entries}
    assert found == {find_url(path) for path in wanted | written}


def test_nothing_is_found_under_another_papers_title(
    entries: list[Entry], real_site: Site
) -> None:
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


def test_index_holds_no_paper_twice(entries: list[Entry]) -> None:
    locations = [entry["location"] for entry in entries]
    assert len(locations) == len(set(locations))
