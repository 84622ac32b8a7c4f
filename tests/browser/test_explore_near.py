"""Explore: papers that have some of the words, where few have all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import find_violations
from tests.browser.chromium import WIDTHS
from tests.browser.explore_list import (
    Choices,
    Records,
    expect_query,
    expect_shown,
    read_counts,
)

each_width = pytest.mark.parametrize("width", WIDTHS)

HEADING = "Papers with some of the words"
RARE = "17"
"""The number of one paper, which stands in its title."""


def find_near(page: Page) -> Locator:
    return page.get_by_role("region", name=HEADING)


def list_near(page: Page) -> set[str]:
    papers = find_near(page).locator("[data-paper]")
    expect(papers.first).to_be_visible()
    ids: list[str] = papers.evaluate_all("all => all.map(one => one.dataset.paper)")
    assert len(ids) == len({*ids}) <= 10
    return {*ids}


@each_width
def test_papers_with_some_of_the_words_follow_those_with_all(
    explore: Callable[..., Page], records: Records, width: str
) -> None:
    words = f"study {RARE} memory"
    found = [paper.id for paper in records.find(Choices(words=words))]
    page = explore(f"?q={words.replace(' ', '+')}", width=width)
    expect_shown(page, found)
    near = list_near(page)
    some = [records.find(Choices(words=word)) for word in words.split()]
    assert near <= {paper.id for papers in some for paper in papers}
    assert not near & {*found}
    last = page.locator(".rl-explore__main > div [data-paper], .rl-explore__empty").last
    below, heading = last.bounding_box(), find_near(page).locator("h2").bounding_box()
    assert below
    assert heading
    assert below["y"] + below["height"] <= heading["y"]
    expect(find_near(page).locator("mark").first).to_be_visible()
    expect(find_near(page).get_by_role("button", name="Star").first).to_be_visible()
    assert find_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTHS[width]


def test_they_are_not_counted_nor_exported(
    explore: Callable[..., Page], records: Records, explored_topics: dict[str, str]
) -> None:
    choices = Choices(words=f"study {RARE} memory")
    found = records.find(choices)
    page = explore(choices.write())
    list_near(page)
    number = f"{len(found)} paper{'' if len(found) == 1 else 's'}"
    expect(page.locator(".rl-explore__count")).to_have_text(number)
    page.get_by_text("Export").click()
    expect(page.locator(".rl-export__what")).to_contain_text(number)
    counts = records.count(choices, "topic")
    assert read_counts(page, "topic") == {explored_topics[key]: counts[key] for key in counts}


@pytest.fixture
def explored_topics(records: Records) -> dict[str, str]:
    return {key: topic.title for key, topic in records.library.topics.items()}


@each_width
def test_they_meet_the_filters_and_come_where_nothing_is_found(
    explore: Callable[..., Page], records: Records, width: str
) -> None:
    page = explore("?q=sparse+nowheretobefound&view=titles", width=width)
    expect(page.get_by_role("heading", name="No paper matches.")).to_be_visible()
    everywhere = list_near(page)
    assert len(everywhere) == 10
    wanted = Choices(words="sparse", include={"topic": {"graphs"}})
    of_topic = {paper.id for paper in records.find(wanted)}
    assert everywhere - of_topic
    page = explore("?q=sparse+nowheretobefound&topic=graphs", width=width)
    expect(find_near(page).locator("[data-paper]")).to_have_count(len(everywhere & of_topic))
    assert list_near(page) == everywhere & of_topic


def test_they_go_with_the_words(explore: Callable[..., Page]) -> None:
    page = explore("?q=sparse+nowheretobefound")
    list_near(page)
    page.get_by_label("Search all papers").fill("sparse")
    expect(page.locator("[data-paper]").nth(10)).to_be_visible()
    expect(page.get_by_text(HEADING)).to_be_hidden()


def test_way_out_is_spelt_as_it_was_understood(
    explore: Callable[..., Page], records: Records
) -> None:
    page = explore("?q=schedulling+year:1990")
    way = page.locator(".rl-explore__empty a", has_text="search for")
    expect(way).to_have_text("search for scheduling")
    way.click()
    expect_query(page, "?q=scheduling")
    found = records.find(Choices(words="scheduling"))
    expect(page.locator(".rl-explore__count")).to_have_text(f"{len(found)} papers")
    expect(page.locator(".rl-explore__note")).to_have_count(0)
