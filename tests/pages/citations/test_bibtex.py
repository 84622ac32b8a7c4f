"""BibTeX, read by Pybtex."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from pybtex import errors
from pybtex.database import Entry, Person, parse_string

from generator.pages.citations.bibtex import write_bibtex
from generator.pages.citations.reference import find_doi_url
from generator.pages.text import as_latex
from generator.records.model import Paper
from tests.lists import make_paper
from tests.pages.html_pieces import fold
from tests.pages.odd_text import odd_lines

LATEX = {as_latex(character): character for character in "\\~^{}<>|&%$#_"}


def read(paper: Paper) -> Entry:
    """The entry, as a program reads it that stops at every error."""
    errors.set_strict_mode(True)
    database = parse_string(write_bibtex(paper), "bibtex")
    assert list(database.entries) == [paper.id]
    return database.entries[paper.id]


def as_text(latex: str) -> str:
    """What LaTeX sets."""
    commands = "|".join(map(re.escape, LATEX))
    return re.sub(rf"{commands}|[{{}}]", lambda found: LATEX.get(found[0], ""), latex)


def list_authors(entry: Entry) -> list[str]:
    return [as_text(str(person)) for person in entry.persons.get("author", [])]


def list_as_pybtex(names: tuple[str, ...]) -> list[str]:
    """Names in the order in which Pybtex prints them: "Last, First"; that of a team stays whole."""
    return [name if "Team" in name.split() else str(Person(name)) for name in names]


@settings(max_examples=400)
@given(odd_lines.map(fold))
def test_any_title_and_venue_are_read_back(words: str) -> None:
    entry = read(make_paper("a", title=words, venue=words))
    assert as_text(entry.fields["title"]) == words
    assert as_text(entry.fields.get("journal") or entry.fields["booktitle"]) == words


def is_a_name(text: str) -> bool:
    """Whether a record can have it: "et al." and the like are refused."""
    return re.search(r"\bet\.? ?al\b|^(and )?others$|…$|\.\.\.$", text, re.IGNORECASE) is None


@settings(max_examples=300)
@given(odd_lines.map(fold).filter(is_a_name))
def test_any_name_is_one_author(name: str) -> None:
    entry = read(make_paper("a", authors=[name, "Ada Author"]))
    first, second = list_authors(entry)
    assert second == "Author, Ada"
    # Its parts can stand in another order, with a comma between them.
    assert sorted(re.sub("[ ,]", "", first)) == sorted(re.sub("[ ,]", "", name))


@pytest.mark.parametrize(
    "name",
    ["The Example Group, Inc.", "Anna and Bert", "Others, Inc.", "van der Berg and Sons, Ltd."],
)
def test_name_that_bibtex_would_take_apart_is_kept_together(name: str) -> None:
    (person,) = read(make_paper("a", authors=[name])).persons["author"]
    assert person.last_names == [f"{{{name}}}"]


def test_entry_in_full() -> None:
    paper = make_paper(
        "hybrid-crowd",
        title="HybridCrowd: 100% of a GPU",
        authors=["José Peña", "Ludwig van Beethoven"],
        date="2024-09-28",
        venue="EuroToys 2025",
        doi="10.1000/a_b",
        arxiv="2409.00001",
        category="cs.LG",
    )
    assert write_bibtex(paper) == (
        "@inproceedings{hybrid-crowd,\n"
        "  title         = {{HybridCrowd:} 100\\% of a {GPU}},\n"
        "  author        = {José Peña and Ludwig van Beethoven},\n"
        "  year          = {2024},\n"
        "  month         = sep,\n"
        "  booktitle     = {EuroToys 2025},\n"
        "  doi           = {10.1000/a\\_b},\n"
        "  eprint        = {2409.00001},\n"
        "  archivePrefix = {arXiv},\n"
        "  primaryClass  = {cs.LG},\n"
        "  url           = {https://doi.org/10.1000/a_b}\n"
        "}"
    )


@pytest.mark.parametrize(
    ("venue", "kind", "field"),
    [
        (None, "misc", None),
        ("NeurIPS 2022", "inproceedings", "booktitle"),
        ("Journal of Invented Results 2022", "article", "journal"),
        ("IEEE Transactions on Toys", "article", "journal"),
        ("Findings of EMNLP 2025", "inproceedings", "booktitle"),
    ],
)
def test_kind_of_entry_follows_the_venue(venue: str | None, kind: str, field: str | None) -> None:
    entry = read(make_paper("a", venue=venue))
    assert entry.type == kind
    assert [name for name in ("journal", "booktitle") if name in entry.fields] == (
        [field] if field else []
    )


@pytest.mark.parametrize(
    ("fields", "address"),
    [
        ({"doi": "10.1000/x", "arxiv": "2409.00001"}, "https://doi.org/10.1000/x"),
        ({"arxiv": "2409.00001"}, "https://arxiv.org/abs/2409.00001"),
        ({"links": {"page": "https://a.b/1", "pdf": "https://a.b/2"}}, "https://a.b/1"),
        ({"links": {"pdf": "https://a.b/2"}}, "https://a.b/2"),
        ({}, None),
    ],
)
def test_address_is_the_most_lasting_one(fields: dict[str, str], address: str | None) -> None:
    assert read(make_paper("a", **fields)).fields.get("url") == address


def test_doi_with_characters_that_no_address_has() -> None:
    assert find_doi_url("10.1002/(SICI)1:3<338::AID>3.0;2-B") == (
        "https://doi.org/10.1002/(SICI)1:3%3C338::AID%3E3.0;2-B"
    )


def test_month_is_left_out_where_it_is_not_known() -> None:
    assert "month" not in read(make_paper("a", date="2024")).fields
    assert read(make_paper("a", date="2024-03")).fields["month"] == "March"
