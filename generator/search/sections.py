"""A page in Markdown taken apart into its sections, in plain text."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import NamedTuple

import markdown
import yaml

_EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "fenced_code"]
"""Those of ``mkdocs.yml``: ``toc`` gives the headings the same anchors as on the site."""

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
    parser.feed(markdown.markdown(body, extensions=_EXTENSIONS))
    parser.close()
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
