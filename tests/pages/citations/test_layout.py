"""Items in a file: separators stand between them, and edges around all of them."""

from __future__ import annotations

import pytest

from generator.pages.citations.layout import Layout

LAYOUT: Layout[int] = Layout(str, "[", ", ", " ", "]")


@pytest.mark.parametrize(
    ("items", "text"), [((), "[]"), ((1,), "[ 1 ]"), ((1, 2, 3), "[ 1, 2, 3 ]")], ids=str
)
def test_file(items: tuple[int, ...], text: str) -> None:
    assert "".join(LAYOUT.join(items)) == text


def test_pieces_of_parts_are_those_of_the_whole() -> None:
    first, rest = LAYOUT.list_pieces([1]), LAYOUT.list_pieces([2, 3], first=False)
    assert [LAYOUT.head, *first, *rest, LAYOUT.find_end(3)] == [*LAYOUT.join([1, 2, 3])]
