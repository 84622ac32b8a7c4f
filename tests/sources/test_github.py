"""The paper that a repository names."""

from __future__ import annotations

import time

import pytest

from generator.sources.github import fetch_github, find_paper, read_repository
from generator.sources.http import BadAnswer, NoAnswer, NotThere
from generator.sources.reference import UnknownReference
from tests.sources.services.fixtures import world as world
from tests.sources.services.server import ANSWERS, Reply, answer, say
from tests.sources.services.world import GITHUB, World

README = (ANSWERS / "github-readme.md").read_text("utf-8")
CITATION = (ANSWERS / "github-citation.cff").read_text("utf-8")


def test_citation_file(world: World) -> None:
    world.server.replies |= {
        GITHUB: answer("github-verl.json"),
        f"{GITHUB}/contents/CITATION.cff": answer("github-citation.cff"),
    }
    assert fetch_github(world.web, world.services, "volcengine/verl").fields == {
        "arxiv": "2409.19256",
        "links": {
            "code": [{"url": "https://github.com/volcengine/verl"}],
            "project": "https://verl.readthedocs.io/en/latest/index.html",
        },
    }
    accept = [one.headers["Accept"] for one in world.server.asked]
    assert accept == ["application/vnd.github+json", *["application/vnd.github.raw+json"] * 2]


def test_readme_after_the_repository_was_renamed(world: World) -> None:
    moved = {"Location": f"{world.server.url}/repositories/881109243"}
    world.server.replies |= {
        "/repos/old/name": Reply(status=301, headers=moved),
        "/repositories/881109243": answer("github-verl.json"),
        "/repos/old/name/readme": answer("github-readme.md"),
    }
    fields = fetch_github(world.web, world.services, "old/name").fields
    assert fields["arxiv"] == "2409.19256"
    assert fields["links"]["code"] == [{"url": "https://github.com/volcengine/verl"}]  # type: ignore[index, call-overload]


def test_repository_that_names_none(world: World) -> None:
    world.server.replies[GITHUB] = answer("github-verl.json")
    with pytest.raises(UnknownReference, match="verl names no paper; give the paper's own link"):
        fetch_github(world.web, world.services, "volcengine/verl")


def test_repository_that_names_several(world: World) -> None:
    world.server.replies |= {
        GITHUB: answer("github-verl.json"),
        f"{GITHUB}/readme": Reply(b"arXiv:2401.00001 and https://arxiv.org/abs/2401.00002"),
    }
    with pytest.raises(UnknownReference, match=r"several papers \(2401\.00001, 2401\.00002\)"):
        fetch_github(world.web, world.services, "volcengine/verl")


def test_no_such_repository(world: World) -> None:
    with pytest.raises(NotThere):
        fetch_github(world.web, world.services, "volcengine/verl")


def test_used_up_limit(world: World) -> None:
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1003600"}
    world.server.replies[GITHUB] = answer("github-rate-limit.json", status=403, headers=headers)
    with pytest.raises(NoAnswer, match="asks to wait 3,600 seconds"):
        fetch_github(world.web, world.services, "volcengine/verl")


@pytest.mark.parametrize(
    ("texts", "named"),
    [
        (["", "", README], ["2409.19256"]),
        ([CITATION, "Code for arXiv:2401.00001", README], ["2409.19256"]),
        (["", "Code for arXiv:2401.00001", README], ["2401.00001"]),
        (["", "", "see https://doi.org/10.1145/3689031.3696075"], ["10.1145/3689031.3696075"]),
        (["doi: 10.48550/arXiv.2409.19256", "", ""], ["2409.19256"]),
        (["", "https://huggingface.co/papers/2409.19256", ""], ["2409.19256"]),
        (["", "version 2409.19256 of 10.5 things", "built 2024.12345"], []),
        (
            ["", "", f"arxiv.org/abs/2409.19256 {'x ' * 2000} arxiv.org/abs/2401.00001"],
            ["2409.19256"],
        ),
    ],
)
def test_which_paper(texts: list[str], named: list[str]) -> None:
    assert find_paper(texts) == named


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"full_name": "../x"}', b'{"full_name": 5}']
)
def test_what_is_no_answer(content: bytes) -> None:
    with pytest.raises(BadAnswer):
        read_repository(content)


def test_readme_of_any_bytes(world: World) -> None:
    world.server.replies |= {
        GITHUB: say({"full_name": "volcengine/verl", "homepage": 5, "description": None}),
        f"{GITHUB}/readme": Reply(b"\xff\xfe arXiv:2409.19256 \x00"),
    }
    fields = fetch_github(world.web, world.services, "volcengine/verl").fields
    assert fields["arxiv"] == "2409.19256"


@pytest.mark.parametrize(
    "text", ["@a{" + "\n" * 4000, "arxiv" + " " * 20_000, "doi:" + " " * 20_000]
)
def test_text_made_to_cost_time(text: str) -> None:
    start = time.process_time()
    find_paper(["", "", text])
    assert time.process_time() - start < 1
