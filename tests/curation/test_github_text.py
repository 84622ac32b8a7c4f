from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curation.github_text import LONGEST_BLOCK, say, say_block, say_code
from tests.curation.github import find_alive, render

HOSTILE = [
    *(
        "@octocat",
        "me@example.org",
        "(@team/people)",
        "ask @octocat, #12 and owner/name#12",
        "GH-7",
    ),
    *(
        "https://evil.example/x",
        "www.evil.example",
        "<https://evil.example>",
        "[a](http://b.example)",
    ),
    *("![x](https://example.org/x.png)", "<img src=x onerror=alert(1)>", "<b>*bold*</b>", "a|b|c"),
    *(
        "[x]: https://evil.example",
        "[x][y]",
        "# heading",
        "1. item",
        "- item",
        "+ item",
        "> [!NOTE]",
    ),
    *("===", "---", "***", "```", "~~~", "~~gone~~", "$x^2$", "$$", "`a`", "``", "\\@octocat"),
    *("&#64;octocat", "&commat;octocat", ":+1: :tada:", "deadbeef00", "0123456789abcdef" * 2),
    *("<details>", "</details>", "<!-- ", "-->", "</del>", "[^1]", "[ ] task", "<a href=x>y</a>"),
    *("mailto:a@b.example", "https://github.com/o/n/issues/1", "a\n\n# b", "    code", "|---|"),
]

pieces = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=6), st.sampled_from([" ", "\n", "\n\n", "\t", "\\"])
)
hostile_text = st.lists(pieces, max_size=8).map("".join)


@given(
    hostile_text,
    st.sampled_from(["{}", "- {}", "> {}", "### {}", "| a | b |\n|--|--|\n| {} | x |"]),
)
def test_text_is_inert_wherever_it_stands(text: str, around: str) -> None:
    assert find_alive(around.format(say(text))) == []
    assert find_alive(around.format(say_code(text))) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_is_inert_and_readable(text: str) -> None:
    shown = say(text)
    assert find_alive(shown) == []
    read = "".join(render(shown).itertext()).strip().replace("\u200b", "")
    assert read == " ".join(text.split())
    assert "@" not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_code_can_be_copied(text: str) -> None:
    page = render(f"See {say_code(text)}.")
    assert [code.text_content() for code in page.iter("code")] == [" ".join(text.split())]
    assert "@" not in say_code(text)


def test_a_table_cell_stays_one_cell() -> None:
    for show in (say, say_code):
        page = render(f"| a | b |\n|---|---|\n| {show('x|y')} | z |")
        assert [cell.text_content() for cell in page.iter("td")] == ["x|y", "z"]


def test_the_checker_sees_what_is_alive() -> None:
    for text in (
        "@octocat",
        "#12",
        "![x](y)",
        "<b>x</b>",
        "https://a.example",
        "[x](https://a.example)",
    ):
        assert find_alive(text), text


def test_plain_text_stays_as_it_is() -> None:
    text = "Fast, memory-efficient (exact) attention: a study's 1st part; 50% less"
    assert say(text) == text
    assert say_code("data/papers/a.yml") == "`data/papers/a.yml`"


def test_long_text_is_cut_with_a_mark() -> None:
    assert say("z" * 400, 300) == f"{'z' * 300} … (100 more characters)"
    assert say_code("a" * 300, 200) == f"`{'a' * 200}` …"


def test_text_that_grows_is_cut_earlier() -> None:
    assert len(say("$" * 10_000, 1000)) < 4100


def test_right_to_left_text_is_isolated() -> None:
    assert say("شبکه‌ها (A)") == "&#8296;شبکه‌ها (A)&#8297;"


def test_what_nobody_sees_is_shown() -> None:
    assert say("a\u202eb\x1bc") == "a&#92;u202eb&#92;x1bc"


# Blocks


def test_lines_of_a_block_stay_lines_and_what_is_invisible_is_shown() -> None:
    assert say_block("@all\n\n<img src=x> \x00\u202e#1") == (
        "```text\n@all\n\n<img src=x> \\x00\\u202e#1\n```"
    )


def test_long_block_is_cut() -> None:
    block = say_block("x" * (LONGEST_BLOCK + 1234))
    assert block.splitlines()[2] == "… (1,234 characters more)"


@given(st.text(st.one_of(st.sampled_from("`~\n\r\t @#<>![]()\\\x00\u202e\u2028"), st.characters())))
def test_block_ends_where_it_should(text: str) -> None:
    first, *lines, last = say_block(text).split("\n")
    fence = first.removesuffix("text")
    assert re.fullmatch("`{3,}", fence)
    assert last == fence
    assert not [line for line in lines if re.match(rf" {{0,3}}{fence}", line)]
    assert "\r" not in "".join(lines)
