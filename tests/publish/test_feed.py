"""The feed, held against RFC 4287 by tools that are not ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import feedparser
import hypothesis
import pytest
from lxml import etree

from generator import pipeline
from generator.library.library import Library
from generator.pages.slugs import Addresses
from generator.publish.feed import LENGTH, write_feed
from generator.records.model import Topic
from generator.settings import Settings, read_settings
from tests.lists import ROOT, make_library, make_paper, write_list
from tests.pages.odd_text import odd_lines

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
CONFIG = """\
site_name: Tom & Ada's <list>
site_description: What "they" read
site_url: https://toy.example/list
"""
ODD = "<b>&amp; “ünï” ]]> 中文 😀"


def check_atom(feed: bytes) -> Any:
    """Hold the feed against the schema and the two rules that it can't express; then read it."""
    root = etree.fromstring(feed)
    SCHEMA.assertValid(root)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    assert root.find(f"{ATOM}author") is not None
    for entry in entries:
        rels = [link.get("rel") for link in entry.findall(f"{ATOM}link")]
        assert rels.count("alternate") == 1
        # What has no text of its own to show must have a summary or content.
        assert entry.find(f"{ATOM}summary") is not None or entry.find(f"{ATOM}content") is not None
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == len(entries) + 1
    read = feedparser.parse(feed)
    assert not read.bozo
    assert len(read.entries) == len(entries)
    return read


@pytest.fixture(scope="module")
def list_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return read_settings(write_list(tmp_path_factory.mktemp("list"), {}, CONFIG))


def write(library: Library, tmp_path: Path, config: str = CONFIG) -> bytes:
    settings: Settings = read_settings(write_list(tmp_path, {}, config))
    return write_feed(library, Addresses(), settings)


@pytest.mark.parametrize("root", [ROOT, None], ids=["this list", "toy list"])
def test_feed_of_a_list_is_valid_atom(root: Path | None, toy: Path) -> None:
    settings = read_settings(root or toy)
    plan = pipeline.make_plan(settings)
    read = check_atom(pipeline.render_files(plan, settings)["feeds/newest.xml"])
    newest = plan.library.papers[:LENGTH]
    assert [entry.title for entry in read.entries] == [paper.title for paper in newest]
    addresses = [f"{settings.site_url}papers/{paper.id}/" for paper in newest]
    assert [entry.link for entry in read.entries] == [entry.id for entry in read.entries]
    assert [entry.id for entry in read.entries] == addresses


def test_feed_without_papers_is_valid_atom(tmp_path: Path) -> None:
    read = check_atom(write(make_library(), tmp_path))
    assert read.feed.updated == "1970-01-01T00:00:00Z"


def test_feed_says_whose_it_is(tmp_path: Path) -> None:
    read = check_atom(write(make_library(), tmp_path))
    assert read.feed.title == "Tom & Ada's <list>: new papers"
    assert read.feed.subtitle == 'What "they" read'
    assert read.feed.author == "Tom & Ada's <list>"
    assert {link.rel: link.href for link in read.feed.links} == {
        "self": "https://toy.example/list/feeds/newest.xml",
        "alternate": "https://toy.example/list/",
    }


def test_text_of_every_kind_is_text_in_the_feed(tmp_path: Path) -> None:
    paper = make_paper("a", title=ODD, authors=[ODD, "Ada"], note=f"`{ODD}`", abstract=ODD)
    topics = (Topic(key="systems", title=ODD, description="…"),)
    (entry,) = check_atom(write(make_library(paper, topics=topics), tmp_path)).entries
    assert entry.title == ODD
    assert entry.title_detail.type == "text/plain"
    assert [author.name for author in entry.authors] == [ODD, "Ada"]
    assert (entry.summary, entry.content[0].value) == (ODD, ODD)
    assert [(tag.term, tag.label) for tag in entry.tags] == [("systems", ODD)]


@hypothesis.settings(max_examples=200)
@hypothesis.given(odd_lines)
def test_any_text_is_text_in_the_feed(list_settings: Settings, words: str) -> None:
    paper = make_paper("a", title=words, abstract=words)
    entry = etree.fromstring(write_feed(make_library(paper), Addresses(), list_settings))
    titles = [title.text for title in entry.iter(f"{ATOM}title")]
    assert titles[1] == " ".join(words.split())


def test_entry_without_note_and_abstract_has_its_title_for_content(tmp_path: Path) -> None:
    (entry,) = check_atom(write(make_library(make_paper("a", title="Bare")), tmp_path)).entries
    assert entry.content[0].value == "Bare"


def test_only_the_newest_papers_are_in_the_feed(tmp_path: Path) -> None:
    papers = [make_paper(f"p{year}", date=f"{year}") for year in range(1900, 2000)]
    read = check_atom(write(make_library(*papers), tmp_path))
    assert [entry.title for entry in read.entries] == [
        f"p{year}" for year in range(1999, 1999 - LENGTH, -1)
    ]


def test_dates_come_from_the_data(tmp_path: Path) -> None:
    papers = make_paper("a", date="2024-09"), make_paper("b", date="0987")
    read = check_atom(write(make_library(*papers), tmp_path))
    assert read.feed.updated == "2024-09-01T00:00:00Z"
    assert [entry.updated for entry in read.entries] == [
        *("2024-09-01T00:00:00Z", "0987-01-01T00:00:00Z")
    ]


def test_feed_of_a_site_without_an_address_has_ids_that_are_nobody_elses(tmp_path: Path) -> None:
    feed = write(make_library(make_paper("a")), tmp_path, "site_name: A list\n")
    ids = re.findall("<id>(.*?)</id>", feed.decode())
    assert len(ids) == 2
    assert all(id.startswith("https://readinglist.invalid/") for id in ids)
    check_atom(feed)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<updated>2024-", "<updated>soon "),
        ("<id>https", "<ident>https"),
        ('rel="alternate"', "rel="),
        ("<title>a</title>", ""),
        ("<title>a</title>", "<title>a</title><title>b</title>"),
        ("<title>a</title>", '<title type="xml">a</title>'),
        ("<author>", "<author><nick/>"),
        ('<category term="systems"', "<category"),
    ],
)
def test_broken_feed_is_found(tmp_path: Path, before: str, after: str) -> None:
    """The schema is worth something."""
    feed = write(make_library(make_paper("a", authors=["Ada"])), tmp_path).decode()
    assert before in feed
    with pytest.raises((etree.DocumentInvalid, etree.XMLSyntaxError)):
        check_atom(feed.replace(before, after).encode())
