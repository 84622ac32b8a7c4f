"""A page whose fingerprint stays the same has stayed the same, whatever changes in the records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.library import library as library_module
from generator.pages.fingerprint import Fingerprints
from generator.pages.paper_prints import PaperPrints
from generator.pages.render import Renderer
from generator.pipeline import Plan, make_plan
from generator.records.known_records import KnownRecords
from generator.records.reader import Memory
from generator.settings import Settings, read_settings
from tests.changed_records import list_added, list_changes, make_plans
from tests.lists import copy_toy

Pages = dict[str, tuple[str, str]]
"""Fingerprint and text by path."""


def look(plan: Plan, settings: Settings) -> Pages:
    fingerprints = Fingerprints(plan.library, plan.addresses)
    renderer = Renderer(plan.library, plan.addresses, settings)
    return {page.path: (fingerprints.take(page), renderer.render(page)) for page in plan.pages}


@pytest.mark.parametrize("many", [2_000, 3], ids=["short list", "long list"])
def test_page_with_the_same_fingerprint_is_the_same(
    tmp_path: Path, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "MANY_PAPERS", many)
    root = copy_toy(tmp_path / "toy", plugins=[{"readinglist": {"page_size": 3}}])
    settings = read_settings(root)
    before = look(make_plan(settings), settings)
    tried = kept = seen = 0
    # All of them take a minute.
    changes = [*list_added(root)][::3] + [*list_changes(root)][::7]
    for changed, plan in make_plans(root, changes):
        after = look(plan, settings)
        tried += 1
        for path in before.keys() & after.keys():
            (old, text), (new, other) = before[path], after[path]
            if old and old == new:
                kept += 1
                assert text == other, (changed, path)
            else:
                seen += text != other
    assert tried > 50
    assert seen > tried
    # A fingerprint that changes with everything would be of no use.
    assert kept > 0.4 * tried * len(before)


CHANGES = pytest.mark.parametrize(
    ("file", "old", "new", "known"),
    [
        ("papers/bare.yml", "title: Bare", "title: Other", True),
        ("metrics/crowd.yml", "license: Apache-2.0", "license: MIT-0", False),
        ("topics.yml", "title: ", "title: Other ", False),
        ("people.yml", "0000-0002-1825-0097", "0000-0001-5109-3700", False),
        ("slugs.yml", "ali-rezaei", "a-rezaei", False),
    ],
)
"""In the toy list, and whether papers that are the same show the same after it."""


def change(settings: Settings, file: str, old: str, new: str) -> None:
    path = settings.data / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@CHANGES
def test_prints_of_papers_are_taken_over_where_all_they_show_is_the_same(
    tmp_path: Path, file: str, old: str, new: str, known: bool
) -> None:
    settings = read_settings(copy_toy(tmp_path / "toy"))
    memory: Memory = {}
    last = take_prints(make_plan(settings, memory=memory))
    change(settings, file, old, new)
    plan = make_plan(settings, memory=memory)
    prints = Fingerprints(plan.library, plan.addresses)
    prints.recall(last)
    assert ("crowd" in prints._shown) is known
    assert "bare" not in prints._shown or not known
    fresh = Fingerprints(plan.library, plan.addresses)
    for paper in plan.library.papers:
        assert prints.take_of_paper(paper.id) == fresh.take_of_paper(paper.id)


@CHANGES
def test_listed_prints_are_taken_over_where_all_they_show_is_the_same(
    tmp_path: Path, file: str, old: str, new: str, known: bool
) -> None:
    settings = read_settings(copy_toy(tmp_path / "toy"))
    before = make_plan(settings, known=KnownRecords())
    listed = take_prints(before).list_papers(before.keys)
    assert listed.papers.keys() == {paper.id for paper in before.library.papers}
    # Other ones, so that it is seen where they are taken over.
    other = "00" * 12
    listed = PaperPrints(
        listed.shared, {id: one[:-24] + other for id, one in listed.papers.items()}
    )
    change(settings, file, old, new)
    plan = make_plan(settings, known=KnownRecords())
    prints = Fingerprints(plan.library, plan.addresses)
    prints.recall_papers(listed, plan.keys)
    fresh = Fingerprints(plan.library, plan.addresses)
    taken = {paper.id for paper in plan.library.papers if prints.take_of_paper(paper.id) == other}
    assert taken == (listed.papers.keys() - {"bare"} if known else set())
    for paper in plan.library.papers:
        if paper.id not in taken:
            assert prints.take_of_paper(paper.id) == fresh.take_of_paper(paper.id)


def test_listed_prints_are_not_taken_over_where_an_address_is_another(tmp_path: Path) -> None:
    plan = make_plan(read_settings(copy_toy(tmp_path / "toy")), known=KnownRecords())
    listed = take_prints(plan).list_papers(plan.keys)
    moved = replace(plan.addresses, on_index={"authors/a.md": "authors/other/index.md#a"})
    prints = Fingerprints(plan.library, moved)
    prints.recall_papers(listed, plan.keys)
    assert not prints._shown
    prints.recall_papers(prints.list_papers(plan.keys), plan.keys)
    assert len(prints._shown) == len(plan.library.papers)


def take_prints(plan: Plan) -> Fingerprints:
    prints = Fingerprints(plan.library, plan.addresses)
    prints.take_of_papers()
    return prints
