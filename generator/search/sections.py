"""A page in Markdown taken apart into its sections, in plain text."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree.ElementTree import Element

import yaml
from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor
from markdown.util import (
    AMP_SUBSTITUTE,
    HTML_PLACEHOLDER,
    HTML_PLACEHOLDER_RE,
    STX,
    AtomicString,
)

_EXTENSIONS = (
    *(AttrListExtension, MarkdownInHtmlExtension, TableExtension, TocExtension),
    FencedCodeExtension,
)
"""Those of ``mkdocs.yml``: ``toc`` gives the headings the same anchors as on the site."""

_MARKUP = re.compile(r"[\\`*_\[<&\x02]")
"""What any markup inside of a line has; ``\\x02`` stands before what was put aside."""

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_INLINE = {"a", "abbr", "b", "code", "em", "i", "kbd", "mark", "s", "small", "span", "strong"}
_INLINE |= {"sub", "sup", "u", "wbr"}
_UNSEEN = {"script", "style", "template"}


class Section(NamedTuple):
    anchor: str
    """Empty for the beginning of the page."""

    heading: str
    text: str
    """On one line."""


class WrittenPage(NamedTuple):
    title: str
    sections: list[Section]
    """The beginning of the page first, even if it holds nothing."""


def read_page(text: str, name: str) -> WrittenPage | None:
    """``text`` as MkDocs would show it; None if its front matter keeps it out of the search.

    ``name``: its title, if neither the front matter nor a heading says one.
    """
    fields, body = _split_front_matter(text)
    search = fields.get("search")
    if isinstance(search, dict) and search.get("exclude"):
        return None
    parser = _Parser()
    _make_converter().show(body, parser)
    sections = parser.list_sections()
    said = fields.get("title")
    title = " ".join(said.split()) if isinstance(said, str) else ""
    return WrittenPage(title or parser.title or name, sections)


def _split_front_matter(text: str) -> tuple[dict[str, object], str]:
    if not text.startswith("---\n"):
        return {}, text
    block, end, body = text[4:].partition("\n---\n")
    try:
        fields = yaml.load(block, Loader=_Loader) if end else None  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError:
        fields = None
    return (fields, body) if isinstance(fields, dict) else ({}, text)


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Converter(Markdown):
    """Makes the tree of one page after the other. Making a converter takes as long as a short page
    does, and so does writing the tree as HTML and reading that again."""

    def __init__(self) -> None:
        super().__init__(extensions=[make() for make in _EXTENSIONS])
        self.treeprocessors.deregister("prettify")  # only adds line breaks
        self.treeprocessors.register(_PlainTexts(self), "plain", 25)  # before "inline"
        self._caught = _Catcher(self)
        self.treeprocessors.register(self._caught, "caught", -10)  # after all others

    def show(self, body: str, parser: _Parser) -> None:
        """Lead ``parser`` through the page as if it read its HTML."""
        self._caught.root = Element("div")
        self.reset().convert(body)
        self._show(self._caught.root, parser)

    def _show(self, element: Element, parser: _Parser) -> None:
        parser.handle_starttag(element.tag, [*element.attrib.items()])
        self._show_text(element.text, parser)
        for child in element:
            self._show(child, parser)
            self._show_text(child.tail, parser)
        parser.handle_endtag(element.tag)

    def _show_text(self, text: str | None, parser: _Parser) -> None:
        """Of HTML that was written in the page as such, the tree has only numbers."""
        if not text:
            return
        text = text.replace(AMP_SUBSTITUTE, "&")
        first, *rest = HTML_PLACEHOLDER_RE.split(text) if STX in text else (text,)
        parser.handle_data(unescape(first))
        for number, following in zip(rest[::2], rest[1::2], strict=True):
            parser.feed(self.postprocessors["raw_html"].run(HTML_PLACEHOLDER % number))
            parser.close()
            parser.handle_data(unescape(following))


class _PlainTexts(Treeprocessor):
    """Keeps the fourteen patterns of inline markup from text that can hold none: most of it."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _MARKUP.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _MARKUP.search(element.tail):
                element.tail = AtomicString(element.tail)


class _Catcher(Treeprocessor):
    """Takes the finished tree away, so that nothing is left to be written."""

    def __init__(self, converter: Markdown) -> None:
        super().__init__(converter)
        self.root = Element("div")

    def run(self, root: Element) -> Element:
        self.root = root
        return Element(root.tag)


@cache
def _make_converter() -> _Converter:
    return _Converter()


class _Parser(HTMLParser):
    """Reads the HTML of a page; a heading with an anchor begins a section."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.title = ""
        self._sections: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self._heading: list[str] | None = None
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        anchor = dict(attrs).get("id") or ""
        if tag == "h1" and not self.title:
            self._heading = []
        elif tag in _HEADINGS and anchor:
            self._heading = []
            self._sections.append((anchor, self._heading, []))
        elif tag not in _INLINE:
            self._put(" ")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN and self._unseen > 0
        if tag in _HEADINGS and self._heading is not None:
            if tag == "h1" and not self.title:
                self.title = _join(self._heading)
            self._heading = None
        elif tag not in _INLINE:
            self._put(" ")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._put(data)

    def _put(self, text: str) -> None:
        (self._sections[-1][2] if self._heading is None else self._heading).append(text)

    def list_sections(self) -> list[Section]:
        return [
            Section(anchor, _join(heading), _join(text)) for anchor, heading, text in self._sections
        ]


def _join(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
