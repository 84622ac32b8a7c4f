from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator.curation.changes import Changes, compare
from generator.curation.review import MOST, write_review
from generator.records.plain_yaml import Tree
from generator.records.style import write_yaml
from generator.settings import read_settings
from tests.curation.github import find_alive, render
from tests.curation.test_github_text import HOSTILE, hostile_text
from tests.curation.toy_change import EXPECTED, review_toy
from tests.lists import PAPER, TOPICS, write_list

QUESTIONS = ("Title, authors", "The code belongs", "The note is", "The first topic")
"""How the boxes begin that a curator ticks; the first of them begins with code."""

Files = Mapping[str, str | bytes]


def compare_lists(root: Path, before: Files, after: Files) -> Changes:
    lists = (write_list(root / "before", before), write_list(root / "after", after))
    return compare(*(pipeline.inspect(read_settings(one)) for one in lists))


def review(root: Path, before: Files, after: Files) -> str:
    return write_review(compare_lists(root, before, after))


def test_review_of_every_kind_of_change_is_as_it_was(tmp_path: Path) -> None:
    assert review_toy(tmp_path) == EXPECTED.read_text("utf-8")


def test_review_of_every_kind_of_change_is_inert(tmp_path: Path) -> None:
    assert find_alive(review_toy(tmp_path), QUESTIONS) == []


def test_nothing_changes(tmp_path: Path) -> None:
    files = {"papers/a.yml": PAPER}
    assert review(tmp_path, files, files) == "**Nothing in the list changes; no problems.**\n"


def test_another_way_to_write_the_same_is_no_change(tmp_path: Path) -> None:
    other = PAPER.replace("title: A paper", '# a comment\ntitle: "A   paper"')
    text = review(tmp_path, {"papers/a.yml": PAPER}, {"papers/a.yml": other})
    assert text == "**Nothing in the list changes; no problems.**\n"


def test_files_beside_the_list_are_named_even_if_it_does_not_change(tmp_path: Path) -> None:
    changes = compare_lists(tmp_path, {"papers/a.yml": PAPER}, {"papers/a.yml": PAPER})
    text = write_review(changes, ["Makefile", "x\n![i](y) @octocat"])
    assert "## Code: review as code" in text
    assert "- `Makefile`" in text
    assert find_alive(text) == []


def test_both_states_may_be_broken(tmp_path: Path) -> None:
    before = {
        "papers/a.yml": PAPER,
        "papers/b.yml": "title: [",
        "papers/mended.yml": "- no record",
        "topics.yml": TOPICS,
    }
    after: Files = {
        "papers/a.yml": PAPER.replace("A paper", "Another"),
        "papers/b.yml": "title: [",
        "papers/c.yml": PAPER.replace("systems", "systms"),
        "papers/new.yml": PAPER.replace("title", "titel"),
        "papers/mended.yml": PAPER.replace("A paper", "Mended"),
        "people.yml": b"\xff",
        "topics.yml": "systems: [",
    }
    text = review(tmp_path, before, after)
    top = "**1 paper added, 1 changed, 0 removed, 1 mended; 5 problems; 4 files cannot be read"
    assert text.startswith(top)
    assert "- `data/papers/b.yml:2`: is not readable YAML" in text
    assert text.index("papers/new.yml:1") < text.index("papers/b.yml:2")
    assert text.count("_It was there before._") == 1
    assert "### Mended" in text
    assert "Its record could not be read before this change." in text
    assert "Not compared: a file cannot be read" in text
    # What cannot be read has not gone.
    assert "## Removed" not in text
    assert "Topic `systems`: removed" not in text


def test_a_paper_that_becomes_unreadable_is_not_removed(tmp_path: Path) -> None:
    text = review(tmp_path, {"papers/a.yml": PAPER}, {"papers/a.yml": "title: ["})
    assert text.startswith("**0 papers added, 0 changed, 0 removed; 1 problem; 1 file cannot be")


def test_advice_that_was_there_before_is_not_repeated(tmp_path: Path) -> None:
    changes = compare_lists(tmp_path, {"papers/a.yml": PAPER}, {"papers/a.yml": PAPER})
    problem = changes.after.source.report("papers/a.yml", (), "x", "said.", severity="warning")
    new = replace(changes, problems=(problem,), old_problems=frozenset())
    assert "warning: said." in write_review(new)
    old = replace(changes, problems=(problem,), old_problems=frozenset({problem}))
    assert write_review(old) == "**Nothing in the list changes; no problems.**\n"


