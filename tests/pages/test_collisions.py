"""Addresses that are refused: records/problems/address-taken--*.yml. Here: those that are fine."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.problems import ProblemsFound
from generator.settings import read_settings
from tests.lists import PAPER, write_list

OTHER = PAPER.replace("A paper", "Another")


def find_pages(root: Path) -> set[str]:
    return {page.path for page in pipeline.make_plan(read_settings(root)).pages}


def test_addresses_chosen_by_hand_part_tags_with_one_slug(tmp_path: Path) -> None:
    files = {
        "papers/a.yml": f"{PAPER}tags: [c, c++]\n",
        "papers/b.yml": f'{OTHER}tags: ["c#"]\n',
        "slugs.yml": "tags: {c++: cpp, c#: c-sharp}\n",
    }
    assert {"tags/c.md", "tags/cpp.md", "tags/c-sharp.md"} <= find_pages(
        write_list(tmp_path, files)
    )


def test_people_file_joins_authors_with_one_slug(tmp_path: Path) -> None:
    files = {
        "papers/a.yml": PAPER.replace("Ada Author", "José Peña"),
        "papers/b.yml": OTHER.replace("Ada Author", "Jose Pena"),
        "people.yml": "José Peña:\n  also: [Jose Pena]\n",
    }
    assert "authors/jose-pena.md" in find_pages(write_list(tmp_path, files))


def test_two_addresses_chosen_the_same_are_refused(tmp_path: Path) -> None:
    files = {
        "papers/a.yml": f"{PAPER}tags: [c, c++]\n",
        "slugs.yml": "tags: {c: same, c++: same}\n",
    }
    with pytest.raises(ProblemsFound, match="whose address /tags/same/ is that of 'c'"):
        find_pages(write_list(tmp_path, files))


def test_name_may_be_shared_by_things_of_different_kinds(tmp_path: Path) -> None:
    files = {
        "papers/same.yml": f"{PAPER.replace('Ada Author', 'Same')}venue: Same\ntags: [same]\n"
        "organization: Same\n"
    }
    assert {"authors/same.md", "venues/same.md", "tags/same.md", "organizations/same.md"} <= (
        find_pages(write_list(tmp_path, files))
    )


def test_second_page_of_a_listing_is_no_second_claim(tmp_path: Path) -> None:
    files = {f"papers/p{number}.yml": f"{PAPER}tags: [c]\n" for number in range(3)}
    config = "plugins: [readinglist: {page_size: 1}]\n"
    assert {"tags/c.md", "tags/c/3.md"} <= find_pages(write_list(tmp_path, files, config))
    files |= {f"papers/q{number}.yml": f"{PAPER}tags: [c++]\n" for number in range(3)}
    with pytest.raises(ProblemsFound) as raised:
        find_pages(write_list(tmp_path, files, config))
    assert len(raised.value.problems) == 1


@pytest.mark.parametrize("id", ["pageindex", "reindex", "index-of-papers", "a", "other", "code"])
def test_id_that_only_looks_taken_is_fine(tmp_path: Path, id: str) -> None:
    assert f"papers/{id}.md" in find_pages(write_list(tmp_path, {f"papers/{id}.yml": PAPER}))
