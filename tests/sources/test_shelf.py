"""The shelf knows a paper again, and gives new ones ids that stay."""

from __future__ import annotations

from typing import Any

import pytest

from generator.records.records import Records
from generator.sources.draft import Draft
from generator.sources.shelf import Shelf
from tests.lists import make_paper

TITLE = "On the Long Road to a Title That Tells"


def draft(**fields: Any) -> Draft:
    return Draft({"title": TITLE, **fields}, "here")


def find(on_shelf: dict[str, Any], asked: dict[str, Any]) -> str | None:
    paper = make_paper("there", **{"title": TITLE, **on_shelf})
    return Shelf(Records(papers=(paper,))).find(draft(**asked))


@pytest.mark.parametrize(
    ("on_shelf", "asked"),
    [
        ({"arxiv": "2409.19256"}, {"title": "Another", "arxiv": "2409.19256"}),
        ({"doi": "10.1000/ab"}, {"title": "Another", "doi": "10.1000/AB"}),
        ({"date": "2024-05"}, {"date": "2024"}),
        ({}, {"title": "on the long road, to a title — that TELLS!", "date": "2024"}),
        ({}, {}),
        ({"authors": ["Ada Author"]}, {"authors": ["Author Ada"], "date": "2024"}),
        ({"authors": ["Ada Author"]}, {"authors": ["A. Author"], "date": "2025"}),
        ({"title": "???", "authors": ["A. B."]}, {"title": "???", "date": "2024"}),
    ],
)
def test_same_paper(on_shelf: dict[str, Any], asked: dict[str, Any]) -> None:
    assert find(on_shelf, asked) == "there"


@pytest.mark.parametrize(
    ("on_shelf", "asked"),
    [
        ({}, {"title": "Another", "date": "2024"}),
        ({"authors": ["Ada Author"]}, {"authors": ["Bo Writer"], "date": "2024"}),
        ({"authors": ["Ada Author"]}, {"authors": ["Ada Author"], "date": "2014"}),
        ({}, {"date": "2025"}),
        ({"arxiv": "2409.19256"}, {"arxiv": "2409.19257", "date": "2024"}),
        (
            {"title": "Preface", "authors": ["Ada Author"]},
            {"title": "Preface", "authors": ["Ada Author"], "date": "2025"},
        ),
    ],
)
def test_another_paper(on_shelf: dict[str, Any], asked: dict[str, Any]) -> None:
    assert find(on_shelf, asked) is None


def test_ids_are_readable_unique_and_stable() -> None:
    drafts = [
        draft(title="HybridFlow: A Flexible Framework", date="2024"),
        draft(title="HybridFlow: Another One", date="2024"),
        draft(title="Introduction", authors=["Ada Author"], date="2001"),
        draft(title="Introduction", authors=["Bo Writer"], date="2001"),
        draft(title="Introduction", authors=["Cy Writer"], date="2001"),
        draft(title="Introduction", authors=["Di Writer"], date="2001"),
        draft(title="1984", date="1949"),
        draft(title="Con", date="1949"),
        draft(title="…"),
    ]
    ids = [
        "hybridflow",
        "hybridflow-another-one",
        "introduction",
        "introduction-writer",
        "introduction-writer-2001",
        "introduction-2001",
        "paper-1984",
        "con-1949",
        "paper",
    ]
    for _ in range(2):
        shelf = Shelf(Records())
        assert [shelf.place(one) for one in drafts] == ids


def test_id_of_a_record_or_a_former_one_is_taken() -> None:
    paper = make_paper("lora", former_ids=["lora-2001"])
    assert Shelf(Records(papers=(paper,))).place(draft(title="LoRA", date="2001")) == "lora-n2"
