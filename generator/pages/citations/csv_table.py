"""Papers as a table in CSV (RFC 4180), for spreadsheets.

It begins with a byte order mark: without one Excel reads UTF-8 as something else, and every program
of today takes one. A cell that a spreadsheet would take for a formula gets an apostrophe in front;
so does one that begins with apostrophes and then such a sign, so that taking one away gives back
what was there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.pages.citations.layout import Layout
from generator.pages.citations.reference import find_address
from generator.records.model import Paper, RepositoryMetrics

COLUMNS = (
    *("id", "title", "authors", "date", "venue", "organization", "arxiv", "doi", "category"),
    *("topics", "tags", "url", "pdf", "code", "official_code", "stars", "licenses", "project"),
    *("video", "slides", "poster", "demo", "dataset", "model", "discussions", "page"),
)
_LINKS = ("project", "video", "slides", "poster", "demo", "dataset", "model")
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
_QUOTED = re.compile(r'[",\r\n]')


@dataclass(frozen=True)
class Row:
    """What a line of the table says."""

    paper: Paper
    page: str
    """The address of the paper's page in the list."""

    metrics: Sequence[RepositoryMetrics | None] = ()
    """Of each of its repositories, if anything is known."""

    discussions: int | None = None


def lay_out_csv() -> Layout[Row]:
    """The table with its head; lines end in CR LF."""
    return Layout(lambda row: _write_line(_list_cells(row)), f"\ufeff{_write_line(COLUMNS)}")


def _list_cells(row: Row) -> list[str]:
    paper, links = row.paper, row.paper.links
    known = [metrics for metrics in row.metrics if metrics]
    stars = [metrics.stars for metrics in known if metrics.stars is not None]
    licenses = dict.fromkeys(metrics.license for metrics in known if metrics.license)
    return [
        paper.id,
        paper.title,
        "; ".join(paper.authors),
        str(paper.date),
        paper.venue or "",
        paper.organization or "",
        paper.arxiv or "",
        paper.doi or "",
        paper.category or "",
        "; ".join(paper.topics),
        "; ".join(paper.tags),
        find_address(paper),
        links.pdf or "",
        "; ".join(repository.url for repository in links.code),
        "; ".join(repository.url for repository in links.code if repository.official),
        str(max(stars)) if stars else "",
        "; ".join(map(str, licenses)),
        *(getattr(links, name) or "" for name in _LINKS),
        "" if row.discussions is None else str(row.discussions),
        row.page,
    ]


def _write_line(cells: Iterable[str]) -> str:
    return f"{','.join(map(_write_cell, cells))}\r\n"


def _write_cell(text: str) -> str:
    if _FORMULA.match(text):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
