"""The seed's own listing: every one of its 108 papers comes out right."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from generator.problems import Problem
from generator.sources.captured_text import list_unknown_macros, repair_abstract
from generator.sources.draft import Draft
from generator.sources.listing import find_day, looks_like_listing, read_listing
from tests.lists import ROOT

SEED = ROOT / "tests" / "seed"
TEXT = (SEED / "daily-papers-listing.txt").read_text("utf-8")
SOURCES: list[dict[str, Any]] = json.loads((SEED / "papers.json").read_text("utf-8"))
REPAIRS: list[dict[str, str]] = yaml.safe_load((SEED / "repairs.yml").read_text("utf-8"))
DRAFTS = list(read_listing(TEXT, "listing.txt", "2025-11-03"))

BY_HAND = {87: (r"\name", "GUI-R1")}
"""A macro of the paper's own: no rule knows what it stands for."""


def test_all_are_there() -> None:
    assert looks_like_listing(TEXT)
    assert len(DRAFTS) == len(SOURCES) == 108
    assert find_day(TEXT) == "Nov 3"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["position"])
def test_paper_comes_out_right(source: dict[str, Any]) -> None:
    draft = DRAFTS[source["position"] - 1]
    assert isinstance(draft, Draft)
    listed = source["listed"]
    expected: dict[str, Any] = {"title": listed["title"], "listed": {"on": "2025-11-03"}}
    if "date" in listed:
        expected["date"] = listed["date"]
    if "organization" in listed:
        expected["organization"] = listed["organization"].partition(" ")[2]
    if "discussion_count" in listed:
        expected["listed"]["discussions"] = str(listed["discussion_count"])
    assert {name: value for name, value in draft.fields.items() if name != "abstract"} == expected
    counts = f"the listing counts {listed.get('author_count')} authors and names none."
    assert (counts in draft.remarks) == ("author_count" in listed)
    line = int(draft.origin.removeprefix("listing.txt:"))
    assert TEXT.splitlines()[line - 1] == listed["title"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source["position"])
def test_abstract_is_repaired(source: dict[str, Any]) -> None:
    draft = DRAFTS[source["position"] - 1]
    assert isinstance(draft, Draft)
    abstract: str = source["abstract"]
    macro, meant = BY_HAND.get(source["position"], ("", ""))
    for repair in REPAIRS:
        if repair["position"] == source["position"]:
            if repair["found"] == macro:
                assert any(macro in remark for remark in draft.remarks)
                assert meant not in str(draft.fields["abstract"])
                return
            abstract = abstract.replace(repair["found"], repair["repaired"])
    assert draft.fields["abstract"] == abstract


def entry(title: str, *lines: str) -> str:
    return "\n\n".join([title, "An abstract long enough to be told from a title. " * 6, *lines])


@pytest.mark.parametrize(
    ("shown", "listed", "date"),
    [
        ("Nov 3", "2025-11-03", "2025-11-03"),
        ("Dec 31", "2026-01-02", "2025-12-31"),
        ("Jan 1", "2026-01-02", "2026-01-01"),
        ("Dec 20, 2022", "2025-11-03", "2022-12-20"),
    ],
)
def test_year_of_a_date(shown: str, listed: str, date: str) -> None:
    (draft,) = read_listing(entry("A", "• 5 authors", "·", shown), "l", listed)
    assert isinstance(draft, Draft)
    assert draft.fields["date"] == date


def test_pieces_that_are_no_paper_are_named() -> None:
    text = "\n\n".join([entry("A", "• 1 authors", "·", "Nov 3"), "B", "• 2 authors", "·", "Nov 2"])
    good, bad = read_listing(text, "l.txt", "2025-11-03")
    assert isinstance(good, Draft)
    assert isinstance(bad, Problem)
    assert (bad.path, bad.code) == ("l.txt", "bad-listing")
    assert text.splitlines()[bad.line - 1] == "B"


def test_only_what_was_lost_is_repaired() -> None:
    for text in ("three times faster", "5 times", "a_b ^ c", "50% of https://a.org/b, c."):
        assert repair_abstract(text) == text
    assert list_unknown_macros(r"\name and \alpha \%") == [r"\name"]
