"""A listing of "Daily Papers", pasted from its page as text.

The page's own lines come first: its day among them (``Nov 3``). A paper is a line with its title, a
line with its abstract, then the number of authors or the organisation, a lone ``·``, and the date,
followed by the number of comments where there are any. Some papers end after the abstract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.cleaning.plain_text import clean_line
from generator.problems import Problem
from generator.records.plain_yaml import Tree
from generator.sources.captured_text import list_unknown_macros, repair_abstract
from generator.sources.dates import read_date
from generator.sources.draft import Draft

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(rf"({_MONTH} \d{{1,2}})(?:, (\d{{4}}))?(?:\s+([\d,]+))?")
_AUTHORS = re.compile(r"[•*-]?\s*(\d+) authors?")
_LONGEST_TITLE = 300
_SHORTEST_ABSTRACT = 200
"""The pages' own lines are shorter, titles nearly always."""


@dataclass(frozen=True)
class _Line:
    number: int
    text: str


def looks_like_listing(text: str) -> bool:
    lines = [line.strip() for line in text.splitlines()]
    return sum(1 for line in lines if line == "·" or _AUTHORS.fullmatch(line)) >= 2


def find_day(text: str) -> str:
    """The day that the listing's heading names, mostly without a year, ``Nov 3``; or nothing."""
    head = (line.strip() for line in text.splitlines()[:40])
    return next(
        (line for line in head if re.fullmatch(rf"{_MONTH} \d{{1,2}}(?:, \d{{4}})?", line)), ""
    )


def read_listing(text: str, file: str, day: str) -> Iterator[Draft | Problem]:
    """Every paper of the listing; ``day`` is when it was listed."""
    lines = [
        _Line(number, line.strip())
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]
    place = _skip_head(lines)
    while place < len(lines):
        title = lines[place]
        place += 1
        abstract = None
        if place < len(lines) and not _is_end(lines, place):
            abstract = lines[place]
            place += 1
        end: list[_Line] = []
        if _is_end(lines, place):
            size = 3 if place + 1 < len(lines) and lines[place + 1].text == "·" else 1
            end = lines[place : place + size]
            place += size
        if abstract is None or len(title.text) > _LONGEST_TITLE or title.text == "·":
            yield Problem(
                file,
                title.number,
                1,
                "",
                "bad-listing",
                f"found {title.text[:60]!r}, which is no title with an abstract below it.",
                "paste the listing again, from its first title to its last date",
            )
            continue
        yield _draft(file, title, abstract, end, day)


def _skip_head(lines: list[_Line]) -> int:
    """The place of the first title: the line above the first long one."""
    for place, line in enumerate(lines):
        if len(line.text) >= _SHORTEST_ABSTRACT:
            return max(0, place - 1)
    return 0


def _is_end(lines: list[_Line], place: int) -> bool:
    """Whether the lines that close a paper begin here."""
    if place >= len(lines):
        return False
    if _AUTHORS.fullmatch(lines[place].text):
        return True
    after = [line.text for line in lines[place + 1 : place + 3]]
    return len(after) == 2 and after[0] == "·" and bool(_DATE.fullmatch(after[1]))


def _draft(file: str, title: _Line, abstract: _Line, end: list[_Line], day: str) -> Draft:
    draft = Draft({"title": clean_line(title.text)}, f"{file}:{title.number}")
    listed: dict[str, Tree] = {"on": day}
    if end and (authors := _AUTHORS.fullmatch(end[0].text)):
        draft.remarks.append(f"the listing counts {authors[1]} authors and names none.")
    elif end:
        # "nvidia NVIDIA": the account, then the name
        draft.fields["organization"] = clean_line(end[0].text.partition(" ")[2] or end[0].text)
    if len(end) == 3 and (found := _DATE.fullmatch(end[2].text)):
        draft.fields["date"] = _settle_year(found[1], found[2], day)
        if found[3]:
            listed["discussions"] = found[3].replace(",", "")
    else:
        draft.remarks.append("the listing shows no date.")
    if day:
        draft.fields["listed"] = listed
    draft.fields["abstract"] = repair_abstract(abstract.text)
    if unknown := list_unknown_macros(abstract.text):
        draft.remarks.append(f"the abstract has LaTeX of its own, left out: {', '.join(unknown)}.")
    return draft


def _settle_year(day: str, year: str | None, listed: str) -> str:
    """A date without its year is of the year of the listing, or, in January, of the one before."""
    if year:
        return read_date(f"{day}, {year}").date
    found = read_date(f"{day}, {listed[:4]}").date
    if found > listed and len(listed) == 10:
        return read_date(f"{day}, {int(listed[:4]) - 1}").date
    return found
