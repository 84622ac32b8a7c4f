"""Names come out in reading order and in Unicode."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cleaning.names import OTHERS, order_names, read_name_list, turn_name


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Donald E. Knuth", "Donald E. Knuth"),
        ("Knuth, Donald E.", "Donald E. Knuth"),
        ("van Beethoven, Ludwig", "Ludwig van Beethoven"),
        ("{van der Berg}, Jan", "Jan van der Berg"),
        ("King, Jr., Martin Luther", "Martin Luther King Jr."),
        ("King, Martin Luther, Jr.", "Martin Luther King Jr."),
        ("{K}ing, Jr., Martin Luther", "Martin Luther King Jr."),
        ("Martin Luther King, Jr.", "Martin Luther King Jr."),
        ("Steele Jr., Guy L.", "Guy L. Steele Jr."),
        (r"G{\"o}del, Kurt", "Kurt Gödel"),
        (r"{\'E}mile Borel", "Émile Borel"),
        (r"\L{}ukasz Kaiser", "Łukasz Kaiser"),
        ("M&uuml;ller, Hans", "Hans Müller"),
        ("{Barnes and Noble, Inc.}", "Barnes and Noble, Inc."),
        ("The Collaboration, Inc.", "The Collaboration, Inc."),
        ("Alice~B. Smith", "Alice B. Smith"),
        ("Müller, , Hans", "Hans Müller"),
        ("Plato", "Plato"),
        ("Eric H. Nyberg, 3rd", "Eric H. Nyberg 3rd"),
        ("Mausam .", "Mausam"),
        ("Abdullah -", "Abdullah"),
        ("Leonardo F . R. Ribeiro", "Leonardo F. R. Ribeiro"),
        ("Elisa Sanchez - Bayona", "Elisa Sanchez-Bayona"),
        ("Bilel - Taboubi", "Bilel Taboubi"),
        ("Aly M .Kassem", "Aly M. Kassem"),
        ("J u - H u i Chen", "J u - H u i Chen"),
        ("Md. Al- Amin", "Md. Al-Amin"),
        ("META - Multilingual Alliance", "META - Multilingual Alliance"),
        ("Yuki Arase†", "Yuki Arase"),
        ("Peiyuan Yang1", "Peiyuan Yang"),
        ("Adrian M.P. Bra ̧soveanu", "Adrian M.P. Braşoveanu"),
        ("GPT-4", "GPT-4"),
        ("张, 伟", "伟 张"),
    ],
)
def test_name_in_reading_order(written: str, name: str) -> None:
    assert turn_name(written) == name


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Ada Author and Bo Writer", ["Ada Author", "Bo Writer"]),
        ("Author, Ada\n   and  Writer, Bo", ["Ada Author", "Bo Writer"]),
        ("Author, Ada AND Writer, Bo", ["Ada Author", "Bo Writer"]),
        ("{Barnes and Noble} and Ferdinand Anderson", ["Barnes and Noble", "Ferdinand Anderson"]),
        ("Author, A.; Writer, B.", ["A. Author", "B. Writer"]),
        ("Ada Author, Bo Writer, Cy Third", ["Ada Author", "Bo Writer", "Cy Third"]),
        ("M&uuml;ller, Hans", ["Hans Müller"]),
        ("Ada Author and", ["Ada Author"]),
        ("Ada Author and and Bo Writer", ["Ada Author", "Bo Writer"]),
        ("", []),
    ],
)
def test_list_of_names(written: str, names: list[str]) -> None:
    assert read_name_list(written) == (names, [])


@pytest.mark.parametrize(
    "end", [" and others", " and {others}", " et al.", ", et al", " and et~al."]
)
def test_others_are_no_name_and_are_told(end: str) -> None:
    names, remarks = read_name_list(f"Ada Author and Bo Writer{end}")
    assert (names, remarks) == (["Ada Author", "Bo Writer"], [OTHERS])


@given(st.text(alphabet="ab ,.;{}\\\"'~&and$%\n", max_size=40))
def test_no_text_fails(text: str) -> None:
    names, _ = read_name_list(text)
    assert all(name == " ".join(name.split()) and name for name in names)
    order_names([text])
