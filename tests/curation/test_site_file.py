"""Settings changed in the text of ``mkdocs.yml``."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.curation.site_file import SiteFileRefused, edit_site_file

TEXT = """\
# A list.
site_name: Old  # its name
site_description: >-
  Two lines
  of text.

# Where it is.
site_url: !ENV [SITE_URL, "https://old.example/"]
repo_url:
nav: [a, {b: c}]
"""


def test_values_change_and_nothing_else() -> None:
    values = {
        "site_name": "New: list",
        "site_description": "One # line",
        "site_url": "https://new.example/",
        "repo_url": "https://code.example/a/b",
        "site_author": "Ada",
    }
    assert edit_site_file(TEXT, values) == (
        'site_author: "Ada"\n'
        "# A list.\n"
        'site_name: "New: list"  # its name\n'
        'site_description: "One # line"\n'
        "\n"
        "# Where it is.\n"
        'site_url: !ENV [SITE_URL, "https://new.example/"]\n'
        'repo_url: "https://code.example/a/b"\n'
        "nav: [a, {b: c}]\n"
    )


@pytest.mark.parametrize("value", ["2024", "no", "~", "", " x ", "!ENV", "a\nb", "\U0001f4da", "'"])
def test_text_that_looks_like_something_else_stays_text(value: str) -> None:
    assert yaml.safe_load(edit_site_file("site_name: x\n", {"site_name": value})) == {
        "site_name": value
    }


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_is_read_back(value: str) -> None:
    edited = edit_site_file(TEXT.replace("!ENV ", ""), {"site_description": value})
    assert yaml.safe_load(edited)["site_description"] == value


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: a\nsite_name: b\n", "site_name is there twice"),
        ("site_name: [a\n", "is not readable YAML"),
        ("site_name: {a: b}\n", "site_name holds more than one value"),
        ("- a\n", "found no settings"),
        ("a: &x one\nsite_name: *x\n", "undefined alias"),
    ],
)
def test_what_cannot_be_changed_is_said(text: str, said: str) -> None:
    with pytest.raises(SiteFileRefused, match=said):
        edit_site_file(text, {"site_name": "new"})
