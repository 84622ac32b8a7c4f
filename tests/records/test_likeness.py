from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.records.likeness import _pair_titles, find_likenesses
from generator.records.records import Records
from generator.records.source import Source
from tests.lists import make_paper

TITLE = "Efficient Attention: How to Wait for Memory"


def find(tmp_path: Path, *papers: dict[str, Any]) -> list[tuple[str, str, str]]:
    """File, code and the other file of each likeness."""
    made = tuple(make_paper(f"p-{number}", **fields) for number, fields in enumerate(papers))
    problems = find_likenesses(Records(papers=made), Source(tmp_path))
    return [(problem.path, problem.code, problem.other) for problem in problems]


def are_like(tmp_path: Path, one: dict[str, Any], other: dict[str, Any]) -> bool:
    by = {"authors": ["Ada Author"]}
    found = find(tmp_path, {"title": TITLE, **by, **one}, {**by, **other})
    assert found in ([], [("data/papers/p-1.yml", "similar-title", "data/papers/p-0.yml")])
    return bool(found)


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "EFFICIENT ATTENTION — how to wait for memory",
        "Efficient Attention: How to Wait for the Memory",
        "Efficient Attention: How to Wait for Memories",
        "How to Wait for Memory: Efficient Attention",
        "Éfficient Attention: How to Wait for Memory",
    ],
)
def test_titles_are_alike(title: str, tmp_path: Path) -> None:
    assert are_like(tmp_path, {}, {"title": title})


@pytest.mark.parametrize(
    "title",
    [
        "Efficient Attention 2: How to Wait for Memory",
        "Efficient Attention",
        "Efficient Convolution: How to Wait for Compute",
        "Memory",
    ],
)
def test_titles_are_not_alike(title: str, tmp_path: Path) -> None:
    assert not are_like(tmp_path, {}, {"title": title})


def test_papers_that_are_told_apart_are_not_one(tmp_path: Path) -> None:
    same = {"title": TITLE}
    ids = {"arxiv": "2409.00001"}, {"arxiv": "2409.00002", **same}
    assert not are_like(tmp_path, *ids)
    assert not are_like(tmp_path, {}, {**same, "authors": ["Ben Example"]})
    assert are_like(tmp_path, {"arxiv": "2409.00001"}, {**same, "doi": "10.1000/x"})


def test_same_title_without_authors_needs_a_telling_title_and_the_same_year(tmp_path: Path) -> None:
    nobody: dict[str, Any] = {"authors": []}
    assert are_like(tmp_path, nobody, {"title": TITLE, **nobody})
    assert not are_like(tmp_path, nobody, {"title": TITLE, **nobody, "date": "2020"})
    index = {"title": "Author index", **nobody}
    assert not are_like(tmp_path, index, index)


def test_like_title_is_told_once_of_each_paper(tmp_path: Path) -> None:
    paper = {"title": TITLE, "authors": ["Ada Author"]}
    assert [path for path, _, _ in find(tmp_path, paper, paper, paper)] == [
        "data/papers/p-1.yml",
        "data/papers/p-2.yml",
    ]


def test_a_title_that_many_papers_have_is_told_where_an_author_is_the_same(tmp_path: Path) -> None:
    fields = [{"title": "Introduction", "authors": [f"Author {n}"]} for n in range(300)]
    fields[200]["authors"] = ["Another", "Author 7"]
    assert find(tmp_path, *fields) == [
        ("data/papers/p-200.yml", "similar-title", "data/papers/p-7.yml")
    ]
    papers = [make_paper(f"p-{number}", **paper) for number, paper in enumerate(fields)]
    assert len(_pair_titles(papers)) < 2 * len(papers)


def test_many_titles_that_begin_alike_are_not_compared_with_each_other(tmp_path: Path) -> None:
    titles = [f"A survey of the {'x' * 30}{chr(97 + n)}" for n in range(25)]
    papers = [{"title": title, "authors": ["Ada Author"]} for title in titles]
    assert find(tmp_path, *papers) == []
    assert find(tmp_path, *papers, papers[3])[0][0] == "data/papers/p-25.yml"


@pytest.mark.parametrize(
    ("often", "seldom"),
    [
        ("llm", "llms"),
        ("fine-tuning", "finetuning"),
        ("optimisation", "optimization"),
        ("behaviour", "behavior"),
        ("transformer", "transfomer"),
        ("transformer", "trasnformer"),
        ("quantization", "quantizations"),
    ],
)
def test_tags_are_alike(often: str, seldom: str, tmp_path: Path) -> None:
    papers = [{"tags": [often]}, {"tags": [seldom]}, {"tags": [often]}]
    assert find(tmp_path, *papers) == [("data/papers/p-1.yml", "near-duplicate-tag", "")]
    # Whatever the letters, the more frequent one stays.
    papers = [{"tags": [seldom]}, {"tags": [often]}, {"tags": [seldom]}]
    assert find(tmp_path, *papers) == [("data/papers/p-1.yml", "near-duplicate-tag", "")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("c", "c++"),
        ("c++", "c#"),
        ("content", "context"),
        ("trained", "grained"),
        ("llama-2", "llama-3"),
        ("gan", "gat"),
        ("cot", "cots-of-mine"),
        ("loss", "los-angeles"),
    ],
)
def test_tags_are_not_alike(one: str, other: str, tmp_path: Path) -> None:
    assert find(tmp_path, {"tags": [one]}, {"tags": [other]}) == []


def test_like_tag_is_told_once_with_how_often_each_is_used(tmp_path: Path) -> None:
    papers = [make_paper(f"p-{n}", tags=["llms" if n < 2 else "llm"]) for n in range(5)]
    (problem,) = find_likenesses(Records(papers=tuple(papers)), Source(tmp_path))
    assert problem.message == "found the tag 'llms' (2 papers), which is like 'llm' (3 papers)."
    assert problem.hint == "llm"
