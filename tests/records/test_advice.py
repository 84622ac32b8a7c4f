"""Advice that is not given: what looks odd and is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.records.advice import advise
from generator.records.records import Records
from generator.records.source import Source
from tests.lists import make_paper


def find_codes(tmp_path: Path, **fields: object) -> list[str]:
    paper = make_paper("a-paper", **fields)
    problems = advise(Records(papers=(paper,)), Source(tmp_path))
    assert {problem.severity for problem in problems} <= {"warning"}
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "name",
    [
        "Martin Luther King, Jr.",
        "Example Research, Inc.",
        "University of California, Berkeley",
        "The LIGO and Virgo Collaboration",
        "J. Doe",
        "Madonna",
        "Li Bo",
        "NVIDIA",
        "K. R. Rao III",
        "王小明",
        "Ludwig van Beethoven",
    ],
)
def test_name_is_right(name: str, tmp_path: Path) -> None:
    assert find_codes(tmp_path, authors=[name]) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("van Beethoven, Ludwig", "name-order"),
        ("Doe, J.", "name-order"),
        ("Ada Author; Ben Example", "two-names"),
        ("Ada Author & Ben Example", "two-names"),
        ("J.-P.", "initials-only"),
        ("JP", "initials-only"),
        ("GUANGMING SHENG", "upper-case-name"),
    ],
)
def test_name_is_odd(name: str, code: str, tmp_path: Path) -> None:
    assert find_codes(tmp_path, authors=["Cleo Third", name]) == [code]


@pytest.mark.parametrize(
    "title",
    [
        "BERT: Pre-training of Deep Bidirectional Transformers",
        "GPT-4",
        "LLMS",
        "Why $5 and $10 are not the same",
        r"Paths like C:\Users in code models",
        "Sets {a, b} in prompts",
        "100% of the time",
    ],
)
def test_title_is_right(title: str, tmp_path: Path) -> None:
    assert find_codes(tmp_path, title=title) == []


def test_latex_in_an_abstract_is_told(tmp_path: Path) -> None:
    words = " We propose a method and measure it." * 6
    for text in (r"Kendall's $\tau$ is", r"We show \textit{Trees}.", r"up to 3\times and 5\%."):
        assert find_codes(tmp_path, abstract=text + words) == ["latex-left"]
    for text in (
        r"Paths like C:\Users",
        "from $5 to $10",
        "sets {a, b} and {name}",
        "x_1 and **b**",
    ):
        assert find_codes(tmp_path, abstract=text + words) == []


def test_abstract_that_ends_in_an_address_or_a_bracket_is_whole(tmp_path: Path) -> None:
    words = "We propose a method and measure it. " * 6
    for end in ("Code: https://github.com/example/code", "(see the appendix)", "in vivo", "90%"):
        assert find_codes(tmp_path, abstract=words + end) == []
    for end in ("More importantly, ...", "and the", "which we call…", "as follows:"):
        assert find_codes(tmp_path, abstract=words + end) == ["truncated-abstract"]


@pytest.mark.parametrize(
    ("date", "codes"),
    [
        ("2024-09-28", []),
        ("2024-08-31", []),
        ("2024", []),
        ("2023", []),
        ("2024-10", ["date-after-arxiv"]),
        ("2024-10-01", ["date-after-arxiv"]),
        ("2025", ["date-after-arxiv"]),
    ],
)
def test_date_is_held_against_the_arxiv_id(date: str, codes: list[str], tmp_path: Path) -> None:
    assert find_codes(tmp_path, date=date, arxiv="2409.19256") == codes


def test_different_links_are_right(tmp_path: Path) -> None:
    links = {
        "code": [{"url": "https://github.com/example/code"}],
        "project": "https://github.com/example/code/tree/main/docs",
        "demo": "https://example.org/demo",
    }
    assert find_codes(tmp_path, links=links) == []
    links["demo"] = "http://www.example.org/x/"
    links["video"] = "https://example.org/x"
    assert find_codes(tmp_path, links=links) == ["repeated-link"]
