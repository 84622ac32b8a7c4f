"""What hosts of code say of a repository, well or badly."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.sources.code_facts import Repository, fetch_code_facts, find_repository
from generator.sources.http import BadAnswer, NoAnswer, NotThere, Refused
from generator.sources.services import CODEBERG, GITHUB, GITLAB
from tests.sources.services.fixtures import world as world
from tests.sources.services.server import ANSWERS, Reply, answer, say
from tests.sources.services.world import World

VERL = Repository(GITHUB, "volcengine/verl")
PORT = Repository(GITLAB, "group/sub/port")
PROJECT = "/api/v4/projects/group/sub/port?license=true"
LANGUAGES = "/api/v4/projects/group/sub/port/languages"


def read_answer(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ANSWERS / name).read_text("utf-8"))
    return found


@pytest.mark.parametrize(
    ("url", "repository"),
    [
        ("https://github.com/volcengine/verl", VERL),
        ("http://www.github.com/volcengine/verl.git/", VERL),
        (
            "https://github.com/volcengine/verl/tree/main/recipe",
            Repository(GITHUB, "volcengine/verl", whole=False),
        ),
        ("https://gitlab.com/group/sub/port", PORT),
        (
            "https://gitlab.com/group/sub/port/-/tree/main",
            Repository(GITLAB, "group/sub/port", whole=False),
        ),
        ("https://codeberg.org/some/port", Repository(CODEBERG, "some/port")),
        ("https://github.com/volcengine", None),
        ("https://github.com/", None),
        ("https://github.com/a%20b/c", None),
        ("https://github.com.evil.example/volcengine/verl", None),
        ("https://git.example.net/~crowd/port", None),
        ("https://huggingface.co/some/model", None),
    ],
)
def test_address_of_a_repository(url: str, repository: Repository | None) -> None:
    assert find_repository(url) == repository


def test_github(world: World) -> None:
    facts = read_answer("github-verl.json") | {"pushed_at": "2025-10-31T22:14:09Z"}
    world.server.replies["/repos/volcengine/verl"] = say(facts)
    found = fetch_code_facts(world.web, world.services, VERL)
    assert found.moved_to == ""
    assert found.said == {
        "stars": "15342",
        "archived": "false",
        "pushed": "2025-10-31",
        "license": "Apache-2.0",
        "language": "Python",
    }


def test_gitlab_asks_for_the_languages_as_well(world: World) -> None:
    world.server.replies |= {
        PROJECT: answer("gitlab-project.json"),
        LANGUAGES: say({"C++": 7.9, "Python": 92.1}),
    }
    found = fetch_code_facts(world.web, world.services, PORT)
    # Whoever is not signed in is not told whether it is archived.
    assert found.said == {
        "stars": "41",
        "pushed": "2024-10-05",
        "license": "Apache-2.0",
        "language": "Python",
    }
    world.server.replies[LANGUAGES] = Reply(status=404)
    world.web.use_kept = False
    assert "language" not in fetch_code_facts(world.web, world.services, PORT).said


def test_codeberg(world: World) -> None:
    world.server.replies["/api/v1/repos/some/port"] = answer("codeberg-repo.json")
    found = fetch_code_facts(world.web, world.services, Repository(CODEBERG, "some/port"))
    assert found.said == {
        "stars": "7",
        "archived": "true",
        "pushed": "2024-06-30",
        "license": "MIT",
        "language": "Rust",
    }


def test_renamed_repository_says_where_it_is(world: World) -> None:
    moved = {"Location": f"{world.server.url}/repositories/881109243"}
    world.server.replies |= {
        "/repos/old/name": Reply(status=301, headers=moved),
        "/repositories/881109243": answer("github-verl.json"),
    }
    found = fetch_code_facts(world.web, world.services, Repository(GITHUB, "old/name"))
    assert found.moved_to == "https://github.com/volcengine/verl"
    assert found.said["stars"] == "15342"


def test_other_case_is_no_move(world: World) -> None:
    world.server.replies["/repos/VolcEngine/Verl"] = answer("github-verl.json")
    found = fetch_code_facts(world.web, world.services, Repository(GITHUB, "VolcEngine/Verl"))
    assert found.moved_to == ""


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"license": None, "language": None}, {"license": "NONE", "language": ""}),
        ({"license": {"spdx_id": "NOASSERTION"}}, {"license": "NOASSERTION"}),
        ({"license": {"spdx_id": "<b>MIT</b>"}}, {"license": None}),
        ({"license": {"key": "mit"}}, {"license": None}),
        ({"license": "MIT"}, {"license": None}),
        ({"language": "x" * 500}, {"language": None}),
        ({"language": "\u202eC"}, {"language": "C"}),
        ({"language": ["C"]}, {"language": None}),
        ({"stargazers_count": -1}, {"stars": None}),
        ({"stargazers_count": "many"}, {"stars": None}),
        ({"stargazers_count": True}, {"stars": None}),
        ({"stargazers_count": 0}, {"stars": "0"}),
        ({"archived": "yes"}, {"archived": None}),
        ({"pushed_at": "yesterday"}, {"pushed": None}),
        ({"pushed_at": None}, {"pushed": None}),
    ],
)
def test_odd_answers_are_not_taken(
    world: World, change: dict[str, Any], said: dict[str, str | None]
) -> None:
    """None: nothing was said, so what is known stays."""
    facts = read_answer("github-verl.json") | change
    world.server.replies["/repos/volcengine/verl"] = say(facts)
    found = fetch_code_facts(world.web, world.services, VERL).said
    assert {name: found.get(name) for name in said} == said


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(b"<html>"), BadAnswer),
        (say([]), BadAnswer),
        (say({"full_name": "x"}), BadAnswer),
        (say({}), BadAnswer),
        (Reply(status=404), NotThere),
        (Reply(status=451), NotThere),
        (Reply(status=403), Refused),
        (Reply(b"You have exceeded a secondary rate limit", 403), NoAnswer),
        (Reply(status=500), NoAnswer),
    ],
)
def test_no_facts(world: World, reply: Reply, kind: type[Exception]) -> None:
    world.server.replies["/repos/volcengine/verl"] = reply
    with pytest.raises(kind):
        fetch_code_facts(world.web, world.services, VERL)


@pytest.mark.parametrize("host", [GITLAB, CODEBERG])
def test_other_hosts_with_nonsense(world: World, host: str) -> None:
    ways = {GITLAB: "/api/v4/projects/a/b?license=true", CODEBERG: "/api/v1/repos/a/b"}
    world.server.replies[ways[host]] = say({"full_name": "<a>/b", "path_with_namespace": 3})
    with pytest.raises(BadAnswer, match="does not say what the repository is called"):
        fetch_code_facts(world.web, world.services, Repository(host, "a/b"))
