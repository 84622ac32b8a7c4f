"""Numbers as short text: base 64 with continuation, as in source maps, without a sign."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
"""Each holds five bits, the lowest first; the upper half of them says that another follows."""

NUMBER = "[g-z0-9+/]*[A-Za-f]"
"""A number, as a regular expression."""


def write_number(number: int) -> str:
    """``number``, from 0."""
    digits = ""
    while number > 31:
        digits += DIGITS[32 + (number & 31)]
        number >>= 5
    return digits + DIGITS[number]


def read_number(text: str) -> int:
    """The one number that ``text`` is."""
    number = 0
    for digit in reversed(text):
        number = number << 5 | DIGITS.index(digit) & 31
    return number


@lru_cache(maxsize=1)
def list_short_numbers() -> list[bytes]:
    """The numbers of at most three digits, written: nearly all that an index holds."""
    digits = [digit.encode() for digit in DIGITS]
    last, others = digits[:32], digits[32:]
    # As ``write_number`` does it, lowest digit first, in a tenth of the time.
    two = [low + high for high in last[1:] for low in others]
    three = [low + mid + high for high in last[1:] for mid in others for low in others]
    return last + two + three


def write_numbers(numbers: Iterable[int]) -> str:
    short = list_short_numbers()
    size = len(short)
    return b"".join(
        short[number] if number < size else write_number(number).encode() for number in numbers
    ).decode()
