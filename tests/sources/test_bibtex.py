"""BibTeX as it is found: each entry comes in or is named."""

from __future__ import annotations

import pytest

from generator.problems import Problem
from generator.sources.bibtex import read_bibtex
from generator.sources.draft import Draft
from tests.lists import ROOT

MESSY = (ROOT / "tests/sources/files/messy.bib").read_text("utf-8")


def read(text: str) -> Draft:
    (draft,) = read_bibtex(text, "refs.bib")
    assert isinstance(draft, Draft), draft
    return draft


def read_fields(fields: str) -> dict[str, object]:
    return dict(read(f"@article{{k, title = {{T}}, {fields}}}").fields)


def test_messy_file() -> None:
    entries = list(read_bibtex(MESSY, "m.bib"))
    drafts = {one.fields["title"]: one for one in entries if isinstance(one, Draft)}
    problems = [(one.line, one.code) for one in entries if isinstance(one, Problem)]
    assert problems == [
        (27, "not-a-paper"),
        (51, "bad-bibtex"),
        (69, "brace-too-many"),
        (83, "bad-bibtex"),
    ]
    # One of each other entry; their lines are where they begin.
    lines = MESSY.splitlines()
    for draft in drafts.values():
        assert lines[int(draft.origin.removeprefix("m.bib:")) - 1].startswith("@")
    assert MESSY.count("\n@") - len(["preamble", "string", "STRING", "comment"]) == len(entries)

    first = drafts["Über formal unentscheidbare Sätze & α-Kalkül of order n²"]
    assert first.fields == {
        "title": "Über formal unentscheidbare Sätze & α-Kalkül of order n²",
        "authors": [
            "Kurt Gödel",
            "Émile Borel",
            "Bartel L. van der Waerden",
            "Martin Luther King Jr.",
        ],
        "doi": "10.1007/BF01700692",
        "date": "1931-01-15",
        "venue": "Monatshefte für Mathematik 1931",
        "tags": ["logic", "incompleteness", "proof-theory"],
        "abstract": "We show that 50% of naïve systems — “all” of them — are incomplete. "
        "See http://example.org/~kurt for more.",
    }
    child = drafts["A Child of Its Volume"].fields
    assert (child["authors"], child["date"], child["venue"]) == (
        ["OpenAI and Friends", "Jane Doe"],
        "2020-09",
        "WoP 2020",
    )
    assert drafts["Attention Is All You Need"].fields["arxiv"] == "1706.03762"
    assert "venue" not in drafts["Attention Is All You Need"].fields
    lora = drafts["LoRA: Low-Rank Adaptation"]
    assert (lora.fields["category"], lora.fields["date"]) == ("cs.CL", "2021-06")
    assert drafts["Two Years"].fields["venue"] == "Journal of Artificial Intelligence Research 2019"
    assert drafts["The Same Key Again"].fields["date"] == "2004"
    assert "Café & in vitro with <mask> H₂O" in drafts


@pytest.mark.parametrize(
    ("fields", "name", "value"),
    [
        ('month = jan # "~15", year = 2019', "date", "2019-01-15"),
        ("year = {2019}, month = {Dezember}", "date", "2019-12"),
        ("date = {2019-05}, year = 2018", "date", "2019-05"),
        ("DOI = {DOI: 10.1000/ab}", "doi", "10.1000/ab"),
        ("doi = {10.48550/arXiv.2409.19256}", "arxiv", "2409.19256"),
        ("note = {arXiv:2409.19256 [cs]}", "arxiv", "2409.19256"),
        ("journal = {CoRR}, volume = {abs/1706.03762}", "arxiv", "1706.03762"),
        ("url = {http://arxiv.org/abs/hep-th/9901001v3}", "arxiv", "hep-th/9901001"),
        ("eprint = {1706.03762}, archiveprefix = {arXiv}", "arxiv", "1706.03762"),
        ("eprint = {1706.03762}, eprinttype = {jstor}", "arxiv", None),
        ("url = {https://a.org/p.pdf}", "links", {"pdf": "https://a.org/p.pdf"}),
        (r"url = {https://a.org/a\_b}", "links", {"page": "https://a.org/a_b"}),
        ("url = {https://doi.org/10.1000/ab}", "links", None),
        (
            "url = {https://github.com/a/b}",
            "links",
            {"code": [{"url": "https://github.com/a/b"}]},
        ),
        ("series = {ASPLOS '23}, booktitle = {Proc}, year = 2023", "venue", "ASPLOS 2023"),
        (
            "booktitle = {Advances in Neural Information Processing Systems}, year = 2017",
            "venue",
            "NeurIPS 2017",
        ),
        ("keywords = {Deep learning, C++; deep learning}", "tags", ["deep-learning", "c++"]),
    ],
)
def test_field(fields: str, name: str, value: object) -> None:
    assert read_fields(fields).get(name) == value


def test_subtitle_joins_the_title() -> None:
    assert read("@book{k, title={A}, subtitle={B}}").fields["title"] == "A: B"


def test_entry_in_brackets_and_percent_signs() -> None:
    draft = read('@article(k, title = "100% {S}ure (really)", year = 2001)')
    assert draft.fields == {"title": "100% Sure (really)", "date": "2001"}


def test_entry_without_fields_is_a_draft_without_title() -> None:
    assert read("@misc{key}").fields == {"title": ""}


@pytest.mark.parametrize(
    "broken",
    ["@article{b, title = {x\n", '@article{b, title = "x\n', "@article{b, title\n", "@article{b\n"],
)
def test_broken_entry_leaves_those_around_it(broken: str) -> None:
    text = f"@misc{{one, title={{One}}}}\n{broken}\n@misc{{two, title={{Two}}}}\n"
    entries = list(read_bibtex(text, "b.bib"))
    assert [one.fields["title"] for one in entries if isinstance(one, Draft)] == ["One", "Two"]
    assert [one.line for one in entries if isinstance(one, Problem)] == [2]


def test_parent_may_be_missing() -> None:
    assert any(
        "'gone'" in remark for remark in read("@misc{a, title={A}, crossref={gone}}").remarks
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://me:secret@a.org/x", "ftp://a.org"])
def test_address_that_cannot_be_a_link_is_told(url: str) -> None:
    draft = read(f"@misc{{a, title={{A}}, url={{{url}}}}}")
    assert "links" not in draft.fields
    assert any(url in remark for remark in draft.remarks)
