from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator import pipeline
from generator.pages.page import Page
from generator.pages.plan import plan_pages
from generator.pages.slugs import Addresses
from generator.records.model import Paper, Person, Topic
from generator.settings import read_settings
from tests.lists import make_library, make_paper, write_list

TOPIC = Topic(key="systems", title="Systems", description="What *runs*.")
CONFIG = "site_name: A list\nplugins: [readinglist: {{page_size: {}}}]\n"


def plan(tmp_path: Path, *papers: Paper, page_size: int = 50, **records: Any) -> dict[str, Page]:
    """The pages of a list of these papers, by path."""
    settings = read_settings(write_list(tmp_path, {}, CONFIG.format(page_size)))
    library = make_library(*papers, topics=(TOPIC,), **records)
    pages = plan_pages(library, Addresses(), settings)
    assert len(pages) == len({page.path for page in pages})
    return {page.path: page for page in pages}


def test_pages_of_one_paper(tmp_path: Path) -> None:
    paper = make_paper(
        "one",
        authors=["Ada Author"],
        date="2024-09-28",
        venue="ICML 2024",
        organization="Labs",
        tags=["gpu"],
        links={"code": [{"url": "https://github.com/a/b"}]},
    )
    always = {
        *("index.md", "papers/index.md", "papers/by-title.md", "papers/most-discussed.md"),
        *("topics/index.md", "tags/index.md", "authors/index.md", "organizations/index.md"),
        *("venues/index.md", "archive/index.md", "code/index.md", "collections/index.md"),
        *("contribute/fields.md", "contribute/rules.md", "topics/systems.md"),
        *("data/index.md", "explore/index.md", "marks/index.md"),
    }
    assert plan(tmp_path).keys() == always
    assert plan(tmp_path, paper).keys() == always | {
        *("papers/one.md", "authors/ada-author.md", "authors/a/index.md", "tags/gpu.md"),
        *("venues/icml-2024.md", "organizations/labs.md", "archive/2024/index.md"),
        *("archive/2024/09/index.md", "archive/2024/09/28.md"),
    }


def test_less_precise_date_has_fewer_archive_pages(tmp_path: Path) -> None:
    pages = plan(tmp_path, make_paper("a", date="2024-09"), make_paper("b", date="2022"))
    assert [path for path in pages if path.startswith("archive/2")] == [
        *("archive/2024/index.md", "archive/2024/09/index.md", "archive/2022/index.md")
    ]


@pytest.mark.parametrize(
    ("papers", "sizes"), [(0, [0]), (1, [1]), (3, [3]), (4, [3, 1]), (6, [3, 3]), (7, [3, 3, 1])]
)
def test_long_listing_has_several_pages(tmp_path: Path, papers: int, sizes: list[int]) -> None:
    found = [make_paper(f"p{number}", tags=["gpu"]) for number in range(papers)]
    pages = plan(tmp_path, *found, page_size=3)
    topic = [page for page in pages.values() if page.kind == "topic"]
    assert [len(page.papers) for page in topic] == sizes
    assert [page.number for page in topic] == [*range(1, len(sizes) + 1)]
    assert {page.of for page in topic} == {len(sizes)}
    assert {page.first for page in topic} == {"topics/systems.md"}
    assert [paper.id for page in topic for paper in page.papers] == [paper.id for paper in found]
    titles = [page.title for page in topic]
    assert titles == ["Systems", "Systems (2)", "Systems (3)"][: len(sizes)]
    assert [path for path in pages if path.startswith("papers/") and path[7:-3].isdigit()] == (
        ["papers/2.md", "papers/3.md"][: len(sizes) - 1]
    )


def test_former_id_leads_to_the_paper(tmp_path: Path) -> None:
    pages = plan(tmp_path, make_paper("new", title="New", former_ids=["old", "older"]))
    for path in ("papers/old.md", "papers/older.md"):
        page = pages[path]
        assert (page.kind, page.title, page.subject.id) == ("moved", "New", "new")


def test_topic_is_described_in_plain_text(tmp_path: Path) -> None:
    assert plan(tmp_path, make_paper("a"))["topics/systems.md"].description == "What runs."


def test_claim_points_at_the_newest_paper_and_the_name_in_it(tmp_path: Path) -> None:
    pages = plan(
        tmp_path,
        make_paper("old", authors=["Ada Author"], date="2020", tags=["gpu"]),
        make_paper("new", authors=["B", "B", "Ada Author"], date="2024", tags=["cpu", "gpu"]),
    )
    author, tag = pages["authors/ada-author.md"].claim, pages["tags/gpu.md"].claim
    assert author
    assert tag
    assert (author.file, author.way) == ("papers/new.yml", ("authors", 2))
    assert (tag.file, tag.way) == ("papers/new.yml", ("tags", 1))


def test_claim_points_at_the_spelling_of_a_person_that_the_paper_has(tmp_path: Path) -> None:
    person = Person.model_validate({"name": "José Peña", "also": ["J. Peña"]})
    old = make_paper("old", authors=["José Peña"], date="2020")
    new = make_paper("new", authors=["B", "J. Peña"], date="2024")
    claim = plan(tmp_path, old, new, people=(person,))["authors/jose-pena.md"].claim
    assert claim
    assert (claim.file, claim.way) == ("papers/new.yml", ("authors", 1))


def test_only_names_from_the_data_claim_an_address(toy: Path) -> None:
    pages = pipeline.make_plan(read_settings(toy)).pages
    kinds = {page.kind for page in pages if page.claim}
    assert kinds == {"tag", "author", "organization", "venue"}
