"""DataCite's DOIs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.sources.datacite import fetch_datacite, read_doi
from generator.sources.http import BadAnswer
from tests.sources.services.fixtures import world as world
from tests.sources.services.server import ANSWERS, answer
from tests.sources.services.world import DATACITE, World

ARXIV_DOI = "10.48550/arXiv.2409.19256"
WORK: dict[str, Any] = json.loads((ANSWERS / "datacite-arxiv.json").read_bytes())["data"][
    "attributes"
]


def read(asked: str = ARXIV_DOI, **changes: Any) -> Any:
    return read_doi(
        json.dumps({"data": {"attributes": {**WORK, **changes}}}).encode(), asked
    ).fields


def test_arxiv_paper(world: World) -> None:
    world.server.replies[DATACITE] = answer("datacite-arxiv.json")
    assert fetch_datacite(world.web, world.services, ARXIV_DOI).fields == {
        "title": "HybridFlow: A Flexible and Efficient RLHF Framework",
        "authors": ["Guangming Sheng", "Jürgen Zhang"],
        "date": "2024-09-28",
        "arxiv": "2409.19256",
        "doi": "10.1145/3689031.3696075",
        "abstract": "Reinforcement Learning from Human Feedback (RLHF) is widely used.",
    }


def test_other_archive() -> None:
    fields = read(
        "10.5281/zenodo.1",
        doi="10.5281/zenodo.1",
        dates=[],
        creators=[{"name": "The Consortium, Inc.", "nameType": "Organizational"}],
    )
    assert fields["doi"] == "10.5281/zenodo.1"
    assert fields["date"] == "2024"
    assert fields["authors"] == ["The Consortium, Inc."]


@pytest.mark.parametrize(
    "changes",
    [
        {"titles": None, "creators": None, "dates": None, "relatedIdentifiers": [5, {}]},
        {"titles": [5, {}], "creators": ["x", {"name": 5}], "dates": [{}], "descriptions": [5]},
        {"publicationYear": "2024", "dates": [{"dateType": "Submitted", "date": "now"}]},
    ],
)
def test_value_of_the_wrong_shape_is_left_out(changes: dict[str, Any]) -> None:
    assert read(**changes)["arxiv"] == "2409.19256"


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"errors": [{"status": "404"}]}', b'{"data": []}']
)
def test_what_is_no_answer(content: bytes) -> None:
    with pytest.raises(BadAnswer):
        read_doi(content, ARXIV_DOI)
