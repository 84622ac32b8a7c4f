from __future__ import annotations

from typing import Any

from generator.library.library import Library
from generator.library.related import NEAREST
from generator.records.model import Person
from tests.lists import make_library, make_paper


def find(library_papers: list[dict[str, Any]], count: int = 6) -> list[str]:
    """Ids of what is related to the first paper."""
    papers = [make_paper(f"p{i}", **fields) for i, fields in enumerate(library_papers)]
    library = make_library(*papers)
    return [paper.id for paper in library.find_related(library.by_id["p0"], count)]


def test_rare_thing_in_common_counts_for_more_than_a_common_one() -> None:
    """Though it is the oldest of them."""
    common = [{"tags": ["gpu"], "topics": ["t"]} for _ in range(8)]
    rare = {"tags": ["rare"], "topics": ["t"], "date": "2001"}
    assert find([{"tags": ["gpu", "rare"], "topics": ["x"]}, rare, *common])[0] == "p1"


def test_author_in_common_counts_for_more_than_a_tag_and_a_tag_more_than_a_topic() -> None:
    assert find(
        [
            {"authors": ["Ada"], "tags": ["gpu"], "topics": ["x"]},
            {"topics": ["x"]},
            {"tags": ["gpu"], "topics": ["t"]},
            {"authors": ["Ada"], "topics": ["t"]},
            {"topics": ["t"]},
        ]
    ) == ["p3", "p2", "p1"]


def test_more_in_common_comes_first() -> None:
    assert find(
        [
            {"tags": ["a", "b", "c"], "topics": ["x"]},
            {"tags": ["a"], "topics": ["t"]},
            {"tags": ["a", "b"], "topics": ["t"]},
            {"tags": ["a", "b", "c"], "topics": ["t"]},
        ]
    ) == ["p3", "p2", "p1"]


def test_ties_come_newest_first() -> None:
    dates = ["2020", "2021", "2023", "2022", "2023-05"]
    assert find([{"date": date} for date in dates]) == ["p4", "p2", "p3", "p1"]


def test_paper_is_not_related_to_itself_and_no_more_are_named_than_asked() -> None:
    assert find([{}, {}, {}, {}], count=2) == ["p1", "p2"]
    assert find([{"topics": ["x"]}, {}]) == []


def test_people_joined_by_the_people_file_are_one_author() -> None:
    library = make_library(
        make_paper("a", authors=["Ada"], topics=["x"]),
        make_paper("b", authors=["A. Author"], topics=["y"]),
        people=(Person.model_validate({"name": "Ada", "also": ["A. Author"]}),),
    )
    assert [paper.id for paper in library.find_related(library.by_id["a"])] == ["b"]


def test_in_a_large_group_only_the_nearest_by_date_are_looked_at() -> None:
    papers = [make_paper(f"p{year}", date=f"{year}") for year in range(1900, 2001)]
    library = make_library(*papers)
    related = library.find_related(library.by_id["p1950"], 100)
    years = sorted(int(paper.id[1:]) for paper in related)
    assert years == [y for y in range(1950 - NEAREST, 1950 + NEAREST + 1) if y != 1950]
    assert len(library.find_related(library.by_id["p2000"], 100)) == NEAREST


def test_what_is_near_does_not_depend_on_titles() -> None:
    """So that it need not be found again where a title changes."""

    def arrange(**fields: Any) -> Library:
        same = {"date": "2020-01", "tags": ["gpu"]}
        others = (make_paper(f"p{number}", **same) for number in range(1, 9))
        return make_library(make_paper("p0", **{**same, **fields}), *others)

    first, renamed = arrange(title="Aaa"), arrange(title="Zzz")
    assert first.nearness == renamed.nearness
    for paper in first.papers:
        ids = [one.id for one in renamed.find_related(paper)]
        assert [one.id for one in first.find_related(paper)] == ids
    for change in ({"tags": ["llm"]}, {"authors": ["New"]}, {"topics": ["y"]}, {"date": "2021"}):
        assert arrange(title="Aaa", **change).nearness != first.nearness
