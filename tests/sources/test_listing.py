"""A pasted listing: years, what is no paper, and what the capture lost."""

from __future__ import annotations

import pytest

from generator.problems import Problem
from generator.sources.captured_text import list_unknown_macros, repair_abstract
from generator.sources.draft import Draft
from generator.sources.listing import read_listing


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
