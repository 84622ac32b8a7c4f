from __future__ import annotations

import html
import re
from dataclasses import replace

import click
from markdown import markdown

from generator.commands.report import (
    MOST_ANNOTATIONS,
    MOST_BYTES,
    format_github,
    format_groups,
    format_summary,
    format_text,
)
from generator.problems import Problem

PROBLEM = Problem("data/papers/a.yml", 3, 7, "date", "bad-date", "found 'x'.", "try 2024")
WARNING = replace(PROBLEM, line=5, code="short-abstract", severity="warning", hint="")
HOSTILE = [
    "::error::owned",
    "a\n::set-env name=PATH::x",
    "##[add-mask]a",
    "100% %0A::debug::x",
    "@everyone #1 <img src=x onerror=alert(1)> | ![](https://evil.example/x.png) `x` [a](b)",
    "<script>alert(1)</script> &lt;b&gt; **bold** https://evil.example/",
    "\x1b[31mred\u202eback",
]


def test_terminal_shows_each_file_once_with_its_problems() -> None:
    other = replace(PROBLEM, path="data/papers/b.yml", field="", hint="")
    shown = click.unstyle(format_groups([PROBLEM, WARNING, other]))
    assert shown == (
        "data/papers/a.yml\n"
        "     3:7  error   date: found 'x'. [bad-date]\n"
        "                  hint: try 2024\n"
        "     5:7  warning date: found 'x'. [short-abstract]\n"
        "\n"
        "data/papers/b.yml\n"
        "     3:7  error   found 'x'. [bad-date]\n"
    )
    assert click.style("error  ", fg="red") in format_groups([PROBLEM])
    assert click.style("warning", fg="yellow") in format_groups([WARNING])


def test_github_annotates_ten_errors_and_ten_warnings_and_logs_all() -> None:
    errors = [replace(PROBLEM, line=line) for line in range(1, 26)]
    warnings = [replace(WARNING, line=line) for line in range(1, 13)]
    lines = format_github([*warnings, *errors]).splitlines()
    kinds = [line.split()[0] for line in lines if re.match("::(error|warning) ", line)]
    assert kinds == ["::error"] * MOST_ANNOTATIONS + ["::warning"] * MOST_ANNOTATIONS
    logged = [line for line in lines if line.startswith("data/papers/a.yml:")]
    assert len(logged) == 37


def test_no_text_of_a_record_is_a_command_to_github() -> None:
    for text in HOSTILE:
        nasty = replace(PROBLEM, path=f"data/{text}", field=text, message=text, hint=text)
        lines = format_github([nasty]).splitlines()
        start = next(place for place, line in enumerate(lines) if line.startswith("::stop-"))
        (annotation,) = lines[:start]
        token = lines[start].removeprefix("::stop-commands::")
        assert re.fullmatch("[0-9a-f]{32}", token)
        assert lines[-1] == f"::{token}::"
        # The properties of a command are separated by commas and end at the first "::".
        properties = annotation.removeprefix("::error ").split("::")[0]
        assert len(properties.split(",")) == 4
        assert annotation.count("::") >= 2
        assert [line for line in lines[start + 1 : -1] if line.lstrip().startswith("::")] == []


def test_token_that_stops_commands_is_another_each_time() -> None:
    assert format_github([PROBLEM]) != format_github([PROBLEM])


def test_summary_shows_text_as_itself() -> None:
    for text in HOSTILE:
        row = format_summary([replace(PROBLEM, message=text)]).splitlines()[-1]
        assert row.count("|") == 4
        made = markdown(row.split("|")[2])
        assert set(re.findall(r"<(\w+)", made)) <= {"p", "code"}
        shown = html.unescape(re.sub("<[^>]+>", "", made))
        assert text.splitlines()[0].replace("\x1b", "\\x1b").replace("\u202e", "\\u202e") in shown


def test_summary_of_a_list_without_problems_says_so() -> None:
    assert format_summary([]) == "### Records\n\nNo problems.\n"


def test_summary_is_never_larger_than_github_takes() -> None:
    many = [replace(PROBLEM, line=line, message="x" * 400) for line in range(1, 5_000)]
    summary = format_summary(many)
    assert MOST_BYTES - 2_000 < len(summary.encode()) <= MOST_BYTES
    shown = summary.count("\n| ❌")
    assert summary.endswith(f"\n{4_999 - shown:,} more are in the log.\n")


def test_text_has_a_line_for_each() -> None:
    assert format_text([PROBLEM, WARNING]) == f"{PROBLEM}\n{WARNING}\n"
