"""Dates are read as precisely as they are written, and never more so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.partial_date import PartialDate
from generator.sources.dates import read_date, read_date_fields


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019-05-03", "2019-05-03"),
        ("2019", "2019"),
        ("2019-5", "2019-05"),
        ("2019/05//", "2019-05"),
        ("2019/05/03/", "2019-05-03"),
        ("2019//", "2019"),
        ("2019-05-03T12:00:00Z", "2019-05-03"),
        ("3 May 2019", "2019-05-03"),
        ("May 3rd, 2019", "2019-05-03"),
        ("2019 May 3", "2019-05-03"),
        ("März 2003", "2003-03"),
        ("12/2021", "2021-12"),
        ("Spring 2019", "2019"),
        ("[1999]", "1999"),
        ("1999a", "1999"),
        ("868", "0868"),
    ],
)
def test_date_is_read_without_doubt(text: str, date: str) -> None:
    assert (read_date(text).date, read_date(text).doubt) == (date, "")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("c. 1999", "1999"),
        ("1999?", "1999"),
        ("2019/2020", "2019"),
        ("2019-05-03/2019-06-01", "2019-05-03"),
        ("May 2019--June 2020", "2019-05"),
        ("2019 Dec 1-4", "2019-12-01"),
        ("2019-02-31", "2019-02"),
        ("2019-13-01", "2019"),
        ("03/05/2019", "2019"),
    ],
)
def test_doubt_is_told(text: str, date: str) -> None:
    found = read_date(text)
    assert found.date == date
    assert repr(text) in found.doubt
    assert date in found.doubt


@pytest.mark.parametrize(
    "text", ["", "in press", "535 BCE", "44 B.C.", "-0044", "n.d.", "99", "0000", "soon", "?", "12"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert read_date(text).date == ""


SPELLINGS = [
    *("9", "09", "sep", "Sep.", "Sept", "SEPT.", "September", "septembre", "Septiembre"),
    *("settembre", "setembro", "wrzesień", "September--October", "Sep/Oct", "1 Sep", "Sep 1"),
    *("{September}", "mid-September", "sept-oct", " september "),
]


@pytest.mark.parametrize("month", SPELLINGS)
def test_month_in_twenty_spellings(month: str) -> None:
    assert read_date_fields("2019", month.strip("{}")).date[:7] == "2019-09"


@pytest.mark.parametrize(
    ("parts", "date", "doubt"),
    [
        (("2019", "jan~15"), "2019-01-15", ""),
        (("2019", "5", "12"), "2019-05-12", ""),
        (("2009/10", "may"), "2009-05", ""),
        (("2019-05", "june"), "2019-05", ""),
        (("2019", "13"), "2019", "2019 13"),
        (("2019", "Michaelmas"), "2019", "Michaelmas"),
        (("in press", "may"), "", ""),
    ],
)
def test_parts_of_a_date(parts: tuple[str, ...], date: str, doubt: str) -> None:
    found = read_date_fields(*parts)
    assert found.date == date
    assert doubt in found.doubt


@given(st.text(max_size=40) | st.from_regex(r"[0-9 /.\-,]{0,12}[A-Za-z]{0,9}[0-9 /\-]{0,9}"))
def test_whatever_is_read_is_a_date_or_nothing(text: str) -> None:
    date = read_date(text).date
    assert not date or str(PartialDate.parse(date)) == date


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=4))
def test_parts_never_fail(year: str, month: str, day: str) -> None:
    date = read_date_fields(year, month, day).date
    assert not date or str(PartialDate.parse(date)) == date
