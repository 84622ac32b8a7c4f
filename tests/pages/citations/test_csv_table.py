"""CSV, read by Python's own reader, strictly."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from generator.pages.citations.csv_table import COLUMNS, Row, lay_out_csv
from generator.records.model import RepositoryMetrics
from tests.lists import make_paper
from tests.pages.odd_text import odd_lines


def read(*rows: Row) -> list[dict[str, str]]:
    text = "".join(lay_out_csv().join(rows))
    assert text.startswith("\ufeffid,title,")
    assert text.endswith("\r\n")
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))
    assert tuple(lines[0]) == COLUMNS
    assert {len(line) for line in lines} == {len(COLUMNS)}
    return [dict(zip(COLUMNS, line, strict=True)) for line in lines[1:]]


def test_row_in_full() -> None:
    code = [
        {"url": "https://github.com/a/b", "official": "true"},
        {"url": "https://github.com/a/c"},
        {"url": "https://github.com/a/d"},
    ]
    paper = make_paper(
        "a",
        title='Say "a, b"',
        authors=["Ada Author", "Bo Lee"],
        date="2024-09",
        arxiv="2409.00001",
        topics=["systems", "theory"],
        tags=["gpu", "c++"],
        links={"code": code, "pdf": "https://a.b/1.pdf", "demo": "https://a.b/demo"},
    )
    facts = [{"stars": "2", "license": "MIT"}, {"stars": "30", "license": "MIT"}]
    metrics = [*map(RepositoryMetrics.model_validate, facts), None]
    row = read(Row(paper, "https://list/papers/a/", metrics, 0))[0]
    assert {name: value for name, value in row.items() if value} == {
        "id": "a",
        "title": 'Say "a, b"',
        "authors": "Ada Author; Bo Lee",
        "date": "2024-09",
        "arxiv": "2409.00001",
        "topics": "systems; theory",
        "tags": "gpu; c++",
        "url": "https://arxiv.org/abs/2409.00001",
        "pdf": "https://a.b/1.pdf",
        "code": "https://github.com/a/b; https://github.com/a/c; https://github.com/a/d",
        "official_code": "https://github.com/a/b",
        "stars": "30",
        "licenses": "MIT",
        "demo": "https://a.b/demo",
        "discussions": "0",
        "page": "https://list/papers/a/",
    }


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'quoted'", "'quoted'"),
        ("a=1", "a=1"),
        ('=HYPERLINK("https://a.b","c")', '\'=HYPERLINK("https://a.b","c")'),
    ],
)
def test_no_cell_is_a_formula(title: str, cell: str) -> None:
    row = read(Row(make_paper("a", title=title, authors=[title]), ""))[0]
    assert row["title"] == row["authors"] == cell


@given(odd_lines)
def test_any_text_is_read_back(words: str) -> None:
    paper = make_paper("a", title=words, venue=words)
    row = read(Row(paper, ""), Row(make_paper("b"), ""))[0]
    cell = row["title"]
    assert cell == row["venue"]
    assert cell[0] not in "=+-@＝＋－＠"
    changed = cell.lstrip("'")[:1] in [*"=+-@＝＋－＠"]
    assert (cell[1:] if changed else cell) == paper.title
