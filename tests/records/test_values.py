"""What each kind of value lets through, and as what. What it refuses: test_problem_messages.py."""

from __future__ import annotations

import re
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.records import values

WITH_SPACE = st.text(st.sampled_from(" \t\n\r\x0b\x0c\x85\xa0\u2028ab\u3000"), min_size=1)


def read(kind: Any, text: Any) -> Any:
    return TypeAdapter(kind).validate_python(text)


def is_refused(kind: Any, text: Any) -> bool:
    try:
        read(kind, text)
    except ValidationError:
        return True
    return False


FINE = [
    (values.Url, "https://example.org"),
    (values.Url, "http://example.org:8080/a_(b)?c=d&e[]=f#g"),
    (values.Url, "https://[2001:db8::1]/x"),
    (values.Url, "https://bücher.example/шлях/@me;v=1,2!*'"),
    (values.Url, "HTTPS://EXAMPLE.ORG/%22%3Cscript%3E"),
    (values.ArxivId, "2409.19256"),
    (values.ArxivId, "0704.0001"),
    (values.ArxivId, "hep-th/9901001"),
    (values.ArxivId, "math.GT/0309136"),
    (values.Doi, "10.1145/3689031.3696075"),
    (values.Doi, "10.1002/(SICI)1097-4636(199823)43:3<338::AID-JBM16>3.0.CO;2-B"),
    (values.Orcid, "0000-0002-1694-233X"),
    (values.Identifier, "pc-darts"),
    (values.Identifier, "3d-vision"),
    (values.Identifier, "a" * values.MAX_ID),
    (values.Tag, "c++"),
    (values.Tag, "c#"),
    (values.Tag, "node.js"),
    (values.Tag, "3d"),
    (values.Line, "شبکه‌های کوچک"),
    (values.Line, "👩‍🔬 emoji of several characters"),
    (values.Prose, "One paragraph,\non two lines.\n\nAnother.\n"),
    (values.Markdown, "*" * values.MAX_MARKDOWN),
    (values.Markdown, "- > " * (values.MAX_NESTING // 2) + "deep"),
]

BAD = [
    (values.Url, "https://example.org/a b"),
    (values.Url, "https://example.org/\u202e"),
    (values.Url, "https://example.org:99999/"),
    (values.Url, "https://[::1/"),
    (values.Url, "https://@example.org/"),
    (values.Url, "https://example.org\\@evil.example/"),
    (values.Url, " https://example.org/"),
    (values.Url, "https://example.org/\n"),
    (values.Url, "ftp://example.org/"),
    (values.Url, "https:example.org"),
    (values.Url, "data:text/html,x"),
    (values.Url, "example.org"),
    (values.Url, "https://example.org/'><script>"),
    (values.ArxivId, "2409.192567"),
    (values.ArxivId, "2409.19256v1"),
    (values.ArxivId, "arXiv:2409.19256"),
    (values.Doi, "10.1145/a b"),
    (values.Doi, "10.1145/"),
    (values.Doi, "doi:10.1145/a"),
    (values.Orcid, "https://orcid.org/0000-0002-1825-0097"),
    (values.Identifier, "-a"),
    (values.Identifier, "a--b"),
    (values.Identifier, "a-"),
    (values.Identifier, "a.b"),
    (values.Identifier, "ä"),
    (values.Identifier, "../a"),
    (values.Identifier, "con"),
    (values.Identifier, "lpt1"),
    (values.Tag, "-a"),
    (values.Tag, "a/b"),
    (values.Tag, "../a"),
    (values.Tag, "A"),
    (values.Line, "\u200b"),
    (values.Line, "a\ufeffb"),
    (values.Line, "\xa0 \u3000"),
    (values.Markdown, "*" * (values.MAX_MARKDOWN + 1)),
    (values.Markdown, "fine\n\n  - > - > - > - > 1. deep"),
    (values.Count, "-1"),
    (values.Count, "1e3"),
    (values.Count, "٣"),
    (values.Count, ["1"]),
    (values.Switch, "True"),
    (values.Switch, ["true"]),
]


@pytest.mark.parametrize(("kind", "text"), FINE)
def test_fine_value_stays_as_written(kind: Any, text: str) -> None:
    assert read(kind, text) == text


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_bad_value_is_refused(kind: Any, text: Any) -> None:
    assert is_refused(kind, text)


@pytest.mark.parametrize("kind", sorted({id(kind): kind for kind, _ in FINE}.values(), key=str))
def test_line_break_at_the_end_is_no_part_of_a_value(kind: Any) -> None:
    """A regular expression's $ would let it pass."""
    text = next(text for known, text in FINE if known is kind)
    if kind in (values.Prose, values.Markdown):
        return
    assert is_refused(kind, f"{text}\n") or read(kind, f"{text}\n") == text


@given(WITH_SPACE)
def test_white_space_in_a_line_becomes_single_spaces(text: str) -> None:
    if not is_refused(values.Line, text):
        line = read(values.Line, text)
        assert line == line.strip()
        assert not re.search(r"\s\s|[^\S ]", line)
        assert line.replace(" ", "") == re.sub(r"\s", "", text)


@settings(max_examples=2000)
@given(st.sampled_from(["https://", "http://", "https:", "//", ""]), st.text(max_size=30))
def test_address_that_is_let_through_is_one(start: str, rest: str) -> None:
    if not is_refused(values.Url, start + rest):
        url = read(values.Url, start + rest)
        assert re.match(r"https?://[^/?#@]+([/?#]|$)", url, re.IGNORECASE)
        assert not re.search(r"[\s\"<>`\\{}|^]|[^\x21-\U0010ffff]", url)


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("12345", 12345), ("007", 7)])
def test_count_is_a_number(text: str, number: int) -> None:
    assert read(values.Count, text) == number


@pytest.mark.parametrize(("text", "switch"), [("true", True), ("false", False)])
def test_switch_is_true_or_false(text: str, switch: bool) -> None:
    assert read(values.Switch, text) is switch


def test_long_text_is_shortened_in_messages() -> None:
    assert values.shorten("a" * 80) == "a" * 80
    assert values.shorten("a" * 81) == "a" * 79 + "…"


def test_nothing_invisible_is_printable() -> None:
    """So that printable text need not be looked through."""
    found = [c for c in map(chr, range(sys.maxunicode + 1)) if values._INVISIBLE.match(c)]
    assert len(found) > 60
    assert not any(map(str.isprintable, found))


@pytest.mark.parametrize(
    "url",
    [
        "https://a.b@c.d/",
        "https://a.b:80/",
        "https://a.b/`",
        "https://ab",
        "ftp://a.b/",
        "https://a.b/\n",
    ],
)
def test_odd_address_is_looked_at_closely(url: str) -> None:
    assert not values._PLAIN_URL.fullmatch(url)


def test_what_is_said_to_be_an_id_is_one() -> None:
    texts = {str(text) for kind, text in [*FINE, *BAD] if kind is values.Identifier}
    texts |= {"", "2024", "a\n", "A", "index", "a" * (values.MAX_ID + 1)}
    assert {text for text in texts if values.is_id(text)} == {
        text for text in texts if not is_refused(values.Identifier, text)
    }
