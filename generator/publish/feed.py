"""The newest papers as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from generator.library.library import Library
from generator.pages.slugs import FEED, Addresses, find_url
from generator.pages.text import strip_markdown
from generator.records.model import Paper
from generator.records.partial_date import PartialDate
from generator.settings import Settings

ATOM = "http://www.w3.org/2005/Atom"
LENGTH = 50
"""How many papers the feed holds."""


def write_feed(library: Library, addresses: Addresses, settings: Settings) -> bytes:
    """The feed of the newest papers, as XML in UTF-8."""
    ElementTree.register_namespace("", ATOM)
    papers = library.papers[:LENGTH]
    # Without an address the ids are those of a place that can't exist (RFC 2606): unique enough
    # for a list on a disk, and never somebody else's.
    site = settings.site_url or "https://readinglist.invalid/"
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", f"{site}{FEED}")
    _add(feed, "title", f"{settings.site_name}: new papers")
    if settings.site_description:
        _add(feed, "subtitle", settings.site_description)
    _add(feed, "updated", _stamp(papers))
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{site}{FEED}")
    _add(feed, "link", rel="alternate", type="text/html", href=site)
    _name_authors(feed, [settings.site_name])
    for paper in papers:
        _add_entry(feed, paper, f"{site}{find_url(addresses.paper(paper.id))}", library)
    ElementTree.indent(feed, space=" ")
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _add_entry(feed: ElementTree.Element, paper: Paper, address: str, library: Library) -> None:
    entry = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
    _add(entry, "id", address)
    _add(entry, "title", paper.title)
    _add(entry, "updated", _stamp([paper]))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    _name_authors(entry, library.names.settle_all(paper))
    for key in paper.topics:
        _add(entry, "category", term=key, label=library.topics[key].title)
    if paper.note:
        _add(entry, "summary", strip_markdown(paper.note))
    if paper.abstract:
        _add(entry, "content", paper.abstract, type="text")
    elif not paper.note:
        _add(entry, "content", paper.title, type="text")


def _name_authors(parent: ElementTree.Element, names: Sequence[str]) -> None:
    for name in names:
        _add(ElementTree.SubElement(parent, f"{{{ATOM}}}author"), "name", name)


def _stamp(papers: Sequence[Paper]) -> str:
    """When the newest of ``papers`` was first public: the build's own time would make every build
    a change."""
    newest = max((paper.date for paper in papers), default=PartialDate(1970))
    return f"{newest.first_day().isoformat()}T00:00:00Z"


def _add(
    parent: ElementTree.Element, name: str, content: str | None = None, **attributes: str
) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = content
