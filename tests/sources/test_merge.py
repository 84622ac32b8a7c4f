"""Who is believed for which field."""

from __future__ import annotations

import re

import pytest

from generator.records.model import Paper
from generator.records.partial_date import PartialDate
from generator.records.plain_yaml import Tree
from generator.sources.draft import Draft
from generator.sources.earliest import find_earliest
from generator.sources.merge import PRECEDENCE, list_missing, merge
from generator.sources.services import ARXIV, CROSSREF, DATACITE, GITHUB, HUGGING_FACE
from tests.lists import ROOT

SERVICES = (ARXIV, CROSSREF, DATACITE, GITHUB, HUGGING_FACE)
CHOSEN = [name for name in PRECEDENCE if name not in ("date", "links.code")]


def make(service: str, name: str, value: Tree) -> Draft:
    _, _, link = name.partition("links.")
    return Draft({"links": {link: value}} if link else {name: value}, service)


@pytest.mark.parametrize("name", CHOSEN)
def test_the_first_that_says_something_is_believed(name: str) -> None:
    drafts = [make(service, name, f"of {service}") for service in SERVICES]
    for first in PRECEDENCE[name]:
        merged = merge(drafts)
        assert make("", name, f"of {first}").fields == merged.fields
        drafts = [draft for draft in drafts if draft.origin != first]
    assert merge(drafts).fields == {}


def test_the_page_says_the_same() -> None:
    page = (ROOT / "docs" / "contribute" / "add.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z.]+)` \| (.+?) \|$", page, re.MULTILINE)
    assert {name: tuple(said.split(", ")) for name, said in rows} == PRECEDENCE


def test_every_field_that_a_service_can_know_has_its_place() -> None:
    by_curator = {"id", "topics", "tags", "note", "former_ids"}
    known = {name.split(".")[0] for name in PRECEDENCE}
    assert known == Paper.model_fields.keys() - by_curator


@pytest.mark.parametrize(
    ("dates", "earliest"),
    [
        (["2024-09-28"], "2024-09-28"),
        (["2024-09-28", "2025-03-30"], "2024-09-28"),
        (["2024-09-28", "2015"], "2015"),
        (["2024", "2024-09-28", "2025"], "2024-09-28"),
        (["2024", "2024-09", "2024-09-28", "2024-11-02"], "2024-09-28"),
        (["2024", "2024-05", "2024-09-28"], "2024-05"),
    ],
)
def test_first_public(dates: list[str], earliest: str) -> None:
    parsed = [PartialDate.parse(date) for date in dates]
    assert str(find_earliest(parsed)) == earliest
    assert str(find_earliest(parsed[::-1])) == earliest


def test_repositories_of_all() -> None:
    code: list[Tree] = [{"url": "https://github.com/A/B"}]
    own: list[Tree] = [{"url": "https://github.com/a/b", "official": "true"}]
    other: list[Tree] = [{"url": "https://github.com/x/y"}]
    merged = merge(
        [make(ARXIV, "links.code", [*own, *other]), make(HUGGING_FACE, "links.code", code)]
    )
    assert merged.fields["links"] == {
        "code": [{"url": "https://github.com/A/B", "official": "true"}, *other]
    }


def test_what_is_missing_for_want_of_a_service() -> None:
    draft = Draft({"title": "T", "authors": ["A"], "date": "2024", "arxiv": "2409.19256"}, "")
    assert list_missing(draft, [HUGGING_FACE]) == [
        "not known without Hugging Face: organization, links.code, links.project, listed, abstract"
    ]
    assert list_missing(draft, [ARXIV]) == [
        "not known without arXiv: doi, venue, category, links.code, abstract",
        "from elsewhere, as arXiv did not say: title, authors, date, arxiv",
    ]
