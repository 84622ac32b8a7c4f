"""What is shown of a document."""

from __future__ import annotations

from generator.pages.slugs import Addresses
from generator.records.model import Metrics
from generator.search.documents import describe_paper, describe_section
from tests.lists import make_library, make_paper

URL = "https://github.com/a/b"


def test_paper_is_shown_as_in_its_record() -> None:
    paper = make_paper(
        "a", title="A paper", authors=["Zoë"], date="2024-09", arxiv="2409.19256", venue="X 2024",
        tags=["llm"], note="Read *it*.", abstract="Long.", listed={"on": "2024-10-01"},
        links={"code": [{"url": URL, "official": "true"}, {"url": f"{URL}c"}], "pdf": URL},
    )  # fmt: skip
    facts = {"stars": "5", "license": "MIT"}
    counted = {"id": "a", "repositories": {URL: facts}, "discussions": "0"}
    metrics = (Metrics.model_validate(counted),)
    library = make_library(paper, metrics=metrics)
    document = describe_paper(paper, library, Addresses())
    assert document.summary == "Read it."
    assert document.shown == {
        "path": "papers/a/",
        "title": "A paper",
        "kind": "paper",
        "id": "a",
        "authors": ("Zoë",),
        "date": "2024-09",
        "arxiv": "2409.19256",
        "venue": "X 2024",
        "topics": ("systems",),
        "tags": ("llm",),
        "discussions": 0,
        "code": [[URL, 1, 5, "MIT"], [f"{URL}c", 0, None, None]],
        "links": {"pdf": URL},
    }


def test_what_is_not_known_is_left_out() -> None:
    paper = make_paper("a")
    document = describe_paper(paper, make_library(paper), Addresses())
    assert document.summary == ""
    assert set(document.shown) == {"path", "title", "kind", "id", "date", "topics"}


def test_section_is_named_with_its_page() -> None:
    section = describe_section("x/#y", "Page", "Heading", "Text.")
    assert section.shown["title"] == "Page › Heading"
    assert section.fields["title"] == ("Page", "Heading")
    assert describe_section("x/", "Page", "", "Text.").shown["title"] == "Page"
