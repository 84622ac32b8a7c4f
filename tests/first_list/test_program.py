"""The program on the records of the first list: what it reads, suggests, imports and cites."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import pipeline
from generator.cli import main
from generator.records.loader import load_records
from generator.records.model import Paper
from generator.records.plain_yaml import read_plain_yaml
from generator.records.records import Records
from generator.records.source import Source
from generator.records.style import write_yaml
from generator.settings import read_settings
from generator.sources.suggest import suggest_topics
from tests.lists import ROOT
from tests.pages.citations.test_bibtex import as_text, list_as_pybtex, list_authors, read

PAPERS = load_records(Source(ROOT / "data"))[0].papers
RECORDS = [path.read_bytes() for path in sorted((ROOT / "data" / "papers").glob("*.yml"))]


def test_list_becomes_pages() -> None:
    settings = read_settings(ROOT)
    plan = pipeline.make_plan(settings)
    assert len(plan.library.papers) >= 108
    assert len(pipeline.render_files(plan, settings)) > 1000


@pytest.mark.parametrize("content", RECORDS, ids=range(len(RECORDS)))
def test_real_records_have_a_form(content: bytes) -> None:
    """They need not be written in it: whoever proposes one on GitHub has no ``readinglist fix``."""
    tree = read_plain_yaml(content)
    assert isinstance(tree, dict)
    assert read_plain_yaml(write_yaml(tree).encode()) == tree


def test_real_papers_find_their_own_topics() -> None:
    """Each paper of the list, taken out of it: how often one of its topics is among the three."""
    records, _ = load_records(Source(Path(ROOT / "data")))
    hits = 0
    for paper in records.papers:
        rest = tuple(other for other in records.papers if other.id != paper.id)
        found = suggest_topics(
            Records(papers=rest, topics=records.topics), f"{paper.title} {paper.abstract or ''}"
        )
        hits += any(suggestion.topic in paper.topics for suggestion in found)
    assert hits / len(records.papers) > 0.8


def test_listing_finds_the_records_of_the_seed() -> None:
    listing = ROOT / "tests/first_list/seed/daily-papers-listing.txt"
    options = ["--listed", "2025-11-03", "--dry-run"]
    result = CliRunner().invoke(main, ["-C", str(ROOT), "import", str(listing), *options])
    assert result.exit_code == 0, result.output
    assert "0 new, 108 already there, 0 refused." in result.output


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_entry_of_a_real_paper_says_what_its_record_says(paper: Paper) -> None:
    entry = read(paper)
    assert as_text(entry.fields["title"]) == paper.title
    assert list_authors(entry) == list_as_pybtex(paper.authors)
    assert entry.fields["year"] == str(paper.date.year)
    assert as_text(entry.fields.get("doi", "")) == (paper.doi or "")
    assert entry.fields.get("eprint") == paper.arxiv
    venue = entry.fields.get("journal") or entry.fields.get("booktitle") or ""
    assert as_text(venue) == (paper.venue or "")
    assert entry.fields.get("url", "https://").startswith(("https://", "http://"))
