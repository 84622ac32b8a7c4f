"""arXiv's feeds: whole, empty, in error, cut short and hostile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.arxiv import fetch_arxiv, read_feed
from generator.sources.http import BadAnswer, NotThere, ServiceError
from tests.sources.services.fixtures import world as world
from tests.sources.services.server import ANSWERS, Reply, answer
from tests.sources.services.world import ARXIV, ARXIV_ID, World

FEED = (ANSWERS / "arxiv-2409.19256.xml").read_bytes()
OLD = (ANSWERS / "arxiv-hep-th-9901001.xml").read_bytes()


def test_entry() -> None:
    draft = read_feed(FEED, ARXIV_ID)
    assert draft.remarks == []
    assert draft.fields.pop("abstract") == (
        "Reinforcement Learning from Human Feedback (RLHF) is widely used in Large Language Model "
        "(LLM) alignment. We propose HybridFlow, which combines single-controller and "
        "multi-controller paradigms, and cut memory by 95%. Our experiments show 1.53× to 20.57× "
        "throughput improvement. HybridFlow source code will be available at "
        "https://github.com/volcengine/verl."
    )
    assert draft.fields == {
        "title": "HybridFlow: A Flexible and Efficient RLHF Framework",
        "authors": ["Guangming Sheng", "Jürgen Zhang"],
        "date": "2024-09-28",
        "arxiv": "2409.19256",
        "doi": "10.1145/3689031.3696075",
        "venue": "EuroSys 2025",
        "category": "cs.LG",
        "links": {"code": [{"url": "https://github.com/volcengine/verl", "official": "true"}]},
    }


def test_old_id_and_withdrawal() -> None:
    draft = read_feed(OLD, "hep-th/9901001")
    assert draft.fields == {
        "title": "A paper with an old id",
        "authors": ["Ada Author"],
        "date": "1999-01-01",
        "arxiv": "hep-th/9901001",
        "category": "hep-th",
        "abstract": "On 𝒩=4 theories.",
    }
    assert draft.remarks == ["arXiv says that the paper was withdrawn"]


def test_one_request_names_the_id_as_it_is(world: World) -> None:
    world.server.replies[ARXIV] = answer("arxiv-2409.19256.xml")
    way = "/api/query?id_list=hep-th/9901001&max_results=1"
    world.server.replies[way] = answer("arxiv-hep-th-9901001.xml")
    fetch_arxiv(world.web, world.services, ARXIV_ID)
    fetch_arxiv(world.web, world.services, "hep-th/9901001")
    assert [one.path for one in world.server.asked] == [ARXIV, way]
    assert world.slept == [3]


@pytest.mark.parametrize("name", ["arxiv-error.xml", "arxiv-empty.xml"])
def test_no_such_paper(name: str) -> None:
    with pytest.raises(NotThere, match=r"arXiv has no paper 1234\.12345"):
        read_feed((ANSWERS / name).read_bytes(), "1234.12345")


def test_other_error_is_told() -> None:
    feed = (ANSWERS / "arxiv-error.xml").read_bytes()
    feed = feed.replace(b"incorrect id format for 1234.12345", b"max_results must be an integer")
    with pytest.raises(BadAnswer, match="arXiv says: max_results must be an integer"):
        read_feed(feed, "1234.12345")


BOMB = b"""<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>
<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>&b;</title></entry></feed>"""
FILE = BOMB.replace(b'"ha"', b'SYSTEM "file:///etc/hostname"')


@pytest.mark.parametrize(
    "content",
    [
        b"",
        FEED[:500],
        FEED[:-10],
        b"Rate exceeded.",
        b"<html><body><h1>503 Service Unavailable</h1></body></html>",
        b"<!doctype html><title>Moved</title>",
        b'{"error": "not XML"}',
        b"\xff\xfe\x00",
        b"<feed/>",
        b"<a>" * 100_000,
        BOMB,
        BOMB.decode().encode("utf-16"),
        FILE,
        FEED.replace(b"2409.19256v2", b"2409.00001v1"),
        FEED.replace(b"http://arxiv.org/abs/2409.19256v2", b""),
    ],
    ids=range(15),
)
def test_what_is_no_answer(content: bytes) -> None:
    with pytest.raises(BadAnswer):
        read_feed(content, ARXIV_ID)


def test_said_text_is_quoted() -> None:
    with pytest.raises(BadAnswer, match=r"'Rate exceeded\.'"):
        read_feed(b"Rate exceeded.", ARXIV_ID)


@given(st.integers(0, len(FEED)), st.integers(0, len(FEED)), st.binary(max_size=3))
def test_any_harm_is_a_draft_or_an_error(start: int, end: int, between: bytes) -> None:
    try:
        draft = read_feed(FEED[:start] + between + FEED[end:], ARXIV_ID)
    except ServiceError:
        return
    assert draft.fields["arxiv"] == ARXIV_ID


def test_error_page_with_status_200_is_not_kept(world: World) -> None:
    world.server.replies[ARXIV] = [Reply(b"<html>busy</html>"), answer("arxiv-2409.19256.xml")]
    with pytest.raises(BadAnswer):
        fetch_arxiv(world.web, world.services, ARXIV_ID)
    assert fetch_arxiv(world.web, world.services, ARXIV_ID).fields["category"] == "cs.LG"
