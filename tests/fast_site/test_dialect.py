"""What the dialect converts, Python-Markdown converts to the same; the rest is unknown to it."""

from __future__ import annotations

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.fast_site.dialect import Dialect
from generator.fast_site.lines import Lines, Unknown

EXTENSIONS = ["toc", "tables", "fenced_code", "attr_list", "md_in_html"]


def convert(text: str) -> tuple[str, str, list[object]] | None:
    """HTML and contents, after Python-Markdown was found to say the same; nothing if unknown."""
    try:
        found = Dialect(Lines(lambda path: (path, path)), 2).convert(text)
    except Unknown:
        return None
    md = markdown.Markdown(extensions=EXTENSIONS, extension_configs={"toc": {"toc_depth": 2}})
    expected = md.convert(text)
    assert found.html == expected, text
    tokens: list[object] = md.toc_tokens  # type: ignore[attr-defined]
    assert found.toc == tokens
    return found.html, expected, tokens


KNOWN = {
    "heading": "# A title &#38; more",
    "items with an id": "- [a](a.md) 3\n{: #a }\n- b\n{: #b-c }\n- c",
    "link to a place": "[a](../authors/a.md#b-c)",
    "heading with an id": "# Paper\n\n## b\n\n## Title &#42; x {: #b }\n\n## [T](t.md) {: #paper }",
    "headings alike": "# a\n\n## a\n\n## a",
    "heading without a letter": "# …\n\n## …",
    "heading that is a link": "## [A paper: 2nd](papers/x.md)",
    "class": "1 paper · [all](index.md)\n{: .rl-numbers }",
    "link with a class": "[EMNLP](v.md){: .rl-venue } [T](t.md) \n{: .rl-meta }",
    "link with a query": "[explore these](../explore/index.md?tag=x)",
    "list": "- [a](a.md) 3\n- [b](b.md)",
    "containers": '<div class="a" markdown>\n\n<article class="b" data-c="d" markdown>\n\n'
    "### [T](t.md)\n\nx\n\n</article>\n</div>",
    "order of attributes": '<nav class="b" aria-label="a" markdown>\n\nx\n\n</nav>',
    "elements": '<div markdown>\n<div class="a">\n<ul class="b">\n<li><a href="https://x.org/?a=b&#38;c">'
    '1</a></li>\n</ul>\n</div>\n\n<div class="c"><p>t</p></div>\n\n</div>',
    "code": '<div markdown>\n\n<div class="c"><pre><code>a = {b&#10;}</code></pre></div>\n\n</div>',
    "signs in HTML": "<div markdown>\n\n<p>*a* _b_ `c` \\d{e} &#91;x](y) **</p>\n\n</div>",
    "outside": '# T\n\n<div class="rl-lede"><p>Words.</p></div>\n\nMore.',
}


@pytest.mark.parametrize("text", KNOWN.values(), ids=KNOWN)
def test_forms_of_the_generator_are_known(text: str) -> None:
    assert convert(text) is not None


UNKNOWN = {
    "emphasis": "a *b* c",
    "underscore": "a_b c",
    "attributes in HTML": "<div markdown>\n\n<p><em>x</em>{: .a }</p>\n\n</div>",
    "link in HTML": "<div markdown>\n\n<p>[x](x.md)</p>\n\n</div>",
    "code": "a `b` c",
    "image": "![a](a.md)",
    "link elsewhere": "[a](https://x.org)",
    "escape": "a \\[b",
    "quotation": "> a",
    "rule": "---",
    "numbers": "1. a\n2. b",
    "underlined": "a\n===",
    "one id twice": "# a {: #b }\n\n## c {: #b }",
    "two lists that are one": "- a\n\n- b",
    "break": "a  \nb",
    "reference": "[a]: a.md",
    "attribute list": "[a](a.md){ onclick=b }",
    "table": "a | b\n--|--\nc | d",
    "anchor in HTML": '<div markdown>\n\n<p id="x">a</p>\n\n</div>',
    "container left open": "<div markdown>\n\na",
    "empty container": "<div markdown>\n\n</div>",
    "no entity": "a & b &x_y;",
}


@pytest.mark.parametrize("text", UNKNOWN.values(), ids=UNKNOWN)
def test_other_forms_are_unknown(text: str) -> None:
    assert convert(text) is None


PIECES = [
    *KNOWN.values(), *UNKNOWN.values(),
    "a", "a b", "# H", "## K", "- a", "-", "{: .c }", "{: #d }",
    "<div markdown>", "</div>", "<p>", "</p>",
    "<p>x</p>", "<p></p>", "<ul>", "</ul>", "<li>x</li>", "<em>", "</em>", "<span>x</span>", "", "",
    "", "   a", "1 x", "2) y", ":", "é", "!", "[x](x.md)", "&#42;", "&amp;", "_", "a_b", "*b*", "]",
    '<a href="b">', "|", "~~~",
    '<time datetime="2024">x</time>', "<!-- c -->", "<div><p>x</p></div>", "a:b", "http://x.org",
]  # fmt: skip


@settings(max_examples=1500)
@given(
    st.lists(
        st.tuples(st.sampled_from(PIECES), st.sampled_from(["\n", "\n\n", " ", ""])), max_size=7
    )
)
def test_whatever_is_written_comes_out_as_from_python_markdown(
    pieces: list[tuple[str, str]],
) -> None:
    convert("".join(piece + between for piece, between in pieces).strip("\n"))
