"""Crossref's works."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.sources.crossref import fetch_crossref, read_work
from generator.sources.http import BadAnswer
from tests.sources.services.fixtures import world as world
from tests.sources.services.server import ANSWERS, answer
from tests.sources.services.world import CROSSREF, DOI, World

JOURNAL: dict[str, Any] = json.loads((ANSWERS / "crossref-journal.json").read_bytes())["message"]


def read(**changes: Any) -> Any:
    work = {"message": {**JOURNAL, **changes}}
    return read_work(json.dumps(work).encode(), "10.1007/S10207-021-00566-3").fields


def test_conference_paper(world: World) -> None:
    world.server.replies[CROSSREF] = answer("crossref-hybridflow.json")
    assert fetch_crossref(world.web, world.services, DOI).fields == {
        "title": "HybridFlow: A Flexible and Efficient RLHF Framework",
        "authors": ["Guangming Sheng", "Jürgen Zhang"],
        "date": "2025-03-30",
        "arxiv": "2409.19256",
        "doi": DOI,
        "venue": "EuroSys 2025",
    }


def test_journal_article() -> None:
    assert read() == {
        "title": "A risk-level assessment & its ₂ models: For data marketplaces",
        "authors": ["Lu Zhang", "Cees de Laat", "Sammy Davis Jr.", "The Consortium"],
        "date": "2021-09-14",
        "doi": "10.1007/s10207-021-00566-3",
        "venue": "International Journal of Information Security 2022",
        "abstract": "Security & privacy, p < 0.05.",
    }


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        ({"published-print": {"date-parts": [[2020]]}}, "2020"),
        ({"posted": {"date-parts": [[2021, 3]]}}, "2021-03"),
        ({"published-online": {"date-parts": [[2021, None]]}}, "2021"),
        ({"published-online": {"date-parts": [[None]]}}, "2021"),
        ({"published-online": {"date-parts": [["2021", 9, 14]]}}, "2021"),
        ({"published-online": {"date-parts": [[2021, 14, 1]]}}, "2021"),
        ({"published-online": {"date-parts": [[True, 1, 1]]}}, "2021"),
        ({"published-online": [], "issued": 5}, "2022-06"),
    ],
)
def test_first_public(dates: dict[str, Any], date: str) -> None:
    assert read(**dates)["date"] == date


@pytest.mark.parametrize(
    ("event", "container", "venue"),
    [
        ({"acronym": "ICPP 2024", "start": {"date-parts": [[2024, 8, 12]]}}, "", "ICPP 2024"),
        ({"name": "KDD '25: The 31st ACM Conference"}, "", "KDD 2022"),
        (
            {},
            "2024 IEEE International Symposium on High-Performance Computer Architecture (HPCA)",
            "HPCA 2022",
        ),
        (
            {},
            "Architectural Support for Programming Languages and Operating Systems, Volume 2",
            "ASPLOS 2022",
        ),
        ({"name": "A conference of its own"}, "Proceedings of a conference of its own", None),
        ({}, "Companion Proceedings of the ACM WWW 2022", None),
        ("x", "", None),
    ],
)
def test_venue_of_a_conference_paper(event: Any, container: str, venue: str | None) -> None:
    changes = {"type": "proceedings-article", "event": event, "container-title": [container]}
    assert read(**changes).get("venue") == venue


def test_preprint_has_no_venue() -> None:
    assert "venue" not in read(type="posted-content")


@pytest.mark.parametrize(
    "changes",
    [
        {"title": None, "author": None, "relation": None, "container-title": "x"},
        {"title": [5], "author": [5, {"given": 5}], "relation": {"has-preprint": [5, {}]}},
        {"title": {}, "author": {}, "relation": {"has-preprint": {"id": "2409.19256"}}},
    ],
)
def test_value_of_the_wrong_shape_is_left_out(changes: dict[str, Any]) -> None:
    fields = read(**changes)
    assert {"title", "authors", "arxiv"} & fields.keys() <= {"title"}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'"Resource not found."',
        b"<html>",
        b'{"message": 5}',
        b'{"message": {"DOI": "10.1/x"}}',
    ],
)
def test_what_is_no_answer(content: bytes) -> None:
    with pytest.raises(BadAnswer):
        read_work(content, DOI)


def test_doi_is_one_part_of_the_way(world: World) -> None:
    doi = "10.1002/(SICI)1097<1::AID>3?#%"
    request = world.services.ask_crossref("works/x")
    world.server.replies[f"/works/{doi}"] = answer("crossref-hybridflow.json")
    assert request.url.endswith("/works/x")
    with pytest.raises(BadAnswer, match="another paper"):
        fetch_crossref(world.web, world.services, doi)
