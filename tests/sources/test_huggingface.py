"""Hugging Face's papers and the listing of a day."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.sources.http import BadAnswer, NotThere, ServiceError
from generator.sources.huggingface import (
    fetch_discussions,
    fetch_huggingface,
    read_comments,
    read_paper,
)
from tests.sources.services.fixtures import world as world
from tests.sources.services.server import ANSWERS, Reply, answer, say
from tests.sources.services.world import ARXIV_ID, DAILY, HUGGING_FACE, World

PAPER: dict[str, Any] = json.loads((ANSWERS / "huggingface-2409.19256.json").read_bytes())


def read(**changes: Any) -> Any:
    return read_paper(json.dumps({**PAPER, **changes}).encode(), ARXIV_ID).fields


def test_paper(world: World) -> None:
    world.server.replies[HUGGING_FACE] = answer("huggingface-2409.19256.json")
    world.server.replies[DAILY] = answer("huggingface-daily.json")
    assert fetch_huggingface(world.web, world.services, ARXIV_ID).fields == {
        "title": "HybridFlow: A Flexible and Efficient RLHF Framework",
        "authors": ["Guangming Sheng", "Jurgen Zhang"],
        "date": "2024-09-28",
        "arxiv": "2409.19256",
        "organization": "ByteDance Seed",
        "links": {
            "code": [{"url": "https://github.com/volcengine/verl", "official": "true"}],
            "project": "https://verl.readthedocs.io/",
        },
        "listed": {"on": "2024-10-07", "discussions": "4"},
        "abstract": "Reinforcement Learning from Human Feedback (RLHF) is widely used.",
    }


def test_unknown_paper(world: World) -> None:
    world.server.replies[HUGGING_FACE] = Reply(b'{"error":"Paper not found"}', 404)
    with pytest.raises(NotThere):
        fetch_huggingface(world.web, world.services, ARXIV_ID)


def test_listing_that_fails_costs_only_the_count(world: World) -> None:
    world.server.replies[HUGGING_FACE] = answer("huggingface-2409.19256.json")
    world.server.replies[DAILY] = say({"error": "x"})
    draft = fetch_huggingface(world.web, world.services, ARXIV_ID)
    assert draft.fields["listed"] == {"on": "2024-10-07"}
    assert draft.remarks == ["discussions: Hugging Face sends something else than a listing"]


def test_repository_that_the_hub_found_itself_is_not_called_official() -> None:
    assert read(githubRepoAddedBy="auto")["links"]["code"] == [
        {"url": "https://github.com/volcengine/verl"}
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"submittedOnDailyAt": None}, "listed"),
        ({"submittedOnDailyAt": "soon"}, "listed"),
        ({"organization": None}, "organization"),
        ({"organization": ["x"]}, "organization"),
        ({"authors": "Ada"}, "authors"),
        ({"authors": [{"name": None}, 5, None]}, "authors"),
        ({"publishedAt": 20240928}, "date"),
        ({"publishedAt": "2024-13-41T00:00:00"}, "date"),
        ({"title": ["x"]}, "title"),
        ({"summary": {}}, "abstract"),
        ({"githubRepo": 5, "projectPage": "javascript:alert(1)"}, "links"),
        ({"githubRepo": "https://evil.example/x", "projectPage": None}, "links"),
    ],
)
def test_value_of_the_wrong_shape_is_left_out(changes: dict[str, Any], field: str) -> None:
    fields = read(**changes)
    assert field not in fields
    assert fields["arxiv"] == ARXIV_ID


@pytest.mark.parametrize("count", [-1, True, 1.5, "3", None, 10**20])
def test_count_of_the_wrong_shape(count: Any) -> None:
    listing: list[Any] = [{"paper": {"id": ARXIV_ID}, "numComments": count}, None, {"paper": []}]
    assert read_comments(json.dumps(listing).encode(), ARXIV_ID) == ""


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"null",
        b"<html></html>",
        b'{"id": "2409.19256"',
        b'{"id": 5}',
        b"[" * 100_000,
        b"\xff",
        b'{"id": "2409.00001"}',
    ],
)
def test_what_is_no_answer(content: bytes) -> None:
    with pytest.raises(BadAnswer):
        read_paper(content, ARXIV_ID)


def test_comments_by_now(world: World) -> None:
    world.server.replies |= {
        HUGGING_FACE: answer("huggingface-2409.19256.json"),
        DAILY: answer("huggingface-daily.json"),
    }
    assert fetch_discussions(world.web, world.services, ARXIV_ID) == 4


def test_paper_that_was_in_no_listing_has_no_comments(world: World) -> None:
    paper = {name: value for name, value in PAPER.items() if name != "submittedOnDailyAt"}
    world.server.replies[HUGGING_FACE] = say(paper)
    assert fetch_discussions(world.web, world.services, ARXIV_ID) is None
    world.web.use_kept = False
    world.server.replies |= {HUGGING_FACE: answer("huggingface-2409.19256.json"), DAILY: say([])}
    assert fetch_discussions(world.web, world.services, ARXIV_ID) is None


@pytest.mark.parametrize("reply", [Reply(b"<html>"), Reply(status=404), Reply(status=500)])
def test_no_comments_said(world: World, reply: Reply) -> None:
    world.server.replies |= {HUGGING_FACE: answer("huggingface-2409.19256.json"), DAILY: reply}
    with pytest.raises(ServiceError):
        fetch_discussions(world.web, world.services, ARXIV_ID)
