"""CSL-JSON as Zotero, pandoc and Crossref write it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.problems import Problem
from generator.sources.csl_json import looks_like_csl, read_csl_json
from generator.sources.draft import Draft
from tests.lists import ROOT

ZOTERO = (ROOT / "tests/sources/files/zotero.json").read_text("utf-8")


def read(**item: Any) -> Draft:
    (draft,) = read_csl_json(json.dumps([item]), "c.json")
    assert isinstance(draft, Draft), draft
    return draft


def test_zotero_file() -> None:
    entries = list(read_csl_json(ZOTERO, "z.json"))
    assert looks_like_csl(ZOTERO)
    assert [one.origin if isinstance(one, Draft) else f"z.json:{one.line}" for one in entries] == [
        f"z.json:{line}" for line in (2, 15, 16, 17, 18, 19, 20)
    ]
    assert [one.code for one in entries if isinstance(one, Problem)] == ["bad-json"]
    first, last = entries[0], entries[-1]
    assert isinstance(first, Draft)
    assert first.fields == {
        "title": "BERT for E. coli & CO₂",
        "authors": ["Ludwig van Beethoven", "The Collaboration, Inc", "Martin Luther King Jr."],
        "doi": "10.1038/s41586-019-1666-5",
        "date": "2019-05-03",
        "venue": "Nature 2019",
        "tags": ["genomics", "deep-learning"],
        "links": {"page": "https://www.nature.com/articles/s41586-019-1666-5"},
        "abstract": "We study.",
    }
    assert isinstance(last, Draft)
    assert last.fields["title"] == "After"


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"date-parts": [[2019]]}, "2019"),
        ({"date-parts": [["2019", "5"]]}, "2019-05"),
        ({"date-parts": [[2019, 5, 3], [2019, 6, 1]]}, "2019-05-03"),
        ({"date-parts": [[None]], "raw": "May 2019"}, "2019-05"),
        ({"date-parts": []}, None),
        ({"date-parts": [[-535]]}, None),
        ({"raw": "2019-05-03"}, "2019-05-03"),
        ({"literal": "in press"}, None),
        ("2019-05", "2019-05"),
        (None, None),
        ([1], None),
    ],
)
def test_date(issued: Any, date: str | None) -> None:
    assert read(title="T", issued=issued).fields.get("date") == date


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (
            {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"},
            "Vincent van Gogh",
        ),
        ({"family": "Musset", "given": "Alfred", "dropping-particle": "de"}, "Alfred de Musset"),
        ({"literal": "OpenAI"}, "OpenAI"),
        ({"literal": "Doe, Jane"}, "Jane Doe"),
        ({"family": "Plato"}, "Plato"),
        ("Doe, Jane", "Jane Doe"),
    ],
)
def test_author(person: Any, name: str) -> None:
    assert read(title="T", author=[person]).fields["authors"] == [name]


def test_items_of_one_mapping_and_lists_of_crossref() -> None:
    text = json.dumps({"items": [{"title": ["Listed"], "type": "book", "issued": "2001"}]})
    (draft,) = read_csl_json(text, "c.json")
    assert isinstance(draft, Draft)
    assert draft.fields == {"title": "Listed", "date": "2001"}


def test_arxiv_as_zotero_writes_it() -> None:
    draft = read(title="T", archive="arXiv", archive_location="2106.09685", number="x")
    assert draft.fields["arxiv"] == "2106.09685"
    draft = read(title="T", number="arXiv:2106.09685", publisher="arXiv")
    assert draft.fields["arxiv"] == "2106.09685"


def test_what_is_no_item_is_named() -> None:
    problem, deep = read_csl_json('["text",\n' + "[" * 100_000, "c.json")
    assert isinstance(problem, Problem)
    assert isinstance(deep, Problem)
    assert [(problem.code, problem.line), (deep.code, deep.line)] == [
        ("wrong-shape", 1),
        ("bad-json", 2),
    ]


def test_conference_in_the_year_after_the_preprint_keeps_its_year() -> None:
    names = {"container-title": "ICLR 2026", "issued": {"date-parts": [[2025, 9]]}}
    assert read(title="A", **names).fields["venue"] == "ICLR 2026"
