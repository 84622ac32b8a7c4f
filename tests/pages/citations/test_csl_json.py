"""CSL-JSON, held against the part of its schema that it uses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft7Validator

from generator.pages.citations.csl_json import lay_out_csl
from generator.records.model import Paper
from tests.lists import make_paper
from tests.pages.citations.shared import make_hard_library
from tests.pages.odd_text import odd_lines

SCHEMA = Draft7Validator(json.loads(Path(__file__).with_name("csl-item.json").read_text("utf-8")))


def read(*papers: Paper) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads("".join(lay_out_csl("A list").join(papers)))
    SCHEMA.validate(items)
    return items


def test_item_in_full() -> None:
    paper = make_paper(
        "hybrid-crowd",
        title="HybridCrowd",
        authors=["Ludwig van Beethoven", "Martin King Jr.", "Qwen Team"],
        date="2024-09-28",
        venue="EuroToys 2025",
        doi="10.1000/a_b",
        arxiv="2409.00001",
        tags=["gpu", "c++"],
    )
    assert read(paper) == [
        {
            "id": "hybrid-crowd",
            "type": "paper-conference",
            "title": "HybridCrowd",
            "author": [
                {"family": "van Beethoven", "given": "Ludwig"},
                {"family": "King", "given": "Martin", "suffix": "Jr."},
                {"literal": "Qwen Team"},
            ],
            "issued": {"date-parts": [[2024, 9, 28]]},
            "container-title": "EuroToys 2025",
            "DOI": "10.1000/a_b",
            "archive": "arXiv",
            "archive_location": "2409.00001",
            "URL": "https://doi.org/10.1000/a_b",
            "keyword": "gpu, c++",
            "source": "A list",
        }
    ]


def test_preprint_is_published_by_arxiv() -> None:
    (item,) = read(make_paper("a", arxiv="2409.00001", date="2024-09"))
    assert item == {
        "id": "a",
        "type": "article",
        "title": "a",
        "issued": {"date-parts": [[2024, 9]]},
        "publisher": "arXiv",
        "number": "arXiv:2409.00001",
        "URL": "https://arxiv.org/abs/2409.00001",
        "source": "A list",
    }


@pytest.mark.parametrize(("venue", "kind"), [(None, "article"), ("Nature 2024", "article-journal")])
def test_kind_follows_the_venue(venue: str | None, kind: str) -> None:
    assert read(make_paper("a", venue=venue))[0]["type"] == kind


def test_one_item_a_line() -> None:
    papers = make_hard_library().papers
    lines = "".join(lay_out_csl("A list").join(papers)).split("\n")
    assert (lines[0], lines[-2:]) == ("[", ["]", ""])
    items = [json.loads(line.removesuffix(",")) for line in lines[1:-2]]
    assert items == read(*papers)
    assert [item["id"] for item in items] == [paper.id for paper in papers]


def test_nothing_is_a_list_too() -> None:
    assert "".join(lay_out_csl("A list").join([])) == "[]\n"


@given(odd_lines)
def test_any_text_is_read_back(words: str) -> None:
    paper = make_paper("a", title=words, venue=words)
    (item,) = read(paper)
    assert item["title"] == item["container-title"] == paper.title
