"""Pages that list papers: what their cards show, and in which order."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from generator.library.library import Library
from generator.pages.code_host import read_code_host
from generator.pages.text import strip_markdown
from generator.records.model import Paper
from tests.browser.fixtures import OpenPage
from tests.site.sites import Site


@pytest.fixture(scope="module")
def library(real_site: Site) -> Library:
    return real_site.plan.library


def list_titles(page: Page) -> list[str]:
    return page.locator(".rl-card :is(h2, h3)").all_inner_texts()


def describe(paper: Paper, library: Library) -> list[str]:
    """The words of the paper's card, in order."""
    names = library.names.settle_all(paper)
    more = len(names) - 3
    words = [paper.title, ", ".join(names[:3]) + (f" + {more}" if more > 0 else "")]
    words += [strip_markdown(paper.note)] if paper.note else []
    words += [paper.date.in_words()]
    words += [paper.venue] if paper.venue else []
    words += [library.topics[key].title for key in paper.topics]
    for repository in paper.links.code[:1]:
        host = read_code_host(repository.url)
        whose = "official" if repository.official else "community"
        words.append(f"{host.mark} {host.repository} {whose}")
    count = paper.listed.discussions if paper.listed else None
    words += [f"{count} comment{'' if count == 1 else 's'}"] if count else []
    return words


def test_card_shows_what_the_record_says(open_page: OpenPage, home: str, library: Library) -> None:
    page = open_page(home, "papers/")
    shown = page.locator(".rl-card").all_inner_texts()
    papers = library.papers[:50]
    assert [" ".join(text.split()) for text in shown] == [
        " ".join(describe(library.by_id[paper.id], library)) for paper in papers
    ]
    # The list has a card with each thing, and one without.
    for thing in ("venue", "note", "listed"):
        assert any(getattr(paper, thing) for paper in papers), thing
    assert {bool(paper.links.code) for paper in papers} == {True, False}
    assert {bool(paper.venue) for paper in papers} == {True, False}


def test_card_leads_to_paper_author_and_topic(
    open_page: OpenPage, home: str, library: Library
) -> None:
    page = open_page(home, "papers/")
    paper = library.papers[0]
    card = page.locator(".rl-card").first
    author, topic = paper.authors[0], library.topics[paper.topics[0]].title
    for words in (paper.title, author, topic):
        card.get_by_role("link", name=words).click()
        expect(page.locator("h1")).to_have_text(words)
        page.wait_for_load_state()
        assert paper.title in page.locator(".md-content").inner_text()
        page.go_back()


@pytest.mark.parametrize(
    ("words", "address", "order"),
    [
        ("Newest", "papers/", "papers"),
        ("Most discussed", "papers/most-discussed/", "most_discussed"),
        ("By title", "papers/by-title/", "by_title"),
    ],
)
def test_orders_list_every_paper(
    open_page: OpenPage, home: str, library: Library, words: str, address: str, order: str
) -> None:
    page = open_page(home, "papers/" if words != "Newest" else "papers/by-title/")
    page.locator(".rl-orders").get_by_role("link", name=words).click()
    page.wait_for_url(f"{home}/{address}")
    expect(page.locator(".rl-orders [aria-current=page]")).to_have_text(words)
    titles = list_titles(page)
    while (onward := page.locator(".rl-pager a[rel=next]")).count():
        address = onward.evaluate("link => link.href")
        onward.click()
        page.wait_for_url(address)
        titles += list_titles(page)
    assert titles == [paper.title for paper in getattr(library, order)]


def test_pages_of_a_list_lead_back_and_forth(open_page: OpenPage, home: str) -> None:
    page = open_page(home, "papers/")
    pager = page.locator(".rl-pager")
    expect(pager.locator("a[rel=prev]")).to_have_count(0)
    pager.get_by_role("link", name="3").click()
    page.wait_for_url(f"{home}/papers/3/")
    expect(pager.locator("[aria-current=page]")).to_have_text("3")
    expect(pager.locator("a[rel=next]")).to_have_count(0)
    pager.locator("a[rel=prev]").click()
    page.wait_for_url(f"{home}/papers/2/")
    pager.get_by_role("link", name="1", exact=True).click()
    page.wait_for_url(f"{home}/papers/")


def test_home_shows_new_discussed_topics_and_collections(front: Page, library: Library) -> None:
    newest = [paper.title for _, papers in library.newest_dates for paper in papers]
    assert list_titles(front) == newest
    discussed = [paper.title for paper in library.discussed[:8]]
    assert front.locator(".rl-ranking a").all_inner_texts() == discussed
    topics = [
        f"{library.topics[key].title} {len(papers)}" for key, papers in library.by_topic.items()
    ]
    assert front.locator(".rl-index li").all_inner_texts() == topics
    collections = [collection.title for collection in library.collections]
    assert front.locator(".rl-shelf a").all_inner_texts() == collections


def test_home_says_the_numbers_and_the_day(front: Page, library: Library) -> None:
    day = library.listing_day
    assert day
    assert front.locator(".rl-hero .rl-numbers").inner_text() == (
        f"Listing of {day.in_words()} · {len(library.papers)} papers · "
        f"{len(library.authors)} authors · {len(library.with_code)} with code"
    )


def test_collection_keeps_its_order(open_page: OpenPage, home: str, library: Library) -> None:
    collection = library.collections[0]
    page = open_page(home, f"collections/{collection.id}/")
    steps = [library.by_id[step.paper].title for step in collection.steps]
    assert list_titles(page) == steps
    reasons = page.locator(".rl-step__why").all_inner_texts()
    assert reasons == [strip_markdown(step.why) for step in collection.steps]


def test_archive_leads_to_a_day(open_page: OpenPage, home: str, library: Library) -> None:
    day = library.days[0]
    page = open_page(home, "archive/")
    steps = [(str(day.date.year), ""), (day.date.month_name, f"{day.date.month:02}/")]
    page.get_by_role("link", name=steps[0][0], exact=True).click()
    page.wait_for_url(f"{home}/archive/{day.date.year}/")
    page.get_by_role("link", name=steps[1][0], exact=True).click()
    page.wait_for_url(f"{home}/archive/{day.date.year}/{steps[1][1]}")
    page.get_by_role("link", name=day.date.in_words(), exact=True).click()
    expect(page.locator("h1")).to_have_text(day.date.in_words())
    page.wait_for_load_state()
    assert list_titles(page) == [paper.title for paper in day.papers]


def test_author_shows_papers_topics_and_co_authors(
    open_page: OpenPage, home: str, library: Library
) -> None:
    author = max(library.authors.values(), key=lambda author: len(author.papers))
    page = open_page(home, "authors/")
    page.get_by_role("link", name=author.name, exact=True).click()
    expect(page.locator("h1")).to_have_text(author.name)
    page.wait_for_load_state()
    assert list_titles(page) == [paper.title for paper in author.papers]
    topics, co_authors = page.locator(".rl-names").all()
    assert topics.locator("a").all_inner_texts() == [
        library.topics[key].title for key, _ in author.topics
    ]
    assert co_authors.locator("a").all_inner_texts() == [name for name, _ in author.co_authors]
