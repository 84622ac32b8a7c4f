"""Papers on a line each."""

from __future__ import annotations

from typing import Any

import pytest

from generator.pages.links import Links
from generator.pages.rows import Rows
from generator.pages.slugs import Addresses
from tests.lists import make_library, make_paper


@pytest.mark.parametrize(
    ("fields", "row"),
    [
        ({}, "A, B · 2024"),
        ({"authors": []}, "2024"),
        ({"authors": [*"ABCDE"]}, "A, B, C + 2 · 2024"),
        ({"venue": "ACL"}, "A, B · ACL, 2024"),
        ({"venue": "ACL 2024"}, "A, B · ACL 2024"),
        ({"venue": "*CHI*", "authors": ["<b>"]}, "&#60;b&#62; · &#42;CHI&#42;, 2024"),
    ],
)
def test_row_says_who_and_where(fields: dict[str, Any], row: str) -> None:
    paper = make_paper("one", **{"title": "T", "authors": ["A", "B"], "date": "2024-09"} | fields)
    library = make_library(paper)
    shown = Rows(library).show([paper], Links("../", library, Addresses()))
    assert shown == f"- [T](../papers/one.md) {row}"


def test_rows_follow_each_other() -> None:
    library = make_library(make_paper("a"), make_paper("b"))
    shown = Rows(library).show(library.papers, Links("", library, Addresses()))
    assert [line[:3] for line in shown.splitlines()] == ["- [", "- ["]
