from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup
from mkdocs.utils.meta import get_data

from generator.pages import text
from tests.pages.html_pieces import fold, render, take_apart
from tests.pages.odd_text import PIECES, odd_lines

HARMLESS = "word"

LINE_CONTEXTS = {
    "paragraph": "{0}",
    "paragraph after and before others": "before\n\n{0}\n\nafter",
    "paragraph with attributes": "{0}\n{{: .rl-numbers }}",
    "between words": "12 papers · {0} · all\n{{: .rl-numbers }}",
    "two in a row": "{0}, {0}",
    "heading": "# {0}",
    "heading with attributes": "## {0} {{: data-search-exclude }}",
    "link": "[{0}](../papers/a.md)",
    "link with attributes": '[{0}](../papers/a.md){{: .rl-venue rel="next" }}',
    "link in a heading": "### [{0}](../papers/a.md)",
    "links in a row": "[{0}](../a.md), [{0}](../b.md) + 3\n{{: .rl-byline }}",
    "list item": "- [{0}](../a.md)\n- {0}\n",
    "list item in a block": '<div class="rl-tags" markdown>\n\n- [{0}](../a.md)\n- {0}\n\n</div>',
    "item of an HTML list": '<ul markdown>\n<li markdown>{0} <span class="n">3</span></li>\n</ul>',
    "raw block": '<div class="rl-note">{0}</div>',
    "raw list": '<ul class="rl-links">\n<li><a href="https://a.b">{0}</a></li>\n</ul>',
    "raw table": "<table>\n<tr><td>{0}</td><td><code>{0}</code></td></tr>\n</table>",
    "span": 'a <span class="rl-category">{0}</span> b',
    "span in a nav": '<nav markdown>\n\n<span class="n" markdown="span">Older [{0}](../a.md)'
    '{{: rel="next" }}</span>\n\n</nav>',
    "title of an element": 'a <span title="{0}">b</span>',
    "address in text": 'a <a class="c" href="{0}">b</a>',
    "address in a raw block": '<ul>\n<li><a href="{0}">b</a></li>\n</ul>',
    "card": '<div class="rl-cards" markdown>\n\n<article class="rl-card" markdown>\n\n'
    "### [{0}](../a.md)\n\n[{0}](../b.md), {0}\n{{: .rl-byline }}\n\n"
    '<div class="rl-note">{0}</div>\n\n<time datetime="2024">2024</time> [{0}](../c.md)'
    "{{: .rl-topic }} {0}\n{{: .rl-meta }}\n\n</article>\n\n</div>",
}
"""Every way in which the templates place a text, as a format."""

EVERYWHERE = "\n\n".join(LINE_CONTEXTS.values())

MARKUP_CONTEXTS: dict[str, tuple[str, Callable[[str], Markup]]] = {
    "prose": ('<div class="rl-abstract">{0}</div>', text.render_prose),
    "code": ('<div class="rl-bibtex"><pre><code>{0}</code></pre></div>', text.render_code),
    "prose in a card": ("<article markdown>\n\n<div>{0}</div>\n\n</article>", text.render_prose),
}


def fill(context: str, value: str) -> str:
    return render(context.format(value))


# Text on a line


@settings(max_examples=2000)
@given(odd_lines)
def test_text_is_nothing_but_text_wherever_it_stands(line: str) -> None:
    found = take_apart(fill(EVERYWHERE, text.encode(line)))
    wanted = take_apart(fill(EVERYWHERE, HARMLESS))
    assert found.structure == wanted.structure
    assert found.line == fold(wanted.text.replace(HARMLESS, fold(line)))
    assert found.attributes == [value.replace(HARMLESS, fold(line)) for value in wanted.attributes]


@pytest.mark.parametrize("context", LINE_CONTEXTS.values(), ids=LINE_CONTEXTS)
def test_each_piece_is_nothing_but_text_in_each_context(context: str) -> None:
    wanted = take_apart(fill(context, HARMLESS))
    for piece in PIECES:
        for line in (piece, f"a{piece}", f"{piece}b", f"a {piece} b"):
            if fold(line):
                found = take_apart(fill(context, text.encode(line)))
                assert found.structure == wanted.structure, line
                assert found.line == fold(wanted.text.replace(HARMLESS, fold(line))), line


@settings(max_examples=2000)
@given(odd_lines)
def test_encoded_text_is_one_line_that_html_reads_back(value: str) -> None:
    encoded = text.encode(value)
    assert "\n" not in encoded
    assert take_apart(encoded).text == fold(value)


