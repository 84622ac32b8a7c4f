"""Whatever text a record holds, it is nothing but text on its pages."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from jinja2 import Environment, StrictUndefined
from mkdocs.utils.meta import get_data

from generator.pages import text
from tests.pages.html_pieces import Pieces, fold, render, take_apart
from tests.pages.odd_text import PIECES, odd_lines

HARMLESS = "word"

LINE_CONTEXTS = {
    "paragraph": "{0}",
    "paragraph after and before others": "before\n\n{0}\n\nafter",
    "paragraph with attributes": "{0}\n{{: .rl-numbers }}",
    "between words": "12 papers · {0} · all\n{{: .rl-numbers }}",
    "two in a row": "{0}, {0}",
    "heading": "# {0}",
    "heading with attributes": "## {0} {{: .rl-heading }}",
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

BLOCKS = {
    "prose": ('<div class="rl-abstract">{0}</div>', text.render_prose),
    "prose in a card": ("<article markdown>\n\n<div>{0}</div>\n\n</article>", text.render_prose),
    "code": ('<div class="rl-bibtex"><pre><code>{0}</code></pre></div>', text.render_code),
}
"""The same for what has become HTML, with what made it."""

HEAD = Environment(autoescape=False, undefined=StrictUndefined).from_string(  # noqa: S701
    '<title>{{ title }}</title><meta content="{{ description }}">'
    '{% for author in citation.author %}<meta content="{{ author }}">{% endfor %}'
)
"""What the theme does with a front matter: MkDocs' templates don't escape."""

ALLOWED = {"p", "em", "strong", "code", "a", "a href", "ul", "ol", "li", "br"}
"""What Markdown of a curator may become."""


def fill(context: str, value: str) -> Pieces:
    return take_apart(render(context.format(value)))


@cache
def fill_harmlessly(context: str) -> Pieces:
    return fill(context, HARMLESS)


@settings(max_examples=2000)
@given(odd_lines)
def test_text_is_nothing_but_text_wherever_it_stands(line: str) -> None:
    check_line(EVERYWHERE, line)
    check_front_matter(line)
    check_blocks(line)
    check_markdown(line)


@pytest.mark.parametrize("context", LINE_CONTEXTS.values(), ids=LINE_CONTEXTS)
def test_each_odd_piece_is_nothing_but_text_in_each_context(context: str) -> None:
    for piece in PIECES:
        for line in (piece, f"a{piece}", f"{piece}b", f"a {piece} b"):
            if fold(line):
                check_line(context, line)


def check_line(context: str, line: str) -> None:
    """In the place of a harmless word, ``line`` changes the words and nothing else."""
    encoded = text.encode(line)
    assert "\n" not in encoded
    found, wanted = fill(context, encoded), fill_harmlessly(context)
    assert found.structure == wanted.structure
    assert found.line == fold(wanted.text.replace(HARMLESS, fold(line)))
    assert found.attributes == [value.replace(HARMLESS, fold(line)) for value in wanted.attributes]


def check_front_matter(line: str) -> None:
    fields = {"title": line, "description": f"a {line}", "citation": {"author": ["b", line]}}
    body, meta = get_data(f"{text.front_matter(fields)}\n# Page\n")
    assert body.strip() == "# Page"
    found = take_apart(HEAD.render(meta))
    assert found.structure == ["<title>", "</title>", *["<meta content>"] * 3]
    assert found.text == fold(line)
    assert found.attributes == [fold(f"a {line}"), "b", fold(line)]


def check_blocks(line: str) -> None:
    """Prose has paragraphs and links, code has nothing but lines."""
    for context, function in BLOCKS.values():
        found, around = fill(context, function(line)), fill_harmlessly(context)
        added = set(found.structure) - set(around.structure)
        assert added <= {"<p>", "</p>", "<a href>", "</a>"}
        assert without_spaces(found.text) == without_spaces(line)
        links = found.attributes[len(around.attributes) :]
        assert all(re.match("https?://", link) for link in links)


def check_markdown(line: str) -> None:
    """Prose and links to the web, whatever the Markdown; and Markdown does not look again."""
    rendered = text.render_markdown(line)
    assert "\n" not in rendered
    alone = take_apart(rendered)
    assert {piece.strip("</>") for piece in alone.structure} <= ALLOWED
    assert all(re.match("https?://", link) for link in alone.attributes)
    found = fill("<article markdown>\n\n<div>{0}</div>\n\n</article>", rendered)
    assert found.structure == ["<article>", "<div>", *alone.structure, "</div>", "</article>"]
    assert without_spaces(found.text) == without_spaces(alone.text)
    assert without_spaces(text.strip_markdown(line)) == without_spaces(alone.text)


def without_spaces(words: str) -> str:
    return "".join(words.split())
