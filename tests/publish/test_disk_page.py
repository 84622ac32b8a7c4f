from __future__ import annotations

import pytest

from generator.publish.disk_page import DiskPages

FILES = frozenset(
    {"index.html", "papers/index.html", "papers/x/index.html", "papers/a b/index.html", "a.css"}
)
SITE = DiskPages(FILES, "https://host.example/list/")
PAGE = "papers/x/index.html"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("../", "../index.html"),
        ("..", "../index.html"),
        (".", "index.html"),
        ("./", "index.html"),
        ("../../", "../../index.html"),
        ("../#place", "../index.html#place"),
        ("../?q=a&b#c", "../index.html?q=a&b#c"),
        ("../a%20b/", "../a%20b/index.html"),
        ("/list/papers/", "../index.html"),
        ("/list/a.css", "../../a.css"),
        ("https://host.example/list/papers/#p", "../index.html#p"),
        ("//host.example/list/a.css", "../../a.css"),
        ("../x", "index.html"),
    ],
)
def test_link_within_the_site_leads_to_a_file(link: str, target: str) -> None:
    assert SITE.find_file(link, PAGE) == target


@pytest.mark.parametrize(
    "link",
    [
        "",
        "#place",
        "?q=a",
        "../../a.css",
        "../../a.css?v=2",
        "../nowhere/",
        "https://host.example/",
        "https://host.example/listing/",
        "https://elsewhere.example/list/papers/",
        "http://[",
        "mailto:a@b.example",
        "javascript:void(0)",
    ],
)
def test_other_links_stay(link: str) -> None:
    assert SITE.find_file(link, PAGE) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a class=b href="../">x</a>', '<a class=b href="../index.html">x</a>'),
        ('<form action="../">', '<form action="../index.html">'),
        ('<button formaction="../">', '<button formaction="../index.html">'),
        ('<link rel="next" href="../">', '<link rel="next" href="../index.html">'),
        (
            '<meta http-equiv="refresh" content="0; url=../">',
            '<meta http-equiv="refresh" content="0; url=../index.html">',
        ),
        ('<script src="/list/a.css"></script>', '<script src="../../a.css"></script>'),
        ('<link rel="manifest" href="../m">', ""),
    ],
)
def test_what_leads_somewhere_is_changed(before: str, after: str) -> None:
    assert SITE.write(before, PAGE) == after


@pytest.mark.parametrize(
    "page",
    [
        '<link rel="canonical" href="https://host.example/list/papers/x/">',
        '<meta property="og:url" content="https://host.example/list/papers/x/">',
        '<meta name="citation_title" content="0; url=../">',
        '<p>Write href="../" here</p><!-- <a href="../"> -->',
        """<script>const a = '<a href="../">';</script>""",
    ],
)
def test_what_leads_nowhere_stays(page: str) -> None:
    assert SITE.write(page, PAGE) == page


def test_site_without_an_address_knows_its_own_links() -> None:
    assert DiskPages(FILES).find_file("../", PAGE) == "../index.html"
    assert DiskPages(FILES).find_file("/papers/", "404.html") == "papers/index.html"
