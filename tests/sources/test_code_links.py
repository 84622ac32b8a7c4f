"""Whose repository an abstract names."""

from __future__ import annotations

import pytest

from generator.sources.code_links import find_repositories, list_code, tidy_repository

OWN = {"https://github.com/a/b": True}
OTHERS = {"https://github.com/a/b": False}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Our code is available at https://github.com/a/b.", OWN),
        ("We release the models (github.com/a/b).", OWN),
        ("The project is open-source at https://github.com/a/b/tree/main", OWN),
        ("Code: https://github.com/a/b.git", OWN),
        ("Project page: https://github.com/a/b", OWN),
        ("We extend vLLM (https://github.com/a/b) with a cache.", OTHERS),
        ("Code is released. It is built on https://github.com/a/b", OTHERS),
        ("See https://github.com/a and https://example.org/a/b", {}),
        ("https://evilgithub.com/a/b", {}),
        ("https://a.github.com/a/b", {}),
    ],
)
def test_whose(text: str, found: dict[str, bool]) -> None:
    assert find_repositories(text) == found


def test_each_once_and_the_authors_own_first() -> None:
    code = {
        "https://github.com/x/y": False,
        "https://github.com/a/b": True,
        "https://github.com/A/B": False,
    }
    assert list_code(code) == [
        {"url": "https://github.com/a/b", "official": "true"},
        {"url": "https://github.com/x/y"},
    ]


@pytest.mark.parametrize(
    "text", ["", "https://github.com/a", "javascript:x", "https://example.org/a/b"]
)
def test_no_repository(text: str) -> None:
    assert tidy_repository(text) == ""
