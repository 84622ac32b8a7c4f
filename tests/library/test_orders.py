from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cleaning.folding import fold
from generator.library.orders import (
    by_title,
    count_discussions,
    newest_first,
    sort_most_discussed,
)
from generator.records.model import Metrics, Paper
from tests.lists import make_paper


def sort_ids(papers: list[Paper], order: object) -> list[str]:
    """The ids in this order, which must not depend on how the papers came."""
    found = {tuple(p.id for p in sorted(some, key=order)) for some in permutations(papers)}  # type: ignore[call-overload]
    assert len(found) == 1
    return list(*found)


def test_newest_first_and_the_less_precise_date_after_those_in_it() -> None:
    dates = ["2024", "2024-09", "2024-09-28", "2024-10-01", "2025"]
    papers = [make_paper(f"d{date}", date=date) for date in dates]
    assert sort_ids(papers, newest_first) == [
        *("d2025", "d2024-10-01", "d2024-09-28", "d2024-09", "d2024")
    ]


def test_papers_of_one_day_stand_by_id_whatever_their_titles_are() -> None:
    papers = [
        make_paper("c", title="Alpha"),
        make_paper("b", title="Zebra"),
        make_paper("a", title="Beta"),
    ]
    assert sort_ids(papers, newest_first) == ["a", "b", "c"]


def test_titles_stand_without_case_and_accents_then_by_id() -> None:
    papers = [
        make_paper("d", title="Zebra"),
        make_paper("c", title="“Élan”"),
        make_paper("b", title="apple"),
        make_paper("a", title="Apple"),
    ]
    assert sort_ids(papers, by_title) == ["a", "b", "c", "d"]


def test_title_sorts_by_its_first_letter_or_digit() -> None:
    papers = [
        make_paper("c", title="*** Beta"),
        make_paper("b", title="'Alpha'"),
        make_paper("a", title="3D things"),
        make_paper("e", title="???"),
        make_paper("d", title="中文"),
    ]
    assert sort_ids(papers, by_title) == ["a", "e", "b", "c", "d"]


def test_most_discussed_first_and_those_that_nobody_discussed_by_date() -> None:
    papers = [
        make_paper("a", date="2024", listed={"on": "2024", "discussions": "3"}),
        make_paper("b", date="2023", listed={"on": "2024", "discussions": "12"}),
        make_paper("c", date="2021"),
        make_paper("d", date="2022", listed={"on": "2024"}),
        make_paper("e", date="2020", listed={"on": "2024", "discussions": "0"}),
    ]
    newest = sorted(papers, key=newest_first)
    assert [paper.id for paper in sort_most_discussed(newest, {})] == ["b", "a", "d", "c", "e"]


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("José", "jose"),
        ("STRASSE", "strasse"),
        ("straße", "strasse"),
        ("Ørsted", "orsted"),
        ("Łukasz", "lukasz"),
        ("Đoković", "dokovic"),
        ("Þór", "thor"),
        ("Œuvre", "oeuvre"),
        ("İstanbul", "istanbul"),
        ("ﬁne", "fine"),
        ("王", "王"),
    ],
)
def test_case_and_accents_make_no_difference(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folded_text_stays_as_it_is_when_folded_again(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_zero_that_was_counted_later_goes_before_what_the_listing_showed() -> None:
    paper = make_paper("a", listed={"on": "2024", "discussions": "3"})
    assert count_discussions(paper) == 3
    assert count_discussions(paper, Metrics.model_validate({"id": "a", "discussions": "0"})) == 0
    assert count_discussions(paper, Metrics(id="a")) == 3