def make_papers(number: int, text: str) -> dict[str, str]:
    fields: dict[str, Tree] = {
        "authors": ["Ada Author"],
        "date": "2024",
        "topics": ["systems"],
        "abstract": text,
    }
    return {
        f"papers/p{n}.yml": write_yaml({"title": f"Paper {n}", **fields}) for n in range(number)
    }


@pytest.mark.parametrize("text", ["word " * 400, "$&@#" * 400, "ش " * 900])
def test_what_does_not_fit_is_named(tmp_path: Path, text: str) -> None:
    found = review(tmp_path, {}, make_papers(100, text))
    assert len(found) <= MOST
    assert found.startswith("**100 papers added")
    assert "more papers that were added: `p" in found
    assert "## Topics and tags" in found
    shown = found.count("\n### ")
    assert 1 <= shown < 100
    assert f"_No room here for {100 - shown:,} more papers" in found


def test_many_changes_of_every_kind_fit(tmp_path: Path) -> None:
    before = make_papers(300, "@" * 500)
    after = {
        name.replace("p1", "q1").replace("p2", ""): text.replace("@@", "$ $")
        for name, text in before.items()
    }
    many = {f"papers/{'x' * 90}{n}.yml": "title: [" for n in range(300)}
    text = write_review(
        compare_lists(tmp_path, before, {**after, **many}), [f"{'y' * 200}{n}" for n in range(500)]
    )
    assert len(text) <= MOST
    for title in ("Problems", "Changed", "Code: review as code"):
        assert f"## {title}\n" in text


TEXTS = ("title", "venue", "category", "organization", "note", "abstract")


def write_hostile(text: str, other: str) -> dict[str, str]:
    """Records in which ``text`` stands wherever text may stand."""
    fields: dict[str, Tree] = {"date": "2024", "topics": ["systems"], "authors": [text, other]}
    step: dict[str, Tree] = {"paper": "a", "why": text}
    topic: dict[str, Tree] = {"title": text, "description": other}
    collection: dict[str, Tree] = {"title": other, "introduction": text, "steps": [step]}
    person: dict[str, Tree] = {"also": [other]}
    return {
        "papers/a.yml": write_yaml({**fields, **dict.fromkeys(TEXTS, text)}),
        "topics.yml": TOPICS + write_yaml({"new": topic}),
        "people.yml": write_yaml({text: person}),
        "collections/c.yml": write_yaml(collection),
    }


def check_inert(root: Path, before: Files, after: Files) -> str:
    text = review(root, before, after)
    assert find_alive(text, QUESTIONS) == []
    assert "@" not in text
    return text


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_is_inert(tmp_path: Path, text: str) -> None:
    after = write_hostile(text, f"{text} twice")
    seen = check_inert(tmp_path / "added", {}, after)
    assert "**1 paper added, 0 changed" in seen
    other = {"papers/a.yml": PAPER, "topics.yml": TOPICS}
    seen = check_inert(tmp_path / "changed", other, after)
    assert "**0 papers added, 1 changed" in seen
    check_inert(tmp_path / "removed", after, {})


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_problem_is_inert(tmp_path: Path, text: str) -> None:
    record = PAPER + write_yaml({text: "x", "arxiv": text, "tags": [text], "doi": text})
    seen = check_inert(tmp_path, {}, {"papers/a.yml": record, "topics.yml": f"{TOPICS}{record}"})
    assert "## Problems" in seen


@settings(max_examples=60)
@given(one=hostile_text, other=hostile_text, added=st.booleans())
def test_any_hostile_text_is_inert(
    tmp_path_factory: pytest.TempPathFactory, one: str, other: str, added: bool
) -> None:
    before = {} if added else {"papers/a.yml": PAPER}
    check_inert(tmp_path_factory.mktemp("lists"), before, write_hostile(one, other))


def test_links_lead_to_the_paper_only(tmp_path: Path) -> None:
    fields = (
        'arxiv: "2409.00001"\nlinks: {page: https://evil.example/x, demo: https://evil.example}\n'
    )
    doi = PAPER.replace("A paper", "B") + "doi: 10.1000/a_b<c>(d)\n"
    files = {"papers/a.yml": PAPER + fields, "papers/b.yml": doi}
    page = render(review(tmp_path, {}, files))
    assert [a.get("href") for a in page.iter("a")] == [
        "https://arxiv.org/abs/2409.00001",
        "https://doi.org/10.1000/a_b%3Cc%3E%28d%29",
    ]
