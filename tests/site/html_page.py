"""What the tests want to know of a built page, read once with lxml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree, html

from tests.site.sites import Site

_LOADING = (
    "//link[not(contains(' canonical alternate prev next ', concat(' ', @rel, ' ')))]/@href"
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

    @cached_property
    def _tree(self) -> html.HtmlElement:
        return html.parse(str(self.path), html.HTMLParser(encoding="utf-8")).getroot()

    def find(self, xpath: str) -> list[str]:
        """The texts or attributes that an XPath names, in order."""
        found = self._tree.xpath(xpath)
        assert isinstance(found, list)
        return [str(text) for text in found]

    def find_meta(self, name: str) -> list[str]:
        return self.find(f"//meta[@name='{name}' or @property='{name}']/@content")

    @property
    def links(self) -> list[str]:
        """Every address in it, made absolute."""
        refresh = self.find("//meta[@http-equiv='refresh']/@content")
        found = [*self.find("//@href | //@src | //@data"), *(r.split("url=")[1] for r in refresh)]
        return [urljoin(self.url, link) for link in found]

    @property
    def loaded(self) -> list[str]:
        return [urljoin(self.url, link) for link in self.find(_LOADING)]

    @property
    def anchors(self) -> set[str]:
        return {*self.find("//@id"), *self.find("//a/@name")}


def read_pages(site: Site) -> list[HtmlPage]:
    return [HtmlPage(path, find_url_of(site, path)) for path in site.list_pages()]


def find_url_of(site: Site, path: Path) -> str:
    name = path.relative_to(site.folder).as_posix()
    return f"{site.settings.site_url}{name.removesuffix('index.html')}"


def read_xml(path: Path, xpath: str, **namespaces: str) -> list[str]:
    """The texts or attributes that an XPath names in an XML file."""
    found = etree.parse(str(path)).xpath(xpath, namespaces=namespaces)
    assert isinstance(found, list)
    return [str(text) for text in found]
