"""What the pages of a long list say shorter than those of a short one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from generator import pipeline
from generator.settings import read_settings
from tests.lists import write_list

CONFIG = "site_name: A list\nrepo_url: https://github.com/example/list\nplugins: [readinglist]\n"
SHARED = (
    "authors: [Ada Author, Bob Both, Cleo Third]\ntopics: [systems]\nabstract: Said at length.\n"
)
NAMES = [f"paper-{letter}" for letter in "abcdefg"]
FILES = {
    f"papers/{name}.yml": f"title: About {name}\ndate: 2024-01-0{day}\n{SHARED}"
    for day, name in enumerate(NAMES, start=1)
} | {"papers/noted.yml": f"title: Noted\ndate: 2024-02-01\nnote: Read *this*.\n{SHARED}"}


def render(root: Path) -> dict[str, str]:
    settings = read_settings(write_list(root, FILES, CONFIG))
    made = pipeline.render_files(pipeline.make_plan(settings), settings)
    return {path: made[path].decode() for path in made if path.endswith(".md")}


@pytest.fixture(params=[False, True], ids=["short", "long"])
def is_long(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    if request.param:
        monkeypatch.setattr("generator.library.library.MANY_PAPERS", 2)
    return bool(request.param)


def list_rows(page: str) -> list[str]:
    return re.findall(r"^- \[[^]]+\]\([^)]+\) (.*)$", page, re.MULTILINE)


def test_rows_to_read_next_name_fewer_authors_and_are_fewer(tmp_path: Path, is_long: bool) -> None:
    rows = list_rows(render(tmp_path)["papers/paper-d.md"])
    many, few = "Ada Author, Bob Both, Cleo Third · 2024", "Ada Author + 2 · 2024"
    assert rows == ([few] * 4 if is_long else [many] * 6)


def test_papers_before_and_after_are_one_link_away(tmp_path: Path, is_long: bool) -> None:
    page = render(tmp_path)["papers/paper-d.md"]
    words = ("Newer", "Older") if is_long else ("About paper-e", "About paper-c")
    found = re.findall(r'\[([^]]+)\]\(([^)]+)\)\{: rel="(prev|next)" \}', page)
    assert [(said, Path(path).stem, way) for said, path, way in found] == [
        (words[0], "paper-e", "prev"),
        (words[1], "paper-c", "next"),
    ]


def test_record_is_edited_and_corrected_from_its_page(tmp_path: Path, is_long: bool) -> None:
    page = render(tmp_path)["papers/paper-d.md"]
    links = dict(re.findall(r'href="(https://github.com/example/list/[a-z]+/)([^"]+)"', page))
    assert links["https://github.com/example/list/edit/"] == "main/data/papers/paper-d.yml"
    query = links["https://github.com/example/list/issues/"]
    assert query.startswith("new?template=correct.yml")
    assert ("title=" in query) is not is_long
    assert query.endswith("record=paper-d" if is_long else "record=data%2Fpapers%2Fpaper-d.yml")


def test_abstract_is_said_once_and_a_note_also_to_machines(tmp_path: Path, is_long: bool) -> None:
    pages = render(tmp_path)
    _, fields = get_data(pages["papers/paper-d.md"])
    assert fields.get("description") == (None if is_long else "Said at length.")
    _, fields = get_data(pages["papers/noted.md"])
    assert fields["description"] == "Read this."


def test_only_pages_of_which_a_long_list_has_many_are_lean(tmp_path: Path, is_long: bool) -> None:
    pages = render(tmp_path)
    lean = {path for path, text in pages.items() if "chrome" in get_data(text)[1]}
    if not is_long:
        assert lean == set()
        return
    assert {"papers/noted.md", "authors/ada-author.md", "archive/2024/02/index.md"} <= lean
    assert not lean & {"index.md", "papers/index.md", "topics/systems.md", "explore/index.md"}
    assert not lean & {"marks/index.md", "data/index.md", "authors/index.md"}


def test_entry_is_bibtex_at_any_length(tmp_path: Path, is_long: bool) -> None:
    page = render(tmp_path)["papers/paper-d.md"]
    assert ("  year = {2024},&#10;" in page) is is_long
    assert ("  year          = {2024},&#10;" in page) is not is_long


def test_list_of_the_newest_ends_and_leads_to_the_archive(tmp_path: Path, is_long: bool) -> None:
    pages = render(tmp_path)
    page, home = pages["papers/index.md"], pages["index.md"]
    listed = re.findall(r"\[(About paper-.|Noted)\]", page)
    if not is_long:
        assert len(listed) == len(FILES)
        assert "[All papers, newest first](papers/index.md)" in home
        return
    assert listed == ["Noted", "About paper-g"]
    assert "# Newest papers" in page
    assert "8 papers, of which these pages show the newest 2." in page
    assert "](../archive/index.md)" in page
    assert "[Newest papers](papers/index.md)" in home
    months = "".join(text for path, text in pages.items() if path.startswith("archive/2024/0"))
    assert all(f"[About {name}](" in months for name in NAMES)
