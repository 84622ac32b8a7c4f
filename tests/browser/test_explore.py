"""Explore: what it finds, counts, sorts and gives away, and its address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import WIDTHS
from tests.browser.explore_list import (
    Choices,
    Records,
    expect_query,
    expect_shown,
    list_shown,
    read_counts,
    read_query,
    show_everything,
    wait_for_results,
)
from tests.search.reader import read_values
from tests.site.sites import Site

each_width = pytest.mark.parametrize("width", WIDTHS)

COMBINATIONS = {
    "everything": Choices(),
    "query": Choices(words="memory scheduling"),
    "any": Choices(include={"topic": {"serving", "agents"}, "tag": {"survey", "slo"}}),
    "all": Choices(include={"tag": {"survey", "cost"}}, all=frozenset({"tag"})),
    "not": Choices(exclude={"tag": {"survey", "memory"}, "venue": {"icml-2020"}}),
    "any, not": Choices(include={"tag": {"cost", "rag"}}, exclude={"tag": {"slo"}}),
    "all, not": Choices(
        include={"topic": {"serving", "graphs"}}, exclude={"topic": {"agents"}},
        all=frozenset({"topic"}),
    ),
    "years": Choices(years=(2018, 2021), include={"code": {"official", "community"}}),
    "all kinds": Choices(
        words="sparse", include={"code": {"none"}, "topic": {"training"}},
        exclude={"organization": {"labs"}}, years=(2015, 2024),
    ),
    "authors": Choices(include={"author": {"author-a0", "author-b1", "author-c2"}}),
    "licences": Choices(include={"license": {"MIT", "Apache-2.0"}, "collection": {"first-steps"}}),
    "plus and accent": Choices(words="melange", include={"tag": {"c", "r-and-d"}}),
}  # fmt: skip

COUNTED = ("topic", "tag", "venue", "author", "organization", "code", "license", "collection")


def choose(page: Page, facet: str, label: str) -> None:
    page.locator(f'[data-facet="{facet}"]').get_by_label(label).check()
    wait_for_results(page)


@pytest.mark.parametrize("name", COMBINATIONS)
def test_result_is_that_of_looking_at_each_record(
    explore: Callable[..., Page], records: Records, name: str
) -> None:
    choices = COMBINATIONS[name]
    expected = records.find(choices)
    assert len(expected) > 1
    page = explore(choices.write())
    number = f"{len(expected)} papers"
    expect(page.locator(".rl-explore__count")).to_have_text(number)
    assert sorted(show_everything(page)) == sorted(paper.id for paper in expected)


@pytest.mark.parametrize("name", COMBINATIONS)
def test_counts_are_those_of_looking_at_each_record(
    explore: Callable[..., Page], records: Records, explored_site: Site, name: str
) -> None:
    choices = COMBINATIONS[name]
    page = explore(choices.write())
    labels = read_labels(explored_site)
    for facet in COUNTED:
        chosen = choices.include.get(facet, set()) | choices.exclude.get(facet, set())
        counts = records.count(choices, facet)
        expected = {key: counts[key] for key in {*counts, *chosen}}
        named = {labels[facet].get(key, key): count for key, count in expected.items()}
        assert read_counts(page, facet) == named, facet


def read_labels(site: Site) -> dict[str, dict[str, str]]:
    """The words for each key, as the index has them."""
    found = {}
    for facet in COUNTED:
        file = site.folder / "assets" / "search" / f"facet-{facet}-values.js"
        rows = json.loads(re.sub(r"^[^\[]*|\);\s*$", "", file.read_text("utf-8")))
        found[facet] = {key: label for key, label, _ in read_values(rows)}
    return found


def test_histogram_shows_the_papers_of_each_year(
    explore: Callable[..., Page], records: Records
) -> None:
    choices = Choices(include={"topic": {"serving"}}, years=(2020, 2021))
    page = explore(choices.write())
    years = [paper.date.year for paper in records.find(choices, but="year")]
    said = ", ".join(f"{year}: {years.count(year)}" for year in range(2015, 2026))
    expect(page.locator(".rl-years__bars")).to_have_attribute(
        "aria-label", f"Papers by year. {said}"
    )


def test_years_are_dragged_over(explore: Callable[..., Page], records: Records) -> None:
    page = explore()
    box = page.locator(".rl-years__bars").bounding_box()
    assert box
    bar = box["width"] / 11
    page.mouse.move(box["x"] + 9.5 * bar, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 6.5 * bar, box["y"] + 20)
    page.mouse.up()
    wait_for_results(page)
    expect_query(page, "?year=2021..2024")
    found = records.find(Choices(years=(2021, 2024)))
    expect(page.locator(".rl-explore__count")).to_have_text(f"{len(found)} papers")


@each_width
def test_shared_address_shows_the_same(explore: Callable[..., Page], width: str) -> None:
    page = explore(width=width)
    if width == "narrow":
        page.get_by_role("button", name="Filter").click()
    choose(page, "topic", "On serving")
    choose(page, "topic", "On agents")
    page.locator('[data-facet="tag"]').get_by_role("button", name="Leave out survey").click()
    wait_for_results(page)
    if width == "narrow":
        page.keyboard.press("Escape")
    page.get_by_label("Order").select_option("title")
    page.get_by_role("button", name="Titles").click()
    wait_for_results(page)
    expect_query(page, "?topic=agents,serving&-tag=survey&sort=title&view=titles")
    shown = list_shown(page)
    assert len(shown) > 10
    other = explore(read_query(page), width=width)
    expect_shown(other, shown)
    chips = page.locator(".rl-chip").all_inner_texts()
    expect(other.locator(".rl-chip")).to_have_text(chips, use_inner_text=True)
    expect(other).to_have_title("On agents, On serving, not survey - Explore - Explored")


def test_back_undoes_one_choice_and_forward_does_it_again(explore: Callable[..., Page]) -> None:
    page = explore()
    everything = list_shown(page)
    choose(page, "topic", "On graphs")
    some = list_shown(page)
    page.get_by_label("Search all papers").press_sequentially("sparse")
    wait_for_results(page)
    expect(page.locator("mark").first).to_be_visible()
    expect_query(page, "?q=sparse&topic=graphs")
    expect(page).to_have_title("“sparse”, On graphs - Explore - Explored")
    for search, shown, q in (("?topic=graphs", some, ""), ("", everything, "")):
        page.go_back()
        expect_query(page, search)
        expect_shown(page, shown)
        expect(page.get_by_label("Search all papers")).to_have_value(q)
    page.go_forward()
    expect_query(page, "?topic=graphs")
    expect_shown(page, some)


def test_what_does_not_exist_is_named_and_left_out(explore: Callable[..., Page]) -> None:
    page = explore("?topic=serving,unheard-of&sort=size&year=soon&venue=nowhere")
    notes = page.locator(".rl-explore__note").all_inner_texts()
    for word in ("“unheard-of”", "“size”", "“soon”", "“nowhere”"):
        assert any(word in note for note in notes), word
    assert page.locator(".rl-chip").all_text_contents() == ["Remove On serving", "Clear all"]


def test_joined_values_that_a_program_encoded_are_read(explore: Callable[..., Page]) -> None:
    page = explore("?topic=serving%2Cagents")
    expect(page.locator(".rl-explore__note")).to_have_count(0)
    expect(page.locator(".rl-chip")).to_have_count(3)


@pytest.mark.parametrize("sort", ["date", "discussions", "title"])
def test_orders_are_those_of_the_listings(
    explore: Callable[..., Page], explored_site: Site, sort: str
) -> None:
    library = explored_site.plan.library
    orders = {
        "date": library.papers,
        "discussions": library.most_discussed,
        "title": library.by_title,
    }
    page = explore(f"?sort={sort}")
    expected = [paper.id for paper in orders[sort]]
    if sort == "discussions":
        known = {paper.id for paper in library.discussed}
        shown = [id for id in show_everything(page) if id in known]
        assert shown == [id for id in expected if id in known]
    else:
        assert show_everything(page) == expected


def test_query_without_results_offers_less_of_itself(
    explore: Callable[..., Page], records: Records
) -> None:
    page = explore("?q=sparse+nowheretobefound")
    way = page.locator(".rl-explore__empty li", has_text="search for")
    found = len(records.find(Choices(words="sparse")))
    expect(way).to_contain_text(f"{found} papers")
    way.locator("a").click()
    wait_for_results(page)
    expect_query(page, "?q=sparse")


def test_relevance_is_offered_only_with_a_query(explore: Callable[..., Page]) -> None:
    page = explore()
    order = page.get_by_label("Order")
    expect(order).to_have_value("date")
    expect(order.locator("option[value=relevance]")).to_be_disabled()
    page.get_by_label("Search all papers").fill("sparse")
    expect(order).to_have_value("relevance")
    order.select_option("date")
    expect_query(page, "?q=sparse&sort=date")


@each_width
def test_views_show_the_same_papers(explore: Callable[..., Page], width: str) -> None:
    page = explore("?q=sparse+agents", width=width)
    shown = list_shown(page)
    for view in ("Rows", "Titles", "Cards"):
        page.get_by_role("button", name=view).click()
        shown_so = page.locator(f".rl-explore__main > div > .rl-results--{view.lower()}")
        expect(shown_so).to_be_visible()
        expect_shown(page, shown)
        assert {word.lower() for word in page.locator("mark").all_inner_texts()} == {
            "sparse", "agents"
        }  # fmt: skip


def test_nothing_found_says_what_to_leave_out(
    explore: Callable[..., Page], records: Records
) -> None:
    page = explore("?topic=serving&year=1999")
    found = records.find(Choices(include={"topic": {"serving"}}))
    way = page.locator(".rl-explore__empty li", has_text="without 1999")
    expect(way).to_contain_text(f"{len(found)} papers")
    way.locator("a").click()
    wait_for_results(page)
    expect_query(page, "?topic=serving")
