from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from generator.pages.github import GitHubLinks
from generator.settings import read_settings
from tests.lists import ROOT, make_paper

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"


@pytest.fixture
def links(toy: Path) -> GitHubLinks:
    return GitHubLinks(read_settings(toy))


def read_query(address: str) -> dict[str, list[str]]:
    parts = urlsplit(address)
    where = f"{parts.scheme}://{parts.netloc}{parts.path}"
    assert where == "https://github.com/example/toy/issues/new"
    return parse_qs(parts.query, strict_parsing=True)


def test_editor_opens_the_record(links: GitHubLinks) -> None:
    assert links.edit(make_paper("pc-darts")) == (
        "https://github.com/example/toy/edit/trunk/data/papers/pc-darts.yml"
    )


def test_correction_opens_the_form_filled_in(links: GitHubLinks) -> None:
    paper = make_paper("pc-darts", title="PC-DARTS: Partial & #1 <Channels>")
    assert read_query(links.correct(paper)) == {
        "template": ["correct.yml"],
        "title": ["Correction: PC-DARTS: Partial & #1 <Channels>"],
        "record": ["data/papers/pc-darts.yml"],
    }


def test_long_title_is_cut(links: GitHubLinks) -> None:
    title = read_query(links.correct(make_paper("long", title="長" * 900)))["title"][0]
    assert len(title) <= 256
    assert title.endswith("長…")


def test_suggestion_opens_its_form(links: GitHubLinks) -> None:
    assert read_query(links.suggest()) == {"template": ["suggest.yml"]}


def test_links_name_forms_and_fields_that_are_there(links: GitHubLinks) -> None:
    for address in (links.correct(make_paper("a")), links.suggest()):
        query = read_query(address)
        form = yaml.safe_load((FORMS / query.pop("template")[0]).read_text("utf-8"))
        ids = {field.get("id") for field in form["body"]}
        assert query.keys() - ids <= {"title"}
        for title in query.get("title", []):
            assert title.startswith(form["title"])