@pytest.mark.parametrize("words", ["Plain words, 100% (really); it's A-B: 1/2 + 3 = 4?", "中文 é"])
def test_plain_text_stays_readable_in_the_pages(words: str) -> None:
    assert text.encode(words) == words


# Prose and code


@settings(max_examples=2000)
@given(odd_lines)
def test_prose_is_paragraphs_and_links_only(value: str) -> None:
    for context, function in MARKUP_CONTEXTS.values():
        found = take_apart(fill(context, function(value)))
        outside = take_apart(fill(context, ""))
        added = set(found.structure) - set(outside.structure)
        assert added <= {"<p>", "</p>", "<a href>", "</a>"}
        assert fold(found.text).replace(" ", "") == fold(value).replace(" ", "")
        assert all(
            re.match("https?://", url) for url in found.attributes[len(outside.attributes) :]
        )


@settings(max_examples=500)
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


# Markdown of the curators


ALLOWED = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "br"}


@settings(max_examples=2000)
@given(odd_lines)
def test_markdown_has_only_the_tags_of_prose_and_links_to_the_web(value: str) -> None:
    rendered = text.render_markdown(value)
    assert "\n" not in rendered
    page = f'<article markdown>\n\n<div class="rl-note">{rendered}</div>\n\n</article>'
    alone, found = take_apart(rendered), take_apart(render(page))
    tags = {re.sub(r"[</>]", "", piece) for piece in alone.structure}
    assert tags <= ALLOWED | {"a href"}
    assert all(re.match("https?://", url) for url in alone.attributes)
    assert found.structure == ["<article>", "<div class>", *alone.structure, "</div>", "</article>"]
    assert found.line == alone.line


@settings(max_examples=500)
@given(odd_lines)
def test_stripped_markdown_is_the_text_that_markdown_shows(value: str) -> None:
    shown = take_apart(text.render_markdown(value)).text
    assert text.strip_markdown(value).replace(" ", "") == fold(shown).replace(" ", "")


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


# Front matter


@settings(max_examples=2000)
@given(odd_lines, odd_lines, st.lists(odd_lines, max_size=2))
def test_front_matter_is_read_back_and_inert_in_a_template_without_autoescape(
    title: str, description: str, authors: list[str]
) -> None:
    fields = {"title": title, "description": description, "citation": {"author": authors}}
    page = f"{text.front_matter(fields)}\n# Page\n"
    body, meta = get_data(page)
    assert body.strip() == "# Page"
    shown = Environment(autoescape=False, undefined=StrictUndefined).from_string(  # noqa: S701
        '<title>{{ title }}</title><meta content="{{ description }}">'
        '{% for a in citation.author %}<meta content="{{ a }}">{% endfor %}'
    )
    found = take_apart(shown.render(meta))
    metas = ["<meta content>"] * (1 + len(authors))
    assert found.structure == ["<title>", "</title>", *metas]
    assert found.text == fold(title)
    assert found.attributes == [fold(value) for value in (description, *authors)]


@pytest.mark.parametrize("value", ["2024", "no", "null", "---", "...", "# x", "1:2", "!x", ""])
def test_front_matter_keeps_text_text(value: str) -> None:
    block = text.front_matter({"title": value, "hide": ["toc"]}, "search: {exclude: true}\n")
    lines = block.splitlines()
    assert (lines[0], lines[-1]) == ("---", "---")
    fields = yaml.safe_load("\n".join(lines[1:-1]))
    assert fields == {"title": value, "hide": ["toc"], "search": {"exclude": True}}


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


@pytest.mark.parametrize("path", ["a b.md", "a.md)", "A.md", "é.md", "a.md#b", "https://a.b"])
def test_path_with_a_character_that_no_address_has_is_an_error(path: str) -> None:
    with pytest.raises(ValueError, match=re.escape(path)):
        text.link_within(path)


# Summaries and LaTeX


def test_summary_is_cut_at_a_word() -> None:
    assert text.summarise("one two three", 100) == "one two three"
    assert text.summarise("one two three", 9) == "one two…"
    assert text.summarise("  one\n two ") == "one two"


def test_latex_characters_are_escaped_and_unicode_stays() -> None:
    assert text.as_latex("a & b_c é 100% #1\n$x$") == r"a \& b\_c é 100\% \#1 \$x\$"
    assert text.as_latex("{a}~^\\") == (
        r"\textbraceleft{}a\textbraceright{}\textasciitilde{}\textasciicircum{}\textbackslash{}"
    )
