"""What GitHub would make of the quotations, by a CommonMark reader's rules for code."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.curation.quotation import LONGEST_QUOTE, quote_block, quote_words

ODD = st.text(st.one_of(st.sampled_from("`~\n\r\t @#<>![]()\\\x00\u202e\u2028"), st.characters()))


def test_lines_stay_lines_and_what_is_invisible_is_shown() -> None:
    assert quote_block("@all\n\n<img src=x> \x00\u202e#1") == (
        "```text\n@all\n\n<img src=x> \\x00\\u202e#1\n```"
    )
    assert quote_words("a\n`b`") == "`` a `b` ``"
    assert quote_words("@all #1") == "`@all #1`"


def test_long_text_is_cut() -> None:
    block = quote_block("x" * (LONGEST_QUOTE + 1234))
    assert block.splitlines()[2] == "… (1,234 characters more)"
    assert len(quote_words("x" * 5000)) == 202


@given(ODD)
def test_block_ends_where_it_should(text: str) -> None:
    first, *lines, last = quote_block(text).split("\n")
    fence = first.removesuffix("text")
    assert re.fullmatch("`{3,}", fence)
    assert last == fence
    assert not [line for line in lines if re.match(rf" {{0,3}}{fence}", line)]
    assert "\r" not in "".join(lines)


@given(ODD)
def test_words_end_where_they_should(text: str) -> None:
    quoted = quote_words(text)
    fence = re.match("`+", quoted)
    assert "\n" not in quoted
    if quoted.strip("`"):
        assert fence
        inside = quoted[len(fence[0]) : -len(fence[0])]
        assert fence[0] not in re.findall("`+", inside)
