from __future__ import annotations

from datetime import date
from itertools import permutations

from generator.library.library import MOST_NEW
from generator.records.model import Collection, Metrics, Topic
from tests.lists import make_library, make_paper

TOPICS = tuple(
    Topic(key=key, title=key.title(), description="…") for key in ("systems", "theory", "empty")
)


def make_collection(id: str, title: str, *papers: str) -> Collection:
    steps = [{"paper": paper, "why": "Why."} for paper in papers]
    fields = {"id": id, "title": title, "introduction": "Read.", "steps": steps}
    return Collection.model_validate(fields)


def test_papers_come_newest_first_however_they_were_read() -> None:
    papers = [make_paper("a", date="2022"), make_paper("b", date="2024"), make_paper("c")]
    for some in permutations(papers):
        assert [paper.id for paper in make_library(*some).papers] == ["b", "c", "a"]


def test_topics_keep_the_curators_order_and_stay_without_papers() -> None:
    library = make_library(
        make_paper("a", topics=["theory", "systems"]),
        make_paper("b", topics=["theory"], date="2025"),
        topics=TOPICS,
    )
    groups = {key: [p.id for p in papers] for key, papers in library.by_topic.items()}
    assert groups == {"systems": ["a"], "theory": ["b", "a"], "empty": []}
    assert list(groups) == ["systems", "theory", "empty"]


def test_names_of_tags_venues_and_organisations_are_sorted_by_eye() -> None:
    library = make_library(
        make_paper("a", tags=["zeta", "alpha"], venue="icml", organization="Éclair"),
        make_paper("b", tags=["alpha"], venue="ICML", organization="eclair"),
        make_paper("c", venue="AAAI", organization="Dot"),
        make_paper("d"),
    )
    assert {tag: len(papers) for tag, papers in library.by_tag.items()} == {"alpha": 2, "zeta": 1}
    assert list(library.by_tag) == ["alpha", "zeta"]
    assert list(library.by_venue) == ["AAAI", "ICML", "icml"]
    assert list(library.by_organization) == ["Dot", "eclair", "Éclair"]


def test_neighbours_are_the_next_newer_and_older_paper() -> None:
    library = make_library(*(make_paper(f"p{year}", date=f"{year}") for year in (2020, 2021, 2022)))
    named = {id: tuple(n and n.id for n in pair) for id, pair in library.neighbours.items()}
    assert named == {
        "p2022": (None, "p2021"),
        "p2021": ("p2022", "p2020"),
        "p2020": ("p2021", None),
    }


def test_discussed_papers_are_those_with_a_comment() -> None:
    library = make_library(
        make_paper("a", listed={"on": "2024", "discussions": "0"}),
        make_paper("b", listed={"on": "2024", "discussions": "2"}),
        make_paper("c", listed={"on": "2024"}),
        make_paper("d", listed={"on": "2024", "discussions": "5"}),
    )
    assert [paper.id for paper in library.discussed] == ["d", "b"]
    assert len(library.most_discussed) == 4


def test_papers_with_code_and_what_is_known_of_it() -> None:
    url = "https://example.org/code"
    metrics = Metrics.model_validate({"id": "a", "repositories": {url: {"stars": "3"}}})
    library = make_library(
        make_paper("a", links={"code": [{"url": url}, {"url": f"{url}/2"}]}),
        make_paper("b"),
        metrics=(metrics,),
    )
    assert [paper.id for paper in library.with_code] == ["a"]
    paper = library.by_id["a"]
    first, second = (library.find_metrics(paper, code) for code in paper.links.code)
    assert first
    assert first.stars == 3
    assert second is None


def test_newest_dates_are_as_many_as_it_takes() -> None:
    many = [make_paper(f"p{i}", date="2024-09-28") for i in range(MOST_NEW + 2)]
    library = make_library(*many, make_paper("old", date="2020-01-01"))
    ((day, papers),) = library.newest_dates
    assert (str(day), len(papers)) == ("2024-09-28", MOST_NEW)

    few = make_library(
        *(make_paper(f"p{i}", date=f"2024-09-2{i}") for i in range(9)), make_paper("x")
    )
    assert [str(day)[-2:] for day, _ in few.newest_dates] == ["28", "27", "26", "25", "24", "23"]


def test_a_paper_without_a_day_is_new_as_well() -> None:
    """As in a list of conference papers, of which months are known."""
    library = make_library(
        make_paper("a", date="2025-11"),
        make_paper("b", date="2025"),
        make_paper("c", date="1999-01-01"),
    )
    dates = [str(date) for date, _ in library.newest_dates]
    assert dates == ["2025-11", "2025", "1999-01-01"]


def test_day_of_the_listing_is_the_newest() -> None:
    listed = [make_paper(f"p{i}", listed={"on": f"2024-11-0{i}"}) for i in (1, 3, 2)]
    assert str(make_library(*listed).listing_day) == "2024-11-03"
    assert make_library(make_paper("a")).listing_day is None


def test_newest_date_is_that_of_a_paper_or_of_a_listing() -> None:
    assert make_library().newest_date == date(1970, 1, 1)
    assert make_library(make_paper("a", date="2024-05")).newest_date == date(2024, 5, 1)
    listed = make_paper("b", date="2023", listed={"on": "2024-11-03"})
    assert make_library(make_paper("a", date="2024-05"), listed).newest_date == date(2024, 11, 3)


def test_collections_are_sorted_by_title_and_known_by_their_papers() -> None:
    library = make_library(
        make_paper("a"),
        make_paper("b"),
        collections=(
            make_collection("x", "Zebra", "a", "b", "a"),
            make_collection("y", "élan", "a"),
        ),
    )
    assert [collection.id for collection in library.collections] == ["y", "x"]
    found = {id: [c.id for c in collections] for id, collections in library.in_collections.items()}
    assert found == {"a": ["y", "x"], "b": ["x"]}


def test_library_without_papers() -> None:
    library = make_library(topics=TOPICS)
    assert (library.papers, library.years, library.authors, library.days) == ((), (), {}, ())
    assert (library.discussed, library.with_code, library.neighbours) == ((), (), {})
    assert list(library.by_topic) == ["systems", "theory", "empty"]


def test_comments_counted_later_go_before_those_of_the_listing() -> None:
    counted = {"id": "a", "discussions": "9", "discussions_checked": "2025-01-05"}
    known = {"id": "c", "repositories": {}}
    library = make_library(
        make_paper("a", listed={"on": "2024", "discussions": "1"}),
        make_paper("b", listed={"on": "2024", "discussions": "5"}),
        make_paper("c", listed={"on": "2024", "discussions": "2"}),
        metrics=tuple(Metrics.model_validate(fields) for fields in (counted, known)),
    )
    assert [paper.id for paper in library.most_discussed] == ["a", "b", "c"]
    assert [library.count_discussions(paper) for paper in library.discussed] == [9, 5, 2]
    days = [str(library.find_discussions_day(paper)) for paper in library.discussed]
    assert days == ["2025-01-05", "None", "None"]
