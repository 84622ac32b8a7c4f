"""The seed's own listing: every one of its 108 papers comes out right."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from generator.sources.draft import Draft
from generator.sources.listing import find_day, looks_like_listing, read_listing
from tests.lists import ROOT

SEED = ROOT / "tests" / "first_list" / "seed"
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
