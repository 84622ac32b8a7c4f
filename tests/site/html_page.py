"""What the tests want to know of a built page, read once with lxml."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree, html

from tests.site.sites import Site

_LOADING = (
    "//link[not(contains(@rel, 'alternate') or @rel='canonical')]/@href"
    " | //script/@src | //img/@src | //img/@srcset | //source/@src | //source/@srcset"
    " | //iframe/@src | //video/@src | //video/@poster | //audio/@src | //track/@src | //embed/@src"
    " | //object/@data | //form/@action | //*[local-name()='use' or local-name()='image']/@href"
)
"""Whatever makes a browser ask without being told to by the reader."""


@dataclass(frozen=True)
class HtmlPage:
    path: Path
    url: str
    """Where it will be published."""

    titles: list[str]
    metas: list[tuple[str, str]]
    """Name and content of each, in order."""

    links: list[str]
    """Every address in it, made absolute."""

    loaded: list[str]
    """Those of them that a browser asks for at once."""

    anchors: frozenset[str]
    canonical: list[str]
    feeds: list[str]
    styles: list[str]
    """CSS within the page."""

    def find_meta(self, name: str) -> list[str]:
        return [content for other, content in self.metas if other == name]


def read_page(path: Path, url: str = "https://site.example/") -> HtmlPage:
    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8")).getroot()

    def find(xpath: str) -> list[str]:
        found = tree.xpath(xpath)
        assert isinstance(found, list)
        return [str(text) for text in found]

    def find_links(xpath: str) -> list[str]:
        return [urljoin(url, link) for link in find(xpath)]

    moves = find("//meta[@http-equiv='refresh']/@content")
    metas = tree.xpath("//meta[@name or @property]")
    assert isinstance(metas, list)
    return HtmlPage(
        path=path,
        url=url,
        titles=[title.text_content() for title in tree.iter("title")],
        metas=[(meta.get("name") or meta.get("property"), meta.get("content")) for meta in metas],
        links=[
            *find_links("//@href | //@src | //@data"),
            *(urljoin(url, move.split("url=")[1]) for move in moves),
        ],
        loaded=find_links(_LOADING),
        anchors=frozenset(find("//@id | //a/@name")),
        canonical=find("//link[@rel='canonical']/@href"),
        feeds=find_links("//link[@type='application/atom+xml']/@href"),
        styles=find("//style/text() | //@style"),
    )


def read_pages(site: Site) -> list[HtmlPage]:
    home = site.settings.site_url
    return [read_page(path, f"{home}{site.find_address(path)}") for path in site.list_pages()]


def read_xml(path: Path, xpath: str, **namespaces: str) -> list[str]:
    """The texts or attributes that an XPath names in an XML file."""
    found = etree.parse(str(path)).xpath(xpath, namespaces=namespaces)
    assert isinstance(found, list)
    return [str(text) for text in found]
