"""RIS, PubMed's format and EndNote's, with the oddities of programs that write them."""

from __future__ import annotations

import pytest

from generator.problems import Problem
from generator.sources.draft import Draft
from generator.sources.ris import looks_like_ris, read_ris
from tests.lists import ROOT

FILES = ROOT / "tests" / "sources" / "files"


def read_file(name: str) -> list[Draft | Problem]:
    text = (FILES / name).read_text("utf-8")
    assert looks_like_ris(text)
    return list(read_ris(text, name))


def list_places(entries: list[Draft | Problem]) -> list[int]:
    return [
        int(one.origin.rpartition(":")[2]) if isinstance(one, Draft) else one.line
        for one in entries
    ]


def test_mixed_ris() -> None:
    entries = read_file("mixed.ris")
    assert list_places(entries) == [2, 20, 25, 30, 34]
    assert [one.code for one in entries if isinstance(one, Problem)] == ["bad-ris"]
    first, second, _, headless, _ = entries
    assert isinstance(first, Draft)
    assert first.fields == {
        "title": "A study of something that goes over lines",
        "authors": ["Hans Müller", "Dick van Dyke"],
        "doi": "10.1038/abc.123",
        "date": "2019-05-03",
        "venue": "Nature 2019",
        "tags": ["deep-learning", "genomics"],
        "links": {"page": "https://example.org/a"},
        "abstract": "First line. Second line.",
    }
    assert isinstance(second, Draft)
    assert second.fields["authors"] == ["Martin Luther King Jr."]
    assert second.fields["date"] == "2001-03"
    assert isinstance(headless, Draft)
    assert "TY" in headless.remarks[-1]


def test_pubmed() -> None:
    first, second = read_file("pubmed.nbib")
    assert isinstance(first, Draft)
    assert first.fields == {
        "title": "A title from PubMed that is folded",
        "authors": ["Frank Arute", "Kunal Arya"],
        "doi": "10.1038/s41586-019-1666-5",
        "date": "2019-10-03",
        "venue": "Nature 2019",
        "tags": ["quantum-computing"],
        "abstract": "BACKGROUND: Folded abstract.",
    }
    assert isinstance(second, Draft)
    assert second.fields == {
        "title": "[Translated title]",
        "authors": ["Han Solo"],
        "date": "2020",
    }


def test_endnote() -> None:
    first, second = read_file("endnote.enw")
    assert isinstance(first, Draft)
    assert first.fields["authors"] == ["Jane Doe", "Richard Roe"]
    assert first.fields["tags"] == ["one", "two"]
    assert isinstance(second, Draft)
    assert "date" not in second.fields
    assert "n.d." in second.remarks[0]


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("PY  - 2019\nDA  - 2019/05/03", "2019-05-03"),
        ("PY  - 2019\nDA  - 2018/05/03", "2019"),
        ("PY  - in press\nDA  - 2018/05/03", "2018-05-03"),
        ("Y1  - 2001///Spring", "2001"),
    ],
)
def test_the_date_that_says_most_of_the_year(lines: str, date: str) -> None:
    (draft,) = read_ris(f"TY  - JOUR\nTI  - T\n{lines}\nER  - \n", "r.ris")
    assert isinstance(draft, Draft)
    assert draft.fields["date"] == date
