from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from lxml import etree

from generator.publish import sitemap
from generator.publish.site_files import list_files
from generator.publish.sitemap import write_sitemap

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PAGES = [f"https://list.example/x/{number}/?a=1&amp;b" for number in range(5)]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of five pages, where two are few and three are a part."""
    monkeypatch.setattr(sitemap, "FEW", 4)
    monkeypatch.setattr(sitemap, "PART", 3)
    rows = "".join(f"<url><loc>{page}</loc><lastmod>2024-11-03</lastmod></url>\n" for page in PAGES)
    text = f'<urlset xmlns="{NAMESPACE["s"]}">\n{rows}</urlset>\n'
    (tmp_path / "sitemap.xml").write_text(text)
    (tmp_path / "index.html").write_text("")
    return tmp_path


def list_places(content: bytes) -> list[str]:
    return [str(one.text) for one in etree.fromstring(content).iterfind(".//s:loc", NAMESPACE)]


@pytest.mark.parametrize("url", ["https://list.example/x/", "https://list.example/x"])
def test_index_leads_to_every_page_once(site: Path, url: str) -> None:
    write_sitemap(site, url, [])
    parts = list_places((site / "sitemap.xml").read_bytes())
    assert parts == [f"https://list.example/x/sitemap-{n}.xml.gz" for n in (1, 2)]
    names = [part.rpartition("/")[2] for part in parts]
    found = [list_places(gzip.decompress((site / name).read_bytes())) for name in names]
    assert [len(part) for part in found] == [3, 2]
    assert [page for part in found for page in part] == [p.replace("&amp;", "&") for p in PAGES]
    assert (site / "sitemap.xml").read_text().count("<lastmod>2024-11-03</lastmod>") == 2
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (
        (site / "sitemap.xml").read_bytes()
    )


def test_same_pages_make_the_same_bytes_and_no_reader_needs_them(site: Path) -> None:
    before = (site / "sitemap.xml").read_bytes()
    write_sitemap(site, "https://list.example/", [])
    first = (site / "sitemap-1.xml.gz").read_bytes()
    assert first[4:8] == bytes(4)
    (site / "sitemap.xml").write_bytes(before)
    write_sitemap(site, "https://list.example/", [])
    assert (site / "sitemap-1.xml.gz").read_bytes() == first
    assert list_files(site) == ["index.html"]


def test_few_pages_are_in_one_file_in_order_with_those_that_mkdocs_did_not_build(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "FEW", 7)
    write_sitemap(site, "https://list.example/x/", ["a/b&c/", "z/"])
    pages = [page.replace("&amp;", "&") for page in PAGES]
    content = (site / "sitemap.xml").read_bytes()
    first, last = "https://list.example/x/a/b&c/", "https://list.example/x/z/"
    assert sorted(list_places(content)) == sorted([first, *pages, last])
    assert content.count(b"<lastmod>2024-11-03</lastmod>") == 7
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == content


def test_site_without_an_address_keeps_the_file(site: Path) -> None:
    before = (site / "sitemap.xml").read_bytes()
    write_sitemap(site, "", ["a/"])
    assert (site / "sitemap.xml").read_bytes() == before
    assert not list(site.glob("*.gz"))
