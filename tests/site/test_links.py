"""Every link within the site leads somewhere, and nothing is asked of anybody else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.site.html_page import HtmlPage, read_pages, read_xml
from tests.site.links import find_broken_links
from tests.site.sites import Site

ATOM = "http://www.w3.org/2005/Atom"


@pytest.fixture(params=["real_site", "toy_site"])
def site(request: pytest.FixtureRequest) -> Site:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Site)
    return found


def test_every_link_within_the_site_leads_somewhere(site: Site) -> None:
    broken = find_broken_links(read_pages(site), site.folder, site.settings.site_url)
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
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text, "utf-8")
    home = "https://site.example/list/"
    pages = [HtmlPage(tmp_path / name / "index.html", f"{home}{name}/") for name in texts]
    found = list(find_broken_links(pages, tmp_path, home))
    assert [sentence.split(", ")[1] for sentence in found] == broken


def test_feed_links_to_pages_of_the_site(site: Site) -> None:
    feed = site.folder / "feeds" / "newest.xml"
    links = read_xml(feed, "//a:link/@href", a=ATOM)
    assert len(links) > 5
    home = site.settings.site_url
    for link in links:
        assert link.startswith(home)
        assert (site.folder / link.removeprefix(home) / "index.html").is_file() or (
            site.folder / link.removeprefix(home)
        ).is_file()


def test_pages_load_nothing_from_elsewhere(site: Site) -> None:
    host = urlsplit(site.settings.site_url).netloc
    loaded = {link for page in read_pages(site) for link in page.loaded}
    assert len(loaded) > 5
    assert {link for link in loaded if urlsplit(link).netloc != host} == set()


def test_stylesheets_load_nothing_from_elsewhere(site: Site) -> None:
    sheets = [path.read_text("utf-8") for path in site.folder.rglob("*.css")]
    inline = [
        text for page in read_pages(site) for text in page.find("//style/text() | //@style")
    ]
    loads = re.compile(r"@import|url\(\s*['\"]?(?:[a-z][a-z+.-]*:)?//", re.IGNORECASE)
    assert len(sheets) > 2
    assert [found[0] for text in [*sheets, *inline] for found in loads.finditer(text)] == []
