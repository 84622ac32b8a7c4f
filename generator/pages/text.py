"""Untrusted text made safe: the only module that may call something markup.

Everything in ``data/`` is written by strangers. Text passes Markdown, then HTML: backslashes do not
survive both, nor does plain HTML escaping, but entities do. Jinja calls ``finalize`` on every value
that a template prints, so a template cannot forget.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import nh3
from jinja2.runtime import Undefined
from markdown import Markdown
from markupsafe import Markup

from generator.pages.front_matter import dump_fields
from generator.records.partial_date import PartialDate

_MEANINGFUL = re.compile(r"[\\`*_{}\[\]<>&#|~^$!\"]")
"""Characters with a meaning in Markdown, its extensions or HTML, wherever they stand."""

_STARTS_BLOCK = re.compile(r"(\d*)([.)])|()([^\w\s])")
"""At the start of a line also what makes a list, a heading or a definition."""

_URL = re.compile(r"https?://\w[^\s<>\"'`{}|\\^\[\]]*")

_WITHIN = re.compile(r"[a-z0-9./-]+(#[a-z0-9-]+)?")

_ALLOWED_TAGS = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "br"}


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def encode(text: str) -> str:
    """Text on one line that means itself in Markdown, in HTML and in a quoted attribute."""
    line = " ".join(text.split())
    start = _STARTS_BLOCK.match(line)
    if start is None:
        return _MEANINGFUL.sub(_entity, line)
    digits, character = (start[1] or "", start[2] or start[4])
    return f"{digits}&#{ord(character)};{_MEANINGFUL.sub(_entity, line[start.end() :])}"


def finalize(value: Any) -> Any:
    """What a template prints for ``value``: markup as it is, everything else encoded.

    Raises:
        TypeError: for None; a template must say what it shows for nothing.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, Undefined):
        return str(value)
    if value is None:
        raise TypeError("a template prints None")
    return Markup(encode(str(value)))


def trust(rendered: str) -> Markup:
    """What a template of this package has rendered: its values went through ``finalize``."""
    return Markup(rendered)


def front_matter(fields: dict[str, Any], shared: str = "") -> Markup:
    """The block at the top of a page: ``fields``, then lines that ``dump_fields`` made once for
    many pages."""
    return Markup(f"---\n{dump_fields(fields)}{shared}---\n")


@cache
def _make_converter() -> Markdown:
    """To be reset before each text: making one takes longer than converting a note."""
    return Markdown()


@lru_cache(maxsize=4096)
def render_markdown(text: str) -> Markup:
    """A curator's Markdown as HTML on one line, with the few tags that prose needs and links to
    the web only. It stands inside of a block element, where Markdown does not look again."""
    clean = _make_converter().reset().convert(text)
    # Twice: where an element is taken away, what was in it can be nested as no HTML is.
    for _ in range(2):
        clean = nh3.clean(
            clean, tags=_ALLOWED_TAGS, attribute_filter=_filter_attribute, link_rel=None
        )
    return _shield(" ".join(clean.split()))


def _filter_attribute(tag: str, attribute: str, value: str) -> str | None:
    """Links to the web: a relative one would mean another page on each page that shows it."""
    leads_out = re.match("https?://", value, re.IGNORECASE)
    return value if (tag, attribute) == ("a", "href") and leads_out else None


def strip_markdown(text: str) -> str:
    """A curator's Markdown as plain text on one line."""
    return " ".join(html.unescape(nh3.clean(render_markdown(text), tags=set())).split())


def render_prose(text: str) -> Markup:
    """Plain paragraphs as HTML on one line; web addresses in them become links."""
    paragraphs = (part for part in re.split(r"\n\s*\n", text) if part.strip())
    return _shield("".join(f"<p>{_link_urls(part)}</p>" for part in paragraphs))


def render_code(text: str) -> Markup:
    """Text inside of ``<pre><code>``: its lines stay lines, on one line of Markdown."""
    return _shield(html.escape(text).replace("\n", "&#10;"))


def _shield(block: str) -> Markup:
    """HTML for the inside of a block, where Markdown looks for nothing any more but ``[TOC]``."""
    return Markup(block.replace("[", "&#91;"))


def _link_urls(text: str) -> str:
    parts, end = [], 0
    for found in _URL.finditer(text):
        url = _trim_url(found[0])
        address = html.escape(url)
        parts += [_escape(text[end : found.start()]), f'<a href="{address}">{address}</a>']
        end = found.start() + len(url)
    return "".join([*parts, _escape(text[end:])])


def _trim_url(url: str) -> str:
    """Without the sentence's own punctuation, but with a bracket that the address opened."""
    while url[-1] in ".,;:!?" or (url[-1] == ")" and url.count("(") < url.count(")")):
        url = url[:-1]
    return url


def _escape(text: str) -> str:
    return html.escape(re.sub(r"\s+", " ", text))


@lru_cache(maxsize=4096)
def mark_time(date: PartialDate) -> Markup:
    """A date as readers and as programs read it."""
    return Markup(f'<time datetime="{encode(str(date))}">{encode(date.in_words())}</time>')


def link(words: str, path: str, way_up: str = "") -> Markup:
    """A Markdown link to ``path``, relative, within this site; ``way_up`` goes before it."""
    return Markup(f"[{encode(words)}]({way_up}{link_within(path)})")


def join_links(links: Iterable[Markup]) -> Markup:
    """Links, one after the other."""
    return Markup(", ").join(links)


def link_within(path: str) -> Markup:
    """A relative path of this site, for the brackets of a Markdown link.

    Raises:
        ValueError: if it has a character that an address made by ``slugs`` never has.
    """
    if not _WITHIN.fullmatch(path):
        raise ValueError(path)
    return Markup(path)


def summarise(text: str, length: int = 160) -> str:
    """The beginning of ``text`` on one line, cut at a word, or within one that is longer."""
    line = " ".join(text[: 2 * length].split())
    if len(line) <= length and len(text) <= 2 * length:
        return line
    return f"{(line[:length].rpartition(' ')[0] or line[: length - 1]).rstrip('.,;:')}…"


_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        # Not \{ and \}: BibTeX counts braces and knows no backslash.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        "|": r"\textbar{}",
        **{character: f"\\{character}" for character in "&%$#_"},
    }
)


def as_latex(text: str) -> str:
    """Text for a BibTeX field: LaTeX's own characters escaped, Unicode left (UTF-8 is the input
    encoding of LaTeX since 2018)."""
    return " ".join(text.split()).translate(_LATEX)
