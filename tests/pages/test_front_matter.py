from __future__ import annotations

import html
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.pages.front_matter import dump_fields
from tests.pages.odd_text import odd_lines

NEARLY_PLAIN = st.text("aYno1é .,:;-/()&#'?\xa0\xad\u0130\u2028", max_size=12)
WORDS = st.sampled_from(["null", "Yes", "off", "true", "y", "1:2", "2024-01-01", "0x1f", "a: b"])


def escape(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: escape(item) for key, item in value.items()}
    if isinstance(value, list):
        return [*map(escape, value)]
    return html.escape(" ".join(value.split()))


@settings(max_examples=1000)
@given(st.one_of(NEARLY_PLAIN, WORDS, st.text(max_size=40), odd_lines))
@example("a" * 200 + " b" * 6000)
def test_text_is_written_as_the_yaml_library_writes_it(words: str) -> None:
    fields = {"title": words, "hide": [words, "x"], "citation": {"title": [words], "doi": ["1"]}}
    wanted = yaml.dump(
        escape(fields), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1 << 30
    )
    assert dump_fields(fields) == wanted


@pytest.mark.parametrize("fields", [{}, {"a": []}, {"a": {}}, {"a": {"b": {"c": ["d"]}}}])
def test_nesting_is_written_as_it_is_read(fields: dict[str, Any]) -> None:
    assert (yaml.safe_load(dump_fields(fields)) or {}) == fields
