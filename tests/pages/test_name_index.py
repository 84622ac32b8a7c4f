"""Names without a page: where they stand, and that every link to them arrives."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import join, normpath

import pytest

from generator import pipeline
from generator.pages import name_index
from generator.pages.entry import Entry
from generator.pages.name_index import arrange_index
from generator.pages.slugs import AUTHORS, TAGS
from generator.problems import ProblemsFound
from generator.settings import read_settings
from tests.lists import PAPER, write_list
from tests.search.reader import Index

FILES = {
    "papers/one.yml": "title: The first\nauthors: [Ada Author, Bob Both]\ndate: 2024-01-02\n"
    "topics: [systems]\ntags: [rare, shared]\nvenue: ICML 2024\n",
    "papers/two.yml": "title: The second\nauthors: [Bob Both]\ndate: 2023-01-02\n"
    "topics: [systems]\ntags: [shared]\nvenue: ICML 2024\n",
    "papers/three.yml": "title: The third\nauthors: [Tags]\ndate: 2022\ntopics: [systems]\n",
}


def render(root: Path, options: str = "", **files: str) -> dict[str, str]:
    """What a list of three papers has in ``docs/``, by path."""
    config = f"site_name: A list\nplugins: [readinglist: {{{options}}}]\n"
    settings = read_settings(write_list(root, FILES | files, config))
    made = pipeline.render_files(pipeline.make_plan(settings), settings)
    return {path: content.decode("utf-8", "replace") for path, content in made.items()}


@pytest.fixture
def made_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.library.library.MANY_PAPERS", 2)


def find_target(pages: dict[str, str], page: str, words: str) -> tuple[str, str]:
    """The path and the anchor to which ``words`` link on ``page``."""
    (target,) = re.findall(rf"\[{words}\]\(([^)]+)\)", pages[page])
    path, _, anchor = normpath(join(page, "..", target)).partition("#")
    return path, anchor


@pytest.mark.parametrize("words", ["Ada Author", "rare"])
@pytest.mark.usefixtures("made_large")
def test_rare_name_of_a_long_list_leads_to_its_line_on_the_index(
    tmp_path: Path, words: str
) -> None:
    pages = render(tmp_path)
    path, anchor = find_target(pages, "papers/one.md", words)
    assert path == {"Ada Author": "authors/a/index.md", "rare": "tags/index.md"}[words]
    before, mark, _ = pages[path].partition(f"\n{{: #{anchor} }}")
    assert mark
    line = before.rpartition("\n- ")[2]
    assert line.startswith(f"{words} [The first](")
    assert find_target({path: line}, path, "The first") == ("papers/one.md", "")
    assert f"authors/{anchor}.md" not in pages
    assert f"tags/{anchor}.md" not in pages


@pytest.mark.usefixtures("made_large")
def test_name_in_a_long_list_needs_three_papers_for_its_page(tmp_path: Path) -> None:
    third = PAPER.replace("[Ada Author]", "[Ada Author, Bob Both]") + "tags: [shared]\n"
    third += "venue: ICML 2024\n"
    pages = render(tmp_path, **{"papers/four.yml": third})
    assert find_target(pages, "papers/two.md", "Bob Both") == ("authors/bob-both.md", "")
    assert find_target(pages, "papers/two.md", "shared") == ("tags/shared.md", "")
    assert find_target(pages, "authors/b/index.md", "Bob Both") == ("authors/bob-both.md", "")
    assert find_target(pages, "papers/two.md", "ICML 2024") == ("venues/icml-2024.md", "")
    # Ada Author has two: the index names them.
    assert find_target(pages, "papers/one.md", "Ada Author") == ("authors/a/index.md", "ada-author")
    assert "[A paper](../../papers/four.md), [The first](" in pages["authors/a/index.md"]


def test_every_name_of_a_short_list_has_its_page(tmp_path: Path) -> None:
    pages = render(tmp_path)
    assert {"authors/ada-author.md", "tags/rare.md", "authors/tags.md"} <= pages.keys()


def test_list_says_itself_from_how_many_papers_on(tmp_path: Path) -> None:
    pages = render(tmp_path, "pages_from: {authors: 3, venues: 3}")
    assert not pages.keys() & {"authors/ada-author.md", "authors/bob-both.md"}
    assert find_target(pages, "papers/two.md", "Bob Both") == ("authors/b/index.md", "bob-both")
    assert find_target(pages, "papers/two.md", "ICML 2024") == ("venues/index.md", "icml-2024")
    assert "[The first](../../papers/one.md), [The second](" in pages["authors/b/index.md"]
    assert "tags/rare.md" in pages


@pytest.mark.usefixtures("made_large")
def test_list_may_have_a_page_for_each_name_however_long_it_is(tmp_path: Path) -> None:
    pages = render(tmp_path, "pages_from: {authors: 1, tags: 1}")
    assert {"authors/ada-author.md", "tags/rare.md"} <= pages.keys()


@pytest.mark.usefixtures("made_large")
def test_author_of_whom_the_curators_say_something_has_a_page(tmp_path: Path) -> None:
    people = "Ada Author:\n  homepage: https://ada.example/\n"
    assert "authors/ada-author.md" in render(tmp_path, **{"people.yml": people})


@pytest.mark.usefixtures("made_large")
def test_explore_knows_a_name_without_a_page_by_its_slug(tmp_path: Path) -> None:
    settings = read_settings(write_list(tmp_path, FILES))
    index = Index(pipeline.render_files(pipeline.make_plan(settings), settings))
    keys = {key for key, _, _ in index.read_values("author")}
    assert keys == {"ada-author", "bob-both", "tags"}


@pytest.mark.usefixtures("made_large")
def test_names_without_pages_still_need_addresses_of_their_own(tmp_path: Path) -> None:
    files = {
        "papers/four.yml": PAPER.replace("Ada Author", "José Peña"),
        "papers/five.yml": PAPER.replace("A paper", "B").replace("Ada Author", "Jose Pena"),
    }
    with pytest.raises(ProblemsFound, match="whose address /authors/jose-pena/ is that of"):
        render(tmp_path, **files)


def make_entries(*names: str) -> list[Entry]:
    return [Entry("tag", n, (), f"tags/{n}.md", False, n, n) for n in names]


def test_long_index_has_letters_and_a_long_letter_has_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(name_index, "NAMES", 3)
    names = ["1x", *(f"a{number}" for number in range(7)), "b", "ž"]
    index = arrange_index(TAGS, make_entries(*names))
    parts = {
        part.path: [entry.name for entry in part.entries]
        for letter in index.letters.values()
        for part in letter
    }
    assert parts == {
        "tags/by-letter/other.md": ["1x"],
        "tags/by-letter/a.md": ["a0", "a1"],
        "tags/by-letter/a/2.md": ["a2", "a3"],
        "tags/by-letter/a/3.md": ["a4", "a5", "a6"],
        "tags/by-letter/b.md": ["b"],
        "tags/by-letter/z.md": ["ž"],
    }
    assert [part.span for part in index.letters["A"]] == ["a0 – a1", "a2 – a3", "a4 – a6"]
    assert index.letters["B"][0].span == "b"


def test_short_index_stands_on_one_page_but_that_of_authors() -> None:
    assert arrange_index(TAGS, make_entries("a", "b")).letters == {}
    letters = arrange_index(AUTHORS, make_entries("a", "b"), always=True).letters
    assert [part.path for parts in letters.values() for part in parts] == [
        *("authors/a/index.md", "authors/b/index.md")
    ]
