"""Front matter is read as MkDocs reads it, in the forms of the generator and in all others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator.fast_site.front_matter import read_front_matter
from generator.pages.front_matter import dump_fields

ODD = [
    "title: no", "title: 12", "title: 2024-01-01", "title: a: b", "title: 'it''s'", "title: ''",
    'title: "a\\nb"', "title: a # b", "title: a\n  b", "title:", "title: ~", "hide:\n- a\n- 1",
    "a: b\na: c", "citation:\n  x:\n  - a\n  y:\n  - b", "citation:\n  x: a", "- a", "title: &a b",
    "title: null", "title: =", "title: <<", "hide:\n  - a", "title: a\u2028b", "title: 'a' b", "x",
    "title: é", "title: a'b", "title: 1_000", "title: .5", "title: a\tb", "title: 'a", "a:\n\nb: c",
]  # fmt: skip


@pytest.mark.parametrize("block", ODD)
def test_odd_front_matter_is_read_as_by_mkdocs(block: str) -> None:
    source = f"---\n{block}\n---\n\n# Words\n"
    assert read_front_matter(source) == meta.get_data(source)


@pytest.mark.parametrize("source", ["", "# Words", "---\n", "title: a\n\nb", "---\na: b\n...\n\nc"])
def test_page_without_such_a_block_is_read_as_by_mkdocs(source: str) -> None:
    assert read_front_matter(source) == meta.get_data(source)


@given(st.text(min_size=1), st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_what_the_generator_writes_is_read_as_by_mkdocs(title: str, names: list[str]) -> None:
    fields: dict[str, Any] = {"title": title, "citation": {"author": names}, "hide": ["toc"]}
    source = f"---\n{dump_fields(fields)}---\n\n# Words\n"
    assert read_front_matter(source) == meta.get_data(source)
