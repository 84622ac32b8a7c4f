from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.partial_date import PartialDate

days = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
dates = st.one_of(days, days.map(PartialDate.in_month), days.map(PartialDate.in_year))


@settings(max_examples=2000)
@given(dates)
def test_date_that_is_written_is_read_back(found: PartialDate) -> None:
    assert PartialDate.parse(str(found)) == found


@settings(max_examples=2000)
@given(dates, dates)
def test_dates_sort_as_their_texts_do(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == (str(one) < str(other))


@given(st.dates())
def test_less_precise_date_sorts_before_every_day_in_it(day: date) -> None:
    found = PartialDate(day.year, day.month, day.day)
    assert found.in_year() < found.in_month() < found
    assert found.in_year().first_day() <= found.in_month().first_day() <= found.first_day() == day


@settings(max_examples=2000)
@given(st.text(st.sampled_from("0123456789- \n٢T"), max_size=12))
def test_text_is_a_date_only_if_it_is_written_as_one(text: str) -> None:
    try:
        found = PartialDate.parse(text)
    except ValueError:
        return
    assert str(found) == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "24", "2024-9", "2024-9-28", "2024-09-28T00:00", "2024/09/28", " 2024", "2024\n"),
        *("0000", "2024-00", "2024-13", "2024-01-00", "2024-02-30", "2023-02-29", "2024-04-31"),
        *("2024-", "2024-01-", "-2024", "20240928", "２０２４"),
    ],
)
def test_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (the loader words what is said of it)
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("2024-09-28", "28 September 2024", date(2024, 9, 28)),
        ("2024-02-29", "29 February 2024", date(2024, 2, 29)),
        ("2024-12", "December 2024", date(2024, 12, 1)),
        ("2024", "2024", date(2024, 1, 1)),
        ("0987-01-02", "2 January 987", date(987, 1, 2)),
    ],
)
def test_date_in_words_and_its_first_day(text: str, words: str, first: date) -> None:
    assert PartialDate.parse(text).in_words() == words
    assert PartialDate.parse(text).first_day() == first
