from __future__ import annotations

from generator.pages.citation_meta import list_citation_meta
from tests.lists import make_paper


def test_citation_meta_of_a_paper() -> None:
    paper = make_paper(
        "a", title="A <b>", authors=["Ada", "Bob"], date="2024-09", arxiv="2409.00001"
    )
    assert list_citation_meta(paper) == {
        "title": ["A <b>"],
        "author": ["Ada", "Bob"],
        "publication_date": ["2024/09"],
        "arxiv_id": ["2409.00001"],
        "pdf_url": ["https://arxiv.org/pdf/2409.00001"],
    }


def test_citation_meta_names_the_pdf_of_the_record_where_arxiv_has_none() -> None:
    paper = make_paper("a", doi="10.1000/x", links={"pdf": "https://a.b/c.pdf"})
    meta = list_citation_meta(paper)
    assert (meta["doi"], meta["pdf_url"]) == (["10.1000/x"], ["https://a.b/c.pdf"])
    assert "author" not in meta
