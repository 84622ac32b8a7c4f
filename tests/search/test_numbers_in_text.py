"""Numbers as short text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.search.numbers_in_text import list_short_numbers, write_number, write_numbers
from tests.search.reader import read_numbers


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "A"), (31, "f"), (32, "gB"), (1023, "/f"), (1024, "ggB"), (32_767, "//f"), (123, "7D")],
)
def test_number_is_written_with_the_lowest_digit_first(number: int, text: str) -> None:
    assert write_number(number) == text


@given(st.lists(st.integers(0, 2**31)))
def test_numbers_are_read_back(numbers: list[int]) -> None:
    assert [*read_numbers(write_numbers(numbers))] == numbers


def test_short_numbers_are_the_same() -> None:
    assert list_short_numbers() == [write_number(number).encode() for number in range(32_768)]
    assert max(map(len, list_short_numbers())) == 3
