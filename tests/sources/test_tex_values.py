"""What BibTeX's values stand for, before LaTeX is read as a whole."""

from __future__ import annotations

import pytest

from generator.cleaning.plain_text import clean_line
from generator.sources.tex_values import join_value, read_accents, read_braces


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("{a}", "a"),
        ('"a"', "a"),
        ("jan", "january"),
        ("JAN", "january"),
        ("unknown", "unknown"),
        ("2019", "2019"),
        ('jan # "~15"', "january~15"),
        ('{C#} # " and " # "{F#}"', "C# and {F#}"),
        ("", ""),
    ],
)
def test_pieces_are_joined(value: str, text: str) -> None:
    assert join_value(value, {"jan": "january"}) == text


@pytest.mark.parametrize(
    "written",
    [
        r"{\"o}",
        r"{\"{o}}",
        r"\"{o}",
        r"\"o",
        r"\'e",
        r"{\c c}",
        r"\c{c}",
        r"{\v s}",
        r"{\~n}",
        r"{\ss}",
        r"\L{}",
    ],
)
def test_common_accents_are_letters_as_latex_makes_them(written: str) -> None:
    assert len(read_accents(written)) == 1
    assert read_accents(written) == clean_line(written)


@pytest.mark.parametrize("written", [r"\"1", r"\'{\i}", r"\cite", r"\v", r"\'q", "plain", r"\^t"])
def test_other_latex_stays(written: str) -> None:
    assert read_accents(written) == written


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("{BERT} and {{RNA}s}", "BERT and RNAs"),
        (r"100\% of A\&B", "100% of A&B"),
        ("1--10 --- ``so''", "1–10 — “so”"),
        ("Fig.~3 costs ~50%", "Fig. 3 costs ~50%"),
        ("https://a.org/~kurt--x", "https://a.org/~kurt--x"),
        (r"$x_{i}$ of {A}", r"$x_{i}$ of {A}"),
        (r"\emph{A}", r"\emph{A}"),
    ],
)
def test_typing(written: str, text: str) -> None:
    assert read_braces(written) == text
