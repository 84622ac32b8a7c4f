"""Templates compiled without what Jinja does for others still refuse what is misspelt."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import UndefinedError

from generator.pages.render import make_environment
from tests.lists import make_paper


def show(source: str, **given: Any) -> str:
    return make_environment().from_string(source).render(paper=make_paper("one"), **given)


def test_values_are_made_safe_once() -> None:
    macro = "{% macro say(x, by=none) %}<b>{{ x }}</b>{{ by or '' }}{% endmacro %}"
    assert show(f"{macro}{{{{ say('a*b', by='&') }}}}") == "<b>a&#42;b</b>&#38;"


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("{{ paper.titel }}", AttributeError),
        ("{{ papr.title }}", UndefinedError),
        ("{{ papr }}", UndefinedError),
        ("{% set x = {'y': paper.title} %}{{ x.y }}", AttributeError),
        ("{{ paper.venue }}", TypeError),
    ],
)
def test_misspelt_name_is_an_error(source: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        show(source)
