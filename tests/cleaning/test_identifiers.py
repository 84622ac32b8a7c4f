"""Ids are found in whatever stands around them."""

from __future__ import annotations

import pytest

from generator.cleaning.identifiers import date_arxiv, find_arxiv, find_doi, find_url


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("arXiv preprint arXiv:2409.19256v2", "2409.19256"),
        ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("http://arxiv.org/pdf/1706.03762v5.pdf", "1706.03762"),
        ("arXiv:1706.03762 [cs]", "1706.03762"),
        ("abs/1706.03762", "1706.03762"),
        ("ARXIV: math.gt/0309136", "math.GT/0309136"),
        ("1706.03762", ""),
        ("pages 1706.03762", ""),
        ("arXiv:17060.3762", ""),
        ("", ""),
    ],
)
def test_arxiv_id_in_text(text: str, id: str) -> None:
    assert find_arxiv(text) == id


@pytest.mark.parametrize(
    ("text", "id"),
    [("1706.03762v5", "1706.03762"), ("math.GT/0309136", "math.GT/0309136"), ("2019.1", "")],
)
def test_arxiv_id_in_its_own_field(text: str, id: str) -> None:
    assert find_arxiv(text, named=False) == id


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("https://doi.org/10.1145/3689031.3696075.", "10.1145/3689031.3696075"),
        ("doi:10.1000/a\\_b(c)", "10.1000/a_b(c)"),
        ("(10.1000/ab)", "10.1000/ab"),
        ("http://dx.doi.org/10.1000%2Fab", "10.1000/ab"),
        ("{10.1000/ab}", "10.1000/ab"),
        ("10.1/ab", ""),
    ],
)
def test_doi(text: str, doi: str) -> None:
    assert find_doi(text) == doi


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (r"\url{https://a.org/b\_c}", "https://a.org/b_c"),
        ("see https://a.org/b.", "https://a.org/b"),
        ("(https://a.org/b)", "https://a.org/b"),
        ("https://a.org/b_(c)", "https://a.org/b_(c)"),
        ("ftp://a.org", ""),
    ],
)
def test_url(text: str, url: str) -> None:
    assert find_url(text) == url


def test_month_of_an_arxiv_id() -> None:
    assert date_arxiv("2409.19256") == "2024-09"
    assert date_arxiv("hep-th/9901001") == "1999-01"
    assert date_arxiv("2499.00001") == ""
