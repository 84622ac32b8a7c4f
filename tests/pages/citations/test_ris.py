"""RIS, read by a program of a few lines that knows what the specification says of a line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from generator.pages.citations.ris import write_ris
from generator.records.model import Paper
from tests.lists import make_paper
from tests.pages.html_pieces import fold
from tests.pages.odd_text import odd_lines


def read(paper: Paper) -> list[tuple[str, str]]:
    text = write_ris(paper, "A list")
    assert text.endswith("ER  - \r\n")
    assert text.count("\n") == text.count("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    found = [re.fullmatch("([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    assert all(found), lines
    return [(one[1], one[2]) for one in found if one]


def test_reference_in_full() -> None:
    paper = make_paper(
        "hybrid-crowd",
        title="HybridCrowd: 100% of a GPU",
        authors=["José Peña", "Ludwig van Beethoven", "Martin King Jr.", "Qwen Team"],
        date="2024-09-28",
        venue="EuroToys 2025",
        doi="10.1000/a_b",
        arxiv="2409.00001",
        tags=["gpu", "c++"],
        links={
            "code": [{"url": "https://github.com/a/b"}, {"url": "https://github.com/a/c"}],
            "page": "https://a.b/1",
            "pdf": "https://a.b/1.pdf",
        },
        abstract="One.\n\nTwo.",
    )
    assert write_ris(paper, "A list") == (
        "TY  - CONF\r\n"
        "ID  - hybrid-crowd\r\n"
        "TI  - HybridCrowd: 100% of a GPU\r\n"
        "AU  - Peña, José\r\n"
        "AU  - van Beethoven, Ludwig\r\n"
        "AU  - King, Martin, Jr.\r\n"
        "AU  - Qwen Team\r\n"
        "PY  - 2024\r\n"
        "DA  - 2024/09/28\r\n"
        "T2  - EuroToys 2025\r\n"
        "DO  - 10.1000/a_b\r\n"
        "AN  - arXiv:2409.00001\r\n"
        "DB  - arXiv\r\n"
        "UR  - https://doi.org/10.1000/a_b\r\n"
        "L1  - https://a.b/1.pdf\r\n"
        "L2  - https://a.b/1\r\n"
        "L2  - https://github.com/a/b\r\n"
        "L2  - https://github.com/a/c\r\n"
        "KW  - gpu\r\n"
        "KW  - c++\r\n"
        "AB  - One. Two.\r\n"
        "DP  - A list\r\n"
        "ER  - \r\n"
    )


def test_shortest_record() -> None:
    assert read(make_paper("a", date="2024")) == [
        ("TY", "GEN"), ("ID", "a"), ("TI", "a"), ("PY", "2024"), ("DP", "A list"), ("ER", "")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("venue", "kind"), [(None, "GEN"), ("ICML 2024", "CONF"), ("Nature 2024", "JOUR")]
)
def test_kind_follows_the_venue(venue: str | None, kind: str) -> None:
    assert read(make_paper("a", venue=venue))[0] == ("TY", kind)


@pytest.mark.parametrize(
    ("date", "written"),
    [("2024", None), ("2024-03", "2024/03"), ("2024-03-01", "2024/03/01")],
)
def test_date_is_as_precise_as_it_is_known(date: str, written: str | None) -> None:
    assert dict(read(make_paper("a", date=date))).get("DA") == written


def test_page_that_is_the_address_is_written_once() -> None:
    lines = read(make_paper("a", links={"page": "https://a.b/1"}))
    assert [value for _, value in lines].count("https://a.b/1") == 1


@given(odd_lines.map(fold))
def test_no_text_makes_a_line_of_its_own(words: str) -> None:
    lines = read(make_paper("a", title=words, venue=words, abstract=f"{words}\nER  - \nTY  - X"))
    tags = [tag for tag, _ in lines]
    assert tags == ["TY", "ID", "TI", "PY", "T2", "AB", "DP", "ER"]
    assert dict(lines)["TI"] == dict(lines)["T2"] == words
