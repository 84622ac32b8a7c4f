"""What a badge says of a repository."""

from __future__ import annotations

import pytest

from generator.pages.code_badge import describe_badge, shorten_count
from generator.records.model import RepositoryMetrics


def say(**fields: str) -> list[str]:
    return [fact.words for fact in describe_badge(RepositoryMetrics.model_validate(fields))]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"), (1, "1"), (999, "999"), (1000, "1k"), (1049, "1k"), (1250, "1.2k"),
        (12_345, "12.3k"), (99_999, "99.9k"), (100_000, "100k"), (999_999, "999k"),
        (1_000_000, "1M"), (1_234_567, "1.2M"), (10**12 - 1, "999G"),
    ],
)  # fmt: skip
def test_counts_are_short_and_never_too_great(number: int, words: str) -> None:
    assert shorten_count(number) == words


def test_everything_in_its_order() -> None:
    fields = {"stars": "12345", "license": "MIT", "language": "C++", "archived": "true"}
    assert say(**fields) == ["archived", "12.3k stars", "MIT", "C++"]
    closed, stars = describe_badge(RepositoryMetrics.model_validate(fields), short=True)
    assert (closed.words, stars.words) == ("archived", "12.3k stars")
    assert stars.exactly == "12,345 stars"


def test_nothing_is_said_of_what_nobody_knows() -> None:
    assert describe_badge(None) == []
    assert say(checked="2025-01-01") == []
    assert say(stars="1") == ["1 star"]
    assert describe_badge(RepositoryMetrics.model_validate({"stars": "1"}))[0].exactly == ""


def test_licences_without_a_name() -> None:
    assert say(license="NONE") == ["no licence found"]
    assert say(license="NOASSERTION") == ["other licence"]


def test_gone_goes_before_archived() -> None:
    assert say(gone="true", archived="true", stars="2") == ["not found", "2 stars"]


@pytest.mark.parametrize(
    ("pushed", "checked", "words"),
    [
        ("2023-01-01", "2025-01-01", ["last change 2023"]),
        ("2024-01-01", "2025-01-02", ["last change 2024"]),
        ("2024-01-02", "2025-01-02", []),
        ("2024-06", "2025-01-02", []),
        ("2024-02-29", "2025-03-01", ["last change 2024"]),
        ("2020-01-01", "", []),
    ],
)
def test_last_change_is_shown_after_a_year(pushed: str, checked: str, words: list[str]) -> None:
    fields = {"pushed": pushed, "checked": checked}
    assert say(**{name: value for name, value in fields.items() if value}) == words
