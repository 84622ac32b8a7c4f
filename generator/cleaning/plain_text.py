"""Text of other programs and services, as Unicode: without LaTeX, HTML and invisible characters."""

from __future__ import annotations

import html
import logging
import re
import unicodedata

from pylatexenc.latex2text import LatexNodes2Text

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

_SCRIPT_TAG = re.compile(
    r"<(?:jats:)?(sub|sup)(?:\s[^<>]*)?>([^<>]{1,12})</(?:jats:)?\1>", re.IGNORECASE
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_MATHS = re.compile(r"(?<![\\$])\$(?=[^\s$])([^$]{0,500}?[^\s$\\])\$(?![0-9])")
"""Pandoc's rule for what lies between two dollars: ``$5 and $10`` is money."""

_LATEX = re.compile(r"\\[A-Za-z'\"`^~=.%&#_{}$,;!-]|[{}]")
_SCRIPT = re.compile(r"([_^])(?:\{([^{}\\]{1,12})\}|([0-9A-Za-z+\-]))")
_SUPERSCRIPTS = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPTS = str.maketrans("0123456789+-=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")
_KEPT = {"%": "\ue000", "~": "\ue001", "&": "\ue002", "#": "\ue003", "$": "\ue004"}
"""What means itself in a title or abstract though LaTeX gives it a meaning; private characters
stand in for them while LaTeX is read."""

logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)
_latex = LatexNodes2Text(math_mode="text", strict_latex_spaces=True)


def clean_line(text: str) -> str:
    """A title or a name on one line, without markup; nothing if nothing is left."""
    return " ".join(clean_prose(text).split())


def clean_prose(text: str) -> str:
    """An abstract without markup; a line break stands between paragraphs."""
    text = strip_html(_drop_invisible(text))
    paragraphs = re.split(r"\n\s*\n|\x1e", text)
    lines = (" ".join(read_latex(paragraph).split()) for paragraph in paragraphs)
    return unicodedata.normalize("NFC", _drop_invisible("\n".join(line for line in lines if line)))


def strip_html(text: str) -> str:
    """Without tags and entities; U+001E stands between paragraphs."""
    if "<" in text or "&" in text:
        text = _HEADING.sub("", _ENTITY.sub(_unescape_markup, text))
        text = _TEX_BESIDE_MATHML.sub("", text)
        text = _SCRIPT_TAG.sub(lambda found: _raise(found[1].lower() == "sup", found[2]), text)
        text = _TAG.sub(lambda found: "\x1e" if found[2].lower() in _BLOCKS else "", text)
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return text


def read_latex(text: str) -> str:
    """The Unicode that LaTeX would set; text without LaTeX as it is."""
    text = _MATHS.sub(lambda found: _read_maths(found[1]), text)
    return _convert(text) if "\\" in text or "{" in text else text


def _read_maths(inner: str) -> str:
    return _convert(_SCRIPT.sub(_read_script, inner)).strip() or inner


def _read_script(found: re.Match[str]) -> str:
    return _raise(found[1] == "^", found[2] or found[3], found[0])


def _raise(up: bool, inner: str, otherwise: str | None = None) -> str:
    """``inner`` as superscript or subscript, if Unicode has all of its characters."""
    raised = inner.translate(_SUPERSCRIPTS if up else _SUBSCRIPTS)
    if all(before != after for before, after in zip(inner, raised, strict=True)):
        return raised
    return inner if otherwise is None else otherwise


def _convert(text: str) -> str:
    if not _LATEX.search(text):
        return text
    for character, stand_in in _KEPT.items():
        text = re.sub(rf"(?<!\\){re.escape(character)}", stand_in, text)
    try:
        read = _latex.latex_to_text(text, tolerant_parsing=True)
    except (ValueError, IndexError, RecursionError, AttributeError, TypeError):
        read = text
    # What LaTeX itself would refuse stays as written: "%s" is pylatexenc's mark of a lost argument.
    text = text if "%s" in read and "%s" not in text else read
    for character, stand_in in _KEPT.items():
        text = text.replace(stand_in, character)
    return text


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
