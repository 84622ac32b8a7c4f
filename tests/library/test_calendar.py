from __future__ import annotations

from generator.library.calendar import Period
from generator.records.partial_date import PartialDate
from tests.lists import make_library, make_paper

DATES = ["2024", "2024-09", "2024-09-28", "2024-09-28", "2024-09-03", "2024-01", "2022", "0987-01"]
LIBRARY = make_library(*(make_paper(f"p{i}", date=date) for i, date in enumerate(DATES)))


def list_ids(period: Period) -> list[str]:
    return [paper.id for paper in period.papers]


def test_years_months_and_days_come_newest_first() -> None:
    assert [str(year.date) for year in LIBRARY.years] == ["2024", "2022", "0987"]
    newest = LIBRARY.years[0]
    assert [str(month.date) for month in newest.parts] == ["2024-09", "2024-01"]
    assert [str(day.date) for day in newest.parts[0].parts] == ["2024-09-28", "2024-09-03"]


def test_period_holds_all_papers_in_it() -> None:
    year = LIBRARY.years[0]
    assert list_ids(year) == ["p2", "p3", "p4", "p1", "p5", "p0"]
    assert list_ids(year.parts[0]) == ["p2", "p3", "p4", "p1"]
    assert list_ids(year.parts[0].parts[0]) == ["p2", "p3"]


def test_paper_with_a_less_precise_date_is_loose_in_its_period() -> None:
    year = LIBRARY.years[0]
    assert [paper.id for paper in year.loose] == ["p0"]
    assert [paper.id for paper in year.parts[0].loose] == ["p1"]
    assert [paper.id for paper in year.parts[1].loose] == ["p5"]
    assert year.parts[1].parts == ()
    assert year.parts[0].parts[0].loose == ()


def test_every_paper_stands_once_below_its_year() -> None:
    for year in LIBRARY.years:
        below = [*year.loose]
        for month in year.parts:
            below += [*month.loose, *(paper for day in month.parts for paper in day.papers)]
        assert sorted(paper.id for paper in below) == sorted(list_ids(year))


def test_neighbours_of_a_day_are_days_with_papers_across_months_and_years() -> None:
    library = make_library(
        *(make_paper(f"p{i}", date=date) for i, date in enumerate(["2024-01-05", "2023-12-31"])),
        make_paper("later", date="2024-03-01"),
        make_paper("no-day", date="2024-02"),
    )
    day = PartialDate(2024, 1, 5)
    newer, older = library.neighbour_days[day]
    assert (str(newer), str(older)) == ("2024-03-01", "2023-12-31")
    assert library.neighbour_days[PartialDate(2024, 3, 1)][0] is None
    assert library.neighbour_days[PartialDate(2023, 12, 31)][1] is None
