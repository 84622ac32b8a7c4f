"""Text of other programs and services, as Unicode: without LaTeX, HTML, Markdown and invisible
characters."""

from __future__ import annotations

import html
import re
import unicodedata

from generator.cleaning.latex import raise_script, read_latex
from generator.cleaning.markdown_marks import drop_marks, write_link
from generator.cleaning.misread import mend_misread

_TAG = re.compile(
    r"<(/?)(?:(?:jats|mml|m):)?(p|sec|title|i|b|em|strong|italic|bold|sub|sup|sc|scp|tt|u|span|div"
    r"|br|a|list|list-item|inline-formula|disp-formula|alternatives|ext-link|xref|monospace|ul|ol|li"
    r"|math|mrow|mi|mn|mo|msub|msup|msubsup|mfrac|msqrt|mtext|mstyle|mover|munder|semantics|mspace"
    r"|tex-math|annotation|named-content|underline|strike|roman|styled-content)"
    r"(?:\s[^<>]{0,1000})?/?>",
    re.IGNORECASE,
)
"""Tags of HTML, of JATS (which Crossref's abstracts are written in) and of MathML. Only those that
are known: ``a < b and c > d`` is no tag."""

_BLOCKS = {"p", "sec", "div", "br", "list-item", "li"}
_HEADING = re.compile(
    r"<(?:jats:)?title\b[^<>]{0,200}>\s{0,20}(?:abstract|summary)?[.:]?\s{0,20}</(?:jats:)?title>",
    re.IGNORECASE,
)
_TEX_BESIDE_MATHML = re.compile(
    r"<(jats:tex-math|annotation)\b[^<>]{0,200}>.{0,1000}?</\1>(?=.{0,200}<mml:math)|"
    r"<annotation\b[^<>]{0,200}>.{0,1000}?</annotation>",
    re.IGNORECASE | re.DOTALL,
)
"""Bounded, as every repetition here whose end may be missing: text of strangers must not cost time
with the square of its length."""

_ANCHOR = re.compile(
    r"<a\s[^<>]{0,200}?href=[\"']?(https?://[^\s\"'<>]{1,500})[\"']?[^<>]{0,200}>([^<>]{1,300})</a>",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:abstract|résumé)\s?[:—–]\s*", re.IGNORECASE)
_STANDS_FOR_NONE = re.compile(
    r"(?:none|null|n/?a|tb[ad]|abstract|(?:enter|insert)(?: your)? abstract(?: here)?"
    r"|no abstract(?: is)?(?: available| provided)?|[-–—.?]+)\.?",
    re.IGNORECASE,
)
_SCRIPT_TAG = re.compile(
    r"<(?:jats:)?(sub|sup)(?:\s[^<>]*)?>([^<>]{1,12})</(?:jats:)?\1>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def clean_line(text: str) -> str:
    """A title or a name on one line, without markup; nothing if nothing is left. Asterisks stay:
    titles are published with them."""
    return " ".join(clean_prose(text, keep_markdown=True).split())


def clean_abstract(text: str) -> str:
    """As ``clean_prose``, without the word "Abstract:" before it; nothing for what a form was given
    instead of one."""
    text = clean_prose(text)
    if label := _LABEL.match(text):
        text = text[label.end() :]
    return "" if _STANDS_FOR_NONE.fullmatch(text) else text


def clean_prose(text: str, *, keep_markdown: bool = False) -> str:
    """An abstract without markup; a line break stands between paragraphs. ``keep_markdown``: for a
    field that is read as Markdown."""
    text = strip_html(_drop_invisible(mend_misread(text)))
    paragraphs = re.split(r"\n\s*\n|\x1e", text)
    if not keep_markdown:
        paragraphs = [*map(drop_marks, paragraphs)]
    lines = (" ".join(read_latex(paragraph).split()) for paragraph in paragraphs)
    return unicodedata.normalize("NFC", _drop_invisible("\n".join(line for line in lines if line)))


def strip_html(text: str) -> str:
    """Without tags and entities; U+001E stands between paragraphs."""
    if "<" in text or "&" in text:
        text = _HEADING.sub("", _ENTITY.sub(_unescape_markup, text))
        text = _TEX_BESIDE_MATHML.sub("", text)
        text = _SCRIPT_TAG.sub(
            lambda found: raise_script(found[1].lower() == "sup", found[2]), text
        )
        text = _ANCHOR.sub(lambda found: write_link(found[2], found[1]), text)
        text = _TAG.sub(lambda found: "\x1e" if found[2].lower() in _BLOCKS else "", text)
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return text


def _read_script_tag(found: re.Match[str]) -> str:
    return raise_script(found[1].lower() == "sup", found[2])


def _unescape_markup(found: re.Match[str]) -> str:
    """Tags that were escaped once too often are tags; other entities come later."""
    return html.unescape(found[0]) if found[0].lower() in ("&lt;", "&gt;", "&amp;") else found[0]


def _drop_invisible(text: str) -> str:
    """Without control and formatting characters, halves of surrogate pairs and the like. Line
    separators become line breaks; U+200C and U+200D stay, as scripts and emoji need them."""
    text = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text)
    if text.isprintable():
        return text
    return "".join(
        c
        for c in text
        if c in "\n\t\u200c\u200d" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Cn", "Co")
    )
