from __future__ import annotations

from urllib.parse import quote

import pytest

from generator.publish.quoting import quote_all


@pytest.mark.parametrize(
    "paths",
    [
        [],
        [""],
        ["papers/one/index.html"],
        ["papers/one/index.html", "a b/ä%.html", "~a_b-c.d", "", "c++?#.md", "/"],
        ["one\ntwo", "three"],
        ["\n"],
    ],
)
def test_each_is_quoted_as_alone(paths: list[str]) -> None:
    assert quote_all(paths) == [quote(path) for path in paths]
