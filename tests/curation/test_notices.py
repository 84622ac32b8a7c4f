from __future__ import annotations

import pytest

from generator.curation.notices import Notices, are_near
from generator.records.model import Paper, Person
from tests.lists import make_library, make_paper


def notice(paper: Paper, *there: Paper, people: tuple[Person, ...] = ()) -> list[str]:
    before = make_library(*there, people=people)
    return Notices(before, make_library(*there, paper)).list(paper)


WHOLE = {"note": "So.", "abstract": "So.", "arxiv": "2409.00001", "authors": ["Ada Author"]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("J. Peña", "José Peña"),
        ("José Peña", "Jose Pena"),
        ("Peña José", "José Peña"),
        ("Jean-Luc Picard", "Jean Luc Picard"),
        ("Jeanluc Picard", "Jean Luc Picard"),
        ("Ada Author", "Ada B. Author"),
        ("A. B. Author", "Ada Bea Author"),
        ("Guangming Sheng", "Guanming Sheng"),
        ("Chi Zang", "Chi Zhang"),
    ],
)
def test_near_names(one: str, other: str) -> None:
    assert are_near(one, other)
    assert are_near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Author", "Ada Author"),
        ("Wei Zhang", "Wen Zhang"),
        ("Han Hu", "Han Zhu"),
        ("Ada Author", "Bea Author"),
        ("B. Author", "Ada Author"),
        ("Author", "Ada Author"),
        ("王小明", "王小红"),
        ("", "Ada"),
    ],
)
def test_other_names(one: str, other: str) -> None:
    assert not are_near(one, other)


def test_nothing_to_notice() -> None:
    there = make_paper("there", title="Quite another thing", **WHOLE)
    new = {**WHOLE, "arxiv": "2409.00002"}
    assert notice(make_paper("new", title="The new one", **new), there) == []


def test_author_who_may_be_there_in_another_spelling() -> None:
    there = make_paper("there", authors=["José Peña", "Ada Author"])
    paper = make_paper("new", **{**WHOLE, "authors": ["J. Peña", "Ada Author", "Zoë New"]})
    assert notice(paper, there) == [
        "The author “J. Peña” is new; “José Peña” is there. One person?"
    ]
    joined = Person(name="José Peña", also=("J. Peña",))
    assert notice(paper, there, people=(joined,)) == []


def test_title_near_to_one_that_is_there() -> None:
    there = make_paper("there", title="Fast Attention for Long Documents")
    near = make_paper("new", title="Fast attention, for long document", **WHOLE)
    (line,) = (line for line in notice(near, there) if "title" in line)
    assert line == (
        "The title is near to that of `there`, “Fast Attention for Long Documents”. "
        "Is it the same paper?"
    )
    far = make_paper("new", title="Fast Attention for Short Proofs of Long Theorems", **WHOLE)
    assert [line for line in notice(far, there) if "title" in line] == []


def test_first_of_its_kind_and_what_is_missing() -> None:
    there = make_paper("there", title="Quite another", tags=["graph-networks"], venue="Toys 2024")
    paper = make_paper(
        "new", tags=["graph-network", "unlike"], venue="Toys 2025", organization="A lab"
    )
    assert notice(paper, there) == [
        "The first paper with the tag `graph-network`. Near to it: `graph-networks`.",
        "The first paper with the tag `unlike`.",
        "The first paper of the venue “Toys 2025”.",
        "The first paper of the organisation “A lab”.",
        "It has no note, no abstract, no author, no link to the paper.",
    ]
