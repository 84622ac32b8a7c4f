"""Every link within the site leads somewhere, and nothing is asked of anybody else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.html_page import HtmlPage, read_page, read_xml
from tests.site.links import find_broken_links
from tests.site.sites import Site

pytestmark = pytest.mark.xdist_group("pages of sites")

ATOM = "http://www.w3.org/2005/Atom"
PagesOf = Callable[[Site], list[HtmlPage]]


@pytest.fixture(params=["real_site", "toy_site"])
def site(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def test_every_link_within_the_site_leads_somewhere(site: Site, pages_of: PagesOf) -> None:
    broken = find_broken_links(pages_of(site), site.folder, site.settings.site_url)
    assert list(broken) == []


@pytest.mark.parametrize(
    ("link", "broken"),
    [
        ("../b/", []),
        ("../b/#there", []),
        ("../b/#%C3%A9", []),
        ("https://elsewhere.example/", []),
        ("../c/", ["which is not there"]),
        ("../b", ["which is not there"]),
        ("../B/", ["which is not there"]),
        ("/b/", ["which is not there"]),
        ("../b/#not-there", ["which has no such anchor"]),
        ("#not-there", ["which has no such anchor"]),
    ],
)
def test_broken_link_is_found(tmp_path: Path, link: str, broken: list[str]) -> None:
    texts = {"a": f'<a href="{link}">x</a>', "b": '<p id="there">x</p><p id="é">x</p>'}
    home = "https://site.example/list/"
    pages = []
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, "utf-8")
        pages.append(read_page(tmp_path / name / "index.html", f"{home}{name}/"))
    found = find_broken_links(pages, tmp_path, home)
    assert [sentence.split(", ")[1] for sentence in found] == broken


def test_feed_leads_to_pages_of_the_site(site: Site) -> None:
    links = read_xml(site.folder / "feeds" / "newest.xml", "//a:link/@href", a=ATOM)
    assert len(links) >= 2
    home = site.settings.site_url
    for link in links:
        assert link.startswith(home)
        target = site.folder / link.removeprefix(home)
        assert (target / "index.html" if link.endswith("/") else target).is_file(), link


def test_pages_load_nothing_from_elsewhere(site: Site, pages_of: PagesOf) -> None:
    host = urlsplit(site.settings.site_url).netloc
    loaded = {link for page in pages_of(site) for link in page.loaded}
    assert len(loaded) > 5
    assert {link for link in loaded if urlsplit(link).netloc != host} == set()


def test_stylesheets_load_nothing_from_elsewhere(site: Site, pages_of: PagesOf) -> None:
    sheets = [path.read_text("utf-8") for path in site.folder.rglob("*.css")]
    sheets += [text for page in pages_of(site) for text in page.styles]
    assert sum(map(len, sheets)) > 100_000
    assert [load for sheet in sheets for load in find_loads(sheet)] == []


def find_loads(css: str) -> list[str]:
    """Where a stylesheet loads from another sheet, or names a host."""
    loads = re.compile(r"@import[^;]*|url\(\s*['\"]?(?:https?:)?//[^)]*", re.IGNORECASE)
    return loads.findall(css)


@pytest.mark.parametrize(
    "css", ["@import 'a.css'", "a{b:url(//c.example)}", 'a{b:URL( "https://c.example/d")}']
)
def test_load_from_elsewhere_is_found(css: str) -> None:
    assert find_loads(css)
    assert not find_loads("a{b:url(data:image/svg+xml;utf8,<svg/>)} c{d:url(../e.woff)}")
