"""What can be wrong with the data, said so that a curator can mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sized
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]
"""An error keeps the list from being published; a warning is advice."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, sorted by where it stands."""

    path: str
    """The file as the curator knows it, relative to the list: ``data/papers/hybridflow.yml``."""

    line: int
    """1 is the first line."""

    column: int
    """1 is the first character of the line."""

    field: str
    """The way to the value, ``links.code.0.url``; empty where the whole file is meant."""

    code: str
    """A stable name for the kind of problem, ``unknown-topic``."""

    message: str
    """What was found and what is wanted, in one sentence."""

    hint: str = ""
    """What to do, where that is known; can be pasted where it is a value."""

    severity: Severity = "error"
    other: str = ""
    """Another file that has part in it, named like ``path``; empty where there is none."""

    def __str__(self) -> str:
        where = f"{show_line(self.path)}:{self.line}:{self.column}"
        severity = "" if self.severity == "error" else f"{self.severity}: "
        field = f"{show_line(self.field)}: " if self.field else ""
        hint = f"\n    hint: {show_line(self.hint)}" if self.hint else ""
        return f"{where}: {severity}{field}{show_line(self.message)} [{self.code}]{hint}"

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)


class ProblemsFound(Exception):
    """The data cannot be published; ``problems`` holds every reason, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join([*map(str, self.problems), f"{count_problems(self.problems)} found."])


def name_nearest(word: str, known: Iterable[str], *, otherwise: str = "") -> str:
    """A hint that offers the known words nearest to ``word`` (by letters, or because one holds
    the other), or ``otherwise``."""
    folded, words = word.lower(), sorted(known)
    nearest = get_close_matches(folded, words, n=1, cutoff=0.6)
    if not nearest and len(folded) > 3:
        nearest = [other for other in words if folded in other or other in folded][:3]
    return f"did you mean {' or '.join(nearest)}?" if nearest else otherwise


def show_line(text: str) -> str:
    """``text`` on one line of a terminal or a log: what is not printable is escaped, so that a
    file's name cannot write a line of its own."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def count_problems(problems: Iterable[Problem]) -> str:
    """``3 problems``, ``1 problem and 2 warnings``."""
    severities = [problem.severity for problem in problems]
    errors, warnings = severities.count("error"), severities.count("warning")
    parts = [count_of(errors, "problem")] if errors or not warnings else []
    parts += [count_of(warnings, "warning")] if warnings else []
    return " and ".join(parts)


def count(things: Sized, noun: str) -> str:
    """``1 paper``, ``1,392 pages``."""
    return count_of(len(things), noun)


def count_of(number: int, noun: str) -> str:
    many = f"{noun[:-1]}ies" if noun.endswith("ry") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"
