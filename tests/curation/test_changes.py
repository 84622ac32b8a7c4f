from __future__ import annotations

from pathlib import Path

import pytest

from generator import pipeline
from generator.curation.changes import compare
from generator.curation.values import FieldChange
from generator.settings import read_settings
from tests.curation.test_review import compare_lists
from tests.lists import PAPER, TOPICS, write_list

ARXIV = PAPER + 'arxiv: "2409.00001"\n'
OTHER = PAPER.replace("A paper", "Another title")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (PAPER, OTHER + "former_ids: [old]\n"),
        (ARXIV, ARXIV.replace("A paper", "Another title")),
        (PAPER + "doi: 10.1000/A\n", OTHER + "doi: 10.1000/a\n"),
        (PAPER, PAPER.replace("A paper", "a Páper").replace("2024-09-28", "2025")),
    ],
)
def test_renamed_paper_is_recognised(tmp_path: Path, before: str, after: str) -> None:
    changes = compare_lists(tmp_path, {"papers/old.yml": before}, {"papers/new.yml": after})
    assert (changes.added, changes.removed) == ((), ())
    (one,) = changes.changed
    assert (one.before.id, one.after.id, one.renamed) == ("old", "new", True)
    assert one.keeps_address == ("former_ids" in after)
    assert changes.vanished is not None
    assert ("papers/old/" in changes.vanished) == (not one.keeps_address)


@pytest.mark.parametrize("after", [OTHER, ARXIV.replace("00001", "00002")])
def test_another_paper_is_not_a_renamed_one(tmp_path: Path, after: str) -> None:
    changes = compare_lists(tmp_path, {"papers/old.yml": ARXIV}, {"papers/new.yml": after})
    assert [paper.id for paper in changes.added] == ["new"]
    assert [one.paper.id for one in changes.removed] == ["old"]


def test_removed_paper_that_another_takes_over(tmp_path: Path) -> None:
    before = {"papers/old.yml": OTHER, "papers/kept.yml": PAPER}
    after = {"papers/kept.yml": PAPER + "former_ids: [old]\n"}
    changes = compare_lists(tmp_path, before, after)
    (one,) = changes.removed
    assert (one.paper.id, one.leads_to, one.named_by) == ("old", "kept", ())
    assert changes.vanished == ()


def test_removed_paper_says_what_names_it(tmp_path: Path) -> None:
    rest = {
        "collections/first.yml": (
            "title: First\nintroduction: Read.\n"
            "steps: [{paper: a, why: So.}, {paper: b, why: So.}]\n"
        ),
        "metrics/a.yml": "repositories: {}\n",
        "papers/b.yml": OTHER,
    }
    changes = compare_lists(tmp_path, {"papers/a.yml": PAPER, **rest}, rest)
    (one,) = changes.removed
    assert one.named_by == ("data/collections/first.yml", "data/metrics/a.yml")
    # The collection's page is not planned while the collection has a problem, but it stays.
    assert changes.vanished is not None
    assert "collections/first/" not in changes.vanished
    assert "papers/a/" in changes.vanished


def test_changed_fields_are_told_in_the_models_order(tmp_path: Path) -> None:
    after = PAPER.replace("2024-09-28", "2024-09") + (
        "venue: Toys\nlinks:\n  code: [{url: https://example.org/c, official: true}]\n"
        "  demo: https://example.org/d\n"
    )
    changes = compare_lists(tmp_path, {"papers/a.yml": PAPER}, {"papers/a.yml": after})
    assert changes.changed[0].fields == (
        FieldChange("date", ("2024-09-28",), ("2024-09",)),
        FieldChange("venue", (), ("Toys",)),
        FieldChange("links.code", (), ("https://example.org/c (official)",)),
        FieldChange("links.demo", (), ("https://example.org/d",)),
    )


def test_problem_that_only_moved_is_an_old_one(tmp_path: Path) -> None:
    bad = PAPER.replace("systems", "systms")
    changes = compare_lists(tmp_path, {"papers/a.yml": bad}, {"papers/a.yml": f"# more\n{bad}"})
    assert changes.old_problems == set(changes.problems)
    assert changes.nothing


def test_pages_of_a_long_listing_do_not_vanish(tmp_path: Path) -> None:
    config = "site_name: A list\nplugins: [{readinglist: {page_size: 1}}]\n"
    before = {"papers/a.yml": PAPER, "papers/b.yml": OTHER}
    lists = (
        write_list(tmp_path / "before", before, config),
        write_list(tmp_path / "after", {"papers/a.yml": PAPER}, config),
    )
    changes = compare(*(pipeline.inspect(read_settings(one)) for one in lists))
    assert any(page.number == 2 for page in changes.before.plan.pages)
    assert changes.vanished == ("papers/b/",)


def test_entries_say_what_came_went_and_changed(tmp_path: Path) -> None:
    before = {
        "papers/a.yml": PAPER,
        "topics.yml": TOPICS + "gone:\n  title: Gone\n  description: So.\n",
        "people.yml": "Ada Author: {also: [A. Author]}\n",
    }
    after = {
        "papers/a.yml": PAPER,
        "topics.yml": TOPICS.replace("What runs", "All that runs")
        + "new:\n  title: New\n  description: So.\n",
        "people.yml": "Ada Author: {also: [A. Author, A.A.]}\n",
        "slugs.yml": "authors: {Ada Author: ada}\n",
    }
    changes = compare_lists(tmp_path, before, after)
    assert [(one.noun, one.name, one.there) for one in changes.entries] == [
        ("topic", "systems", (True, True)),
        ("topic", "gone", (True, False)),
        ("topic", "new", (False, True)),
        ("person", "Ada Author", (True, True)),
        ("file", "slugs.yml", (True, True)),
    ]
    assert changes.vanished == ("authors/ada-author/", "topics/gone/")
