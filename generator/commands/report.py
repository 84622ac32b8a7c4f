"""Problems, as a person at a terminal, a page of GitHub or another program reads them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from generator import __version__
from generator.curation.github_text import say_code
from generator.problems import Problem, count_problems, show_line

MOST_BYTES = 1_000_000
"""Of a summary: GitHub takes 1 MiB from each step, and nothing of one that is larger."""

MOST_ANNOTATIONS = 10
"""Errors, and as many warnings, of which GitHub shows annotations in one step."""

COLOURS = {"error": "red", "warning": "yellow"}


def format_text(problems: Sequence[Problem]) -> str:
    """A line for each, as compilers write them; other programs find the places in it."""
    return "".join(f"{problem}\n" for problem in problems)


def format_groups(problems: Sequence[Problem]) -> str:
    """Grouped by file and coloured, for a terminal."""
    return "\n".join(
        click.style(f"{show_line(path)}\n", bold=True) + "".join(map(_format_entry, of_file))
        for path, of_file in groupby(problems, key=lambda problem: problem.path)
    )


def _format_entry(problem: Problem) -> str:
    place = click.style(f"{f'{problem.line}:{problem.column}':>8}", dim=True)
    severity = click.style(f"{problem.severity:7}", fg=COLOURS[problem.severity])
    field = click.style(show_line(problem.field) + ": ", bold=True) if problem.field else ""
    code = click.style(f"[{problem.code}]", dim=True)
    hint = f"{'hint: ':>24}{click.style(show_line(problem.hint), fg='cyan')}\n"
    line = f"{place}  {severity} {field}{show_line(problem.message)} {code}\n"
    return line + (hint if problem.hint else "")


def format_json(problems: Sequence[Problem]) -> str:
    """One object: ``version`` of the program, ``errors`` and ``warnings`` as numbers, and
    ``problems``, each with the fields of ``Problem``."""
    severities = [problem.severity for problem in problems]
    report = {
        "version": __version__,
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "problems": [problem.as_dict() for problem in problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def format_github(problems: Sequence[Problem], folder: str = "") -> str:
    """Workflow commands that become annotations, then every problem for the log.

    ``folder``: the list's own, below the repository, ending in a slash; paths of annotations begin
    at the repository. (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions)
    """
    lines = [
        f"::{problem.severity} file={_escape(folder + problem.path)},line={problem.line},"
        f"col={problem.column},title={_escape(problem.code)}::{_escape_data(_say(problem))}\n"
        for problem in _choose_annotations(problems)
    ]
    # No text of a record is a command, whatever it says.
    token = secrets.token_hex(16)
    return "".join([*lines, f"::stop-commands::{token}\n", format_text(problems), f"::{token}::\n"])


def _choose_annotations(problems: Sequence[Problem]) -> Iterator[Problem]:
    for severity in COLOURS:
        chosen = [problem for problem in problems if problem.severity == severity]
        yield from chosen[:MOST_ANNOTATIONS]


def _say(problem: Problem) -> str:
    field = f"{problem.field}: " if problem.field else ""
    return f"{field}{problem.message}" + (f"\nhint: {problem.hint}" if problem.hint else "")


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def format_summary(problems: Sequence[Problem], rules_url: str = "") -> str:
    """Every problem in a table of GitHub's Markdown; ``rules_url`` is the page that explains the
    codes. As many rows as GitHub takes."""
    if not problems:
        return "### Records\n\nNo problems.\n"
    head = f"### Records: {count_problems(problems)}\n\n| where | what | hint |\n|---|---|---|\n"
    rows, size = [], len(head)
    for number, problem in enumerate(problems):
        row = _format_row(problem, rules_url)
        size += len(row.encode())
        if size > MOST_BYTES - 200:
            rows.append(f"\n{len(problems) - number:,} more are in the log.\n")
            break
        rows.append(row)
    return head + "".join(rows)


def _format_row(problem: Problem, rules_url: str) -> str:
    mark = "❌" if problem.severity == "error" else "⚠️"
    where = say_code(f"{problem.path}:{problem.line}:{problem.column}")
    code = f"[{problem.code}]({rules_url}#{problem.code})" if rules_url else f"`{problem.code}`"
    field = f"{say_code(problem.field)}: " if problem.field else ""
    hint = say_code(problem.hint) if problem.hint else ""
    return f"| {mark} {where} | {field}{say_code(problem.message, 1000)} {code} | {hint} |\n"


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": format_text,
    "github": format_github,
    "json": format_json,
}


def select(problems: Iterable[Problem], files: set[Path], root: Path) -> list[Problem]:
    """The problems in which one of ``files`` has part; ``root`` is what their paths begin at."""
    return [
        problem
        for problem in problems
        if any(name and (root / name).resolve() in files for name in (problem.path, problem.other))
    ]
