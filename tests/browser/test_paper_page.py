"""The page of one paper."""

from __future__ import annotations

from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.pages.citations.bibtex import write_bibtex
from generator.pages.slugs import find_url
from tests.browser.fixtures import OpenPage
from tests.site.sites import Site


@pytest.fixture
def paper(open_page: OpenPage, toy_home: str) -> Page:
    return open_page(toy_home, "papers/crowd/")


def copy_bibtex(page: Page) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator(".rl-bibtex").get_by_role("button", name="Copy")
    button.click()
    expect(page.locator(".rl-bibtex button")).to_have_text("Copied")
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def list_badges(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".rl-codes a").all_inner_texts()]


def test_paper_shows_what_its_record_says(paper: Page, toy_site: Site) -> None:
    plan = toy_site.plan
    record = plan.library.by_id["crowd"]
    expect(paper.locator("h1")).to_have_text(record.title)
    assert paper.locator(".rl-authors a").all_inner_texts() == list(
        plan.library.names.settle_all(record)
    )
    topics = [plan.library.topics[key].title for key in record.topics]
    assert paper.locator(".rl-kicker a").all_inner_texts() == topics
    assert paper.locator(".rl-tags a").all_inner_texts() == list(record.tags)
    facts = paper.locator(".rl-facts").inner_text()
    for words in ("28 September 2024", "EuroToys 2025", "hep-th", "1 comment in the listing"):
        assert words in facts
    assert record.abstract
    assert paper.locator(".rl-abstract").inner_text() == record.abstract
    assert record.note
    expect(paper.locator(".rl-why")).to_contain_text(record.note)


def test_names_on_a_paper_lead_to_their_pages(paper: Page) -> None:
    links = paper.locator(".rl-authors a, .rl-kicker a, .rl-tags a, .rl-facts a").all()
    assert len(links) > 10
    for link in links:
        answer = paper.request.get(link.evaluate("element => element.href"))
        assert answer.ok
        assert f"<title>{link.inner_text()} - Toy list</title>" in unescape(answer.text())


def test_links_of_a_paper_are_those_of_its_record(paper: Page) -> None:
    links = paper.locator(".rl-links a")
    assert [(link.inner_text(), link.get_attribute("href")) for link in links.all()] == [
        ("arXiv hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("PDF", "https://arxiv.org/pdf/hep-th/9901001"),
    ]
    code = paper.locator(".rl-codes a").first
    expect(code).to_have_attribute("href", "https://github.com/example/crowd")


def test_bibtex_is_copied_as_it_is(paper: Page, toy_site: Site) -> None:
    assert copy_bibtex(paper) == write_bibtex(toy_site.plan.library.by_id["crowd"])


@pytest.mark.parametrize("id", ["renamed", "hostile", "right-to-left"])
def test_odd_bibtex_is_copied_as_it_is(
    open_page: OpenPage, toy_home: str, toy_site: Site, id: str
) -> None:
    page = open_page(toy_home, f"papers/{id}/")
    assert copy_bibtex(page) == write_bibtex(toy_site.plan.library.by_id[id])


def test_curators_links_lead_to_the_record(paper: Page, toy_site: Site) -> None:
    repository = toy_site.settings.repo_url
    edit = paper.get_by_role("link", name="Edit this record")
    expect(edit).to_have_attribute("href", f"{repository}/edit/trunk/data/papers/crowd.yml")
    address = paper.get_by_role("link", name="Suggest a correction").get_attribute("href")
    parts = urlsplit(str(address))
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{repository}/issues/new"
    query = parse_qs(parts.query, strict_parsing=True)
    title = toy_site.plan.library.by_id["crowd"].title
    assert query == {
        "template": ["correct.yml"],
        "title": [f"Correction: {title}"],
        "record": ["data/papers/crowd.yml"],
    }


def test_older_and_newer_lead_through_all_papers(
    paper: Page, toy_site: Site, toy_home: str
) -> None:
    order = [p.id for p in toy_site.plan.library.papers]
    place = order.index("crowd")
    for rel, step in (("next", 1), ("next", 2), ("prev", 1), ("prev", 0)):
        paper.locator(f".rl-neighbours a[rel={rel}]").click()
        paper.wait_for_url(f"{toy_home}/papers/{order[place + step]}/")


@pytest.mark.parametrize(("place", "missing"), [(0, "prev"), (-1, "next")])
def test_first_and_last_paper_have_one_neighbour(
    open_page: OpenPage, toy_home: str, toy_site: Site, place: int, missing: str
) -> None:
    page = open_page(toy_home, f"papers/{toy_site.plan.library.papers[place].id}/")
    there = {"prev", "next"} - {missing}
    rels = page.locator(".rl-neighbours a").evaluate_all("links => links.map(link => link.rel)")
    assert set(rels) == there


def test_read_next_shows_related_papers(paper: Page, toy_site: Site) -> None:
    library = toy_site.plan.library
    related = library.find_related(library.by_id["crowd"])
    assert paper.locator(".rl-rows li > a").all_inner_texts() == [p.title for p in related]


def test_collections_of_a_paper_are_named(paper: Page, toy_site: Site) -> None:
    names = [c.title for c in toy_site.plan.library.in_collections["crowd"]]
    assert names
    assert paper.locator(".rl-shelved a").all_inner_texts() == names


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("former", ["old-name", "older-name"])
def test_former_address_leads_to_the_paper(
    open_page: OpenPage, toy_home: str, toy_site: Site, former: str, javascript: bool
) -> None:
    page = open_page(toy_home, f"papers/{former}/", javascript=javascript)
    page.wait_for_url(f"{toy_home}/papers/renamed/")
    title = toy_site.plan.library.by_id["renamed"].title
    expect(page.locator("h1")).to_have_text(title)


def test_badge_shows_every_fact_that_is_known(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "papers/crowd/")
    assert list_badges(page) == [
        "GH example/crowd official archived 12.3k stars Apache-2.0 C++",
        "<> git.example.net/~crowd/port community 0 stars",
    ]
    checked = page.locator(".rl-checked")
    expect(checked).to_have_text("Stars and licence checked on 2 November 2024")


def test_badge_without_facts_shows_none(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "papers/hostile/")
    assert list_badges(page) == ["CB a_b_c/d*e*f community"]


def test_subscribe_leads_to_the_newest_papers(
    open_page: OpenPage, toy_home: str, toy_site: Site
) -> None:
    page = open_page(toy_home)
    with page.expect_response(lambda response: "feeds" in response.url) as answer:
        page.get_by_role("link", name="Subscribe").click()
    assert answer.value.ok
    assert answer.value.headers["content-type"].split(";")[0] in ("text/xml", "application/xml")
    feed = page.request.get(answer.value.url).text()
    assert '<feed xmlns="http://www.w3.org/2005/Atom">' in feed
    newest = toy_site.plan.library.papers[0]
    assert f"{toy_site.settings.site_url}{find_url(f'papers/{newest.id}.md')}" in feed


def test_paper_without_anything_optional_is_whole(open_page: OpenPage, toy_home: str) -> None:
    page = open_page(toy_home, "papers/bare/")
    expect(page.locator("h1")).to_be_visible()
    shown = page.locator(".md-content").inner_text()
    assert "None" not in shown
    for absent in (".rl-why", ".rl-abstract", ".rl-codes", ".rl-tags"):
        assert page.locator(absent).count() == 0
