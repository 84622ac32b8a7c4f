"""Text that would be something else than text, if it could."""

from __future__ import annotations

from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.records.values import Line

PIECES = [
    *("<script>alert(1)</script>", "</div>", "</p>", "</li>", "</a>", "</code></pre>"),
    *("</title>", "<b>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<!DOCTYPE x>"),
    *("<![CDATA[", "]]>", "<?php", "?>", "<a@b.c>", "<http://a.b>", "<div markdown>", "<"),
    *(">", "&", "&lt;", "&#60;", "&amp;lt;", "&quot", '"', "'", "`", "``", "```", "~~~"),
    *("*", "**", "***", "_", "__", "___", "{: onclick=x }", "{: #id .class }"),
    *("{ onclick=x }", "{#id}", "{", "}", "{{ x }}", "{% x %}", "[a](b)", "![a](b)"),
    *("[a][b]", "[a]: http://b", "[TOC]", "[^1]", "[^1]: x", "[", "]", "(", ")"),
    *("*[HTML]: x", "# ", "#", "###### ", "- ", "+ ", "* ", "1. ", "1) ", "> ", ": ", "="),
    *("---", "===", "| a | b |", "|---|---|", "|", "\\", "\\\\", "\\(", "\\<", "$x$", "$$"),
    *("^a^", "~a~", "==a==", "--8<-- 'x'", ":smile:", "http://a.b/c_d_e", "www.a.b"),
    *("a@b.c", "javascript:x", "  ", "\t", "\n", "\n\n", "\n    ", "\r\n", "\xa0"),
    *("\u2028", "\x85", "é", "中文", "😀", "\u200d", "klzzwxh:0", "wzxhzdk:0", "%%"),
    *("!!! note", "???", "/// x", "@", "+++", "0", "1", ".", ",", "x"),
]  # fmt: skip

_line = TypeAdapter(Line)


def _is_line(text: str) -> bool:
    try:
        _line.validate_python(text)
    except ValidationError:
        return False
    return True


odd_lines = st.one_of(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=8).map("".join),
    st.text(st.sampled_from("<>&#;x\"'`*_[](){}:!\\~|-+=.1 \n/a"), max_size=30),
).filter(_is_line)
"""Any text that a record can hold."""
