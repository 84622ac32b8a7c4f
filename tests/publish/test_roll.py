from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.pages.short_ids import name_build, shorten_id
from generator.pipeline import make_plan, render_files
from generator.publish.roll import ROLL, write_roll
from generator.settings import read_settings
from tests.lists import make_library, make_paper

CALL = re.compile(r"readinglistPapers\((.*)\);\n")


def read_roll(script: bytes) -> tuple[str, str, dict[str, str]]:
    """The build, the short ids and the former ids."""
    call = CALL.fullmatch(script.decode())
    assert call
    build, papers, former = json.loads(f"[{call[1]}]")
    return build, papers, former


@pytest.mark.parametrize(
    ("id", "short"), [("hybridflow", "kTrnL"), ("a", "ot75D"), ("gpt-4", "UaZIK")]
)
def test_short_id_is_the_one_of_the_browser(id: str, short: str) -> None:
    """``tests/scripts/marks/roll.test.js`` has the same."""
    assert shorten_id(id) == short


def test_roll_has_the_papers_in_the_order_of_the_list() -> None:
    old = make_paper("old", date="2020", former_ids=["older", "oldest"])
    library = make_library(old, make_paper("new", date="2024"))
    build, papers, former = read_roll(write_roll(library))
    assert papers == shorten_id("new") + shorten_id("old")
    assert former == {"older": "old", "oldest": "old"}
    assert build == name_build(library)


def test_empty_list_has_a_roll() -> None:
    build, papers, former = read_roll(write_roll(make_library()))
    assert (len(build), papers, former) == (8, "", {})


def test_build_changes_with_the_papers_their_order_and_their_former_ids() -> None:
    one, two = make_paper("one", date="2024"), make_paper("two", date="2023")
    builds = [
        name_build(make_library(*papers))
        for papers in (
            (one,),
            (one, two),
            (one, make_paper("two", date="2025")),
            (one, make_paper("two", date="2023", former_ids=["three"])),
        )
    ]
    assert len({*builds}) == len(builds)
    assert name_build(make_library(make_paper("one", date="2024", title="Other"))) == builds[0]


def test_roll_of_a_long_list_is_five_characters_a_paper() -> None:
    library = make_library(*(make_paper(f"paper-{number}") for number in range(3000)))
    assert len(write_roll(library)) < 3000 * 5 + 100


def test_pages_that_say_what_is_new_name_the_build(toy: Path) -> None:
    settings = read_settings(toy)
    plan = make_plan(settings)
    files = render_files(plan, settings)
    line = f"\npapers: {name_build(plan.library)}\n".encode()
    naming = {path for path, content in files.items() if line in content}
    assert naming == {"index.md", "marks/index.md", "papers/index.md", "papers/2.md", "papers/3.md"}
    assert read_roll(files[ROLL])[0] == name_build(plan.library)
