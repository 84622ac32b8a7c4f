"""Which facts are news, and what is written of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.curation.facts import list_facts, settle, settle_gone, write_metrics
from generator.records.model import Metrics, RepositoryMetrics

TODAY = date(2025, 3, 1)
KNOWN = {
    "stars": "1000",
    "license": "MIT",
    "language": "Python",
    "pushed": "2024-10-01",
    "checked": "2025-02-20",
}


def make(**fields: str) -> RepositoryMetrics:
    return RepositoryMetrics.model_validate({n: v for n, v in {**KNOWN, **fields}.items() if v})


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"stars": "1049"},
        {"stars": "951"},
        {"pushed": "2024-12-31"},
        {"license": "MIT", "language": "Python", "archived": "false"},
    ],
)
def test_no_news_is_not_written(said: dict[str, str]) -> None:
    before = make()
    assert settle(before, said, TODAY) is before


@pytest.mark.parametrize(
    "said",
    [
        {"stars": "1050"},
        {"stars": "950"},
        {"license": "Apache-2.0"},
        {"license": "NONE"},
        {"language": "Rust"},
        {"archived": "true"},
        {"pushed": "2025-01-01"},
    ],
)
def test_news_is_written_with_everything_that_is_known(said: dict[str, str]) -> None:
    after = list_facts(settle(make(), {"stars": "1001", **said}, TODAY))
    assert after == {**KNOWN, "stars": "1001", **said, "checked": "2025-03-01"}


def test_first_stars_are_news() -> None:
    assert settle(make(stars="0"), {"stars": "1"}, TODAY).stars == 1
    assert settle(make(stars=""), {"stars": "0"}, TODAY).stars == 0


def test_what_is_said_to_be_nothing_is_taken_away() -> None:
    assert settle(make(), {"language": ""}, TODAY).language is None


@pytest.mark.parametrize(("checked", "renewed"), [("2025-01-30", True), ("2025-01-31", False)])
def test_day_is_renewed_after_thirty_days(checked: str, renewed: bool) -> None:
    after = list_facts(settle(make(checked=checked), {"stars": "1001"}, TODAY))
    assert after["checked"] == ("2025-03-01" if renewed else checked)
    assert after["stars"] == ("1001" if renewed else "1000")


def test_facts_without_a_day_are_renewed() -> None:
    assert str(settle(make(checked=""), {}, TODAY).checked) == "2025-03-01"


def test_gone_repository_keeps_what_was_known_and_comes_back() -> None:
    gone = settle_gone(make(), TODAY)
    assert list_facts(gone) == {
        **{name: KNOWN[name] for name in ("stars", "license", "language")},
        "gone": "true",
        "pushed": "2024-10-01",
        "checked": "2025-03-01",
    }
    assert settle_gone(gone, TODAY) is gone
    back = settle(gone, {"stars": "1000"}, TODAY)
    assert not back.gone


def test_file_is_canonical_and_read_back_the_same() -> None:
    fields: dict[str, Any] = {
        "id": "a",
        "repositories": {
            "https://example.org/c#": {"stars": "0", "language": "C#", "archived": "false"},
            "https://github.com/a/b": KNOWN,
        },
        "discussions": "0",
        "discussions_checked": "2025-03-01",
    }
    assert write_metrics(Metrics.model_validate(fields)) == (
        "repositories:\n"
        "  https://example.org/c#:\n"
        "    stars: 0\n"
        "    language: C#\n"
        "  https://github.com/a/b:\n"
        "    stars: 1000\n"
        "    license: MIT\n"
        "    language: Python\n"
        "    pushed: 2024-10-01\n"
        "    checked: 2025-02-20\n"
        "discussions: 0\n"
        "discussions_checked: 2025-03-01\n"
    )
    assert write_metrics(Metrics(id="a")) == "repositories: {}\n"
