from __future__ import annotations

from dataclasses import replace

from generator.problems import Problem, ProblemsFound, name_nearest

FIRST = Problem("data/papers/a.yml", 3, 7, "date", "bad-date", "found 'x'.", "try 2024")
SECOND = Problem("data/papers/a.yml", 12, 1, "", "empty-file", "found nothing.")
THIRD = Problem("data/papers/b.yml", 1, 1, "", "empty-file", "found nothing.")


def test_problem_says_where_what_and_what_to_do() -> None:
    assert str(FIRST) == ("data/papers/a.yml:3:7: date: found 'x'. [bad-date]\n    hint: try 2024")
    assert str(SECOND) == "data/papers/a.yml:12:1: found nothing. [empty-file]"


def test_problem_as_fields() -> None:
    assert FIRST.as_dict() == {
        "path": "data/papers/a.yml",
        "line": 3,
        "column": 7,
        "field": "date",
        "code": "bad-date",
        "message": "found 'x'.",
        "hint": "try 2024",
        "severity": "error",
        "other": "",
    }


def test_problems_come_once_and_in_the_order_of_the_files() -> None:
    found = ProblemsFound([THIRD, FIRST, SECOND, FIRST])
    assert found.problems == (FIRST, SECOND, THIRD)
    assert str(found) == f"{FIRST}\n{SECOND}\n{THIRD}\n3 problems found."
    assert str(ProblemsFound([FIRST])).endswith("1 problem found.")


def test_warnings_are_told_and_counted_apart() -> None:
    warning = replace(SECOND, severity="warning")
    assert str(warning) == "data/papers/a.yml:12:1: warning: found nothing. [empty-file]"
    assert str(ProblemsFound([FIRST, warning])).endswith("1 problem and 1 warning found.")
    assert str(ProblemsFound([warning])).endswith("\n1 warning found.")


def test_no_text_writes_a_line_of_its_own() -> None:
    nasty = Problem("data/a\n::error::b", 1, 1, "x\ty", "c", "m\u2028n", "\x1b[31mhint")
    assert str(nasty) == ("data/a\\n::error::b:1:1: x\\ty: m\\u2028n [c]\n    hint: \\x1b[31mhint")


def test_nearest_word_is_offered_whatever_its_case() -> None:
    assert name_nearest("Systms", ["systems", "theory"]) == "did you mean systems?"
    assert name_nearest("xyz", ["systems"], otherwise="add it") == "add it"
    assert name_nearest("xyz", []) == ""
