"""What texts become. That they become nothing else: test_text_safety.py."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from generator.pages import text
from tests.pages.html_pieces import fold, render, take_apart
from tests.pages.odd_text import odd_lines


@pytest.mark.parametrize("words", ["Plain words, 100% (really); it's A-B: 1/2 + 3 = 4?", "中文 é"])
def test_plain_text_stays_readable_in_the_pages(words: str) -> None:
    assert text.encode(words) == words


@settings(max_examples=200)
@given(st.lists(odd_lines.map(fold), min_size=1))
def test_code_keeps_every_character_and_line(lines: list[str]) -> None:
    value = "\n".join(lines)
    shown = take_apart(render(f"<pre><code>{text.render_code(value)}</code></pre>"))
    assert shown.structure == ["<pre>", "<code>", "</code>", "</pre>"]
    assert shown.text == value


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("One\nline.\n\n\nTwo.", "<p>One line.</p><p>Two.</p>"),
        ("see https://a.b/c.", '<p>see <a href="https://a.b/c">https://a.b/c</a>.</p>'),
        ("(https://a.b/c_(d))", '<p>(<a href="https://a.b/c_(d)">https://a.b/c_(d)</a>)</p>'),
        ("https://a.b/?c=1&d=2", None),
        ("<https://a.b>", '<p>&lt;<a href="https://a.b">https://a.b</a>&gt;</p>'),
        ("http://", "<p>http://</p>"),
        ("xhttps://a.b", None),
        ("https://...", "<p>https://...</p>"),
        ("ftp://a.b javascript:x", "<p>ftp://a.b javascript:x</p>"),
    ],
)
def test_addresses_in_prose_become_links(words: str, html: str | None) -> None:
    prose = text.render_prose(words)
    assert take_apart(prose).text == words or html
    if html is not None:
        assert prose == html


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("*a* **b** `c<d`", "<p><em>a</em> <strong>b</strong> <code>c&lt;d</code></p>"),
        ("[a](https://a.b/?c&d)", '<p><a href="https://a.b/?c&amp;d">a</a></p>'),
        ("one\n\ntwo", "<p>one</p> <p>two</p>"),
        ("- a\n- b", "<ul> <li>a</li> <li>b</li> </ul>"),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("[a](../b.md)", "<p><a>a</a></p>"),
        ("[a](//b.c)", "<p><a>a</a></p>"),
        ("![a](https://a.b/c.png)", "<p></p>"),
        ('[a](https://a.b "title")', '<p><a href="https://a.b">a</a></p>'),
        ("a<b>c</b><script>d</script>", "<p>ac</p>"),
        ("<div onclick=x>a</div>", "a"),
        ("[a](http://a.b){: onclick=x }", '<p><a href="http://a.b">a</a>{: onclick=x }</p>'),
    ],
)
def test_what_markdown_becomes(words: str, html: str) -> None:
    assert text.render_markdown(words) == html


@pytest.mark.parametrize("value", ["2024", "no", "null", "---", "...", "# x", "1:2", "!x", ""])
def test_front_matter_keeps_text_text(value: str) -> None:
    block = text.front_matter({"title": value, "hide": ["toc"]}, "tags: {x: true}\n")
    lines = block.splitlines()
    assert (lines[0], lines[-1]) == ("---", "---")
    fields = yaml.safe_load("\n".join(lines[1:-1]))
    assert fields == {"title": value, "hide": ["toc"], "tags": {"x": True}}


# What templates print


def print_in_template(template: str, **values: object) -> str:
    environment = Environment(autoescape=True, finalize=text.finalize, undefined=StrictUndefined)
    return environment.from_string(template).render(**values)


def test_template_encodes_what_it_prints_by_default() -> None:
    assert print_in_template("{{ a }} {{ b }}", a="<b>*x*", b=7) == "&#60;b&#62;&#42;x&#42; 7"


def test_template_prints_markup_as_it_is() -> None:
    assert print_in_template("{{ a }}", a=Markup("<b>")) == "<b>"
    assert print_in_template("{{ a }}", a=text.trust("<b>")) == "<b>"


def test_template_can_not_print_nothing_by_mistake() -> None:
    with pytest.raises(TypeError):
        print_in_template("{{ a }}", a=None)
    with pytest.raises(UndefinedError):
        print_in_template("{{ a }}")


# Links within the site


def test_link_is_encoded_words_and_a_path() -> None:
    assert text.link("[a]", "../papers/pc-darts.md") == "[&#91;a&#93;](../papers/pc-darts.md)"


@pytest.mark.parametrize(
    "path", ["a b.md", "a.md)", "A.md", "é.md", "a.md#", "a.md#B", "a#b#c", "https://a.b"]
)
def test_path_with_a_character_that_no_address_has_is_an_error(path: str) -> None:
    with pytest.raises(ValueError, match=re.escape(path)):
        text.link_within(path)


# Summaries and LaTeX


def test_summary_is_cut_at_a_word() -> None:
    assert text.summarise("one two three", 100) == "one two three"
    assert text.summarise("one two three", 9) == "one two…"
    assert text.summarise("One two. Three", 9) == "One two…"
    assert text.summarise("  one\n two ") == "one two"


@pytest.mark.parametrize(
    ("long", "wanted"),
    [
        ("short\n text", "short text"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("word " * 50, "word " * 39 + "word…"),
        ("a" + " " * 500 + "b", "a…"),
    ],
)
def test_long_summary_is_as_long_as_it_may_be(long: str, wanted: str) -> None:
    assert text.summarise(long, 200) == wanted
    assert len(wanted) <= 200


def test_latex_characters_are_escaped_and_unicode_stays() -> None:
    assert text.as_latex("a & b_c é 100% #1\n$x$") == r"a \& b\_c é 100\% \#1 \$x\$"
    assert text.as_latex("{a}~^\\") == (
        r"\textbraceleft{}a\textbraceright{}\textasciitilde{}\textasciicircum{}\textbackslash{}"
    )
