"""What becomes of an issue: the record, or the reason why there is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curation.issue_event import Issue
from generator.curation.suggestion import PATTERNS, Suggested, name_change
from generator.records.plain_yaml import Tree, read_plain_yaml
from tests.curation.issues import Office, open_issue, open_office, write_body
from tests.lists import PAPER, write_list
from tests.sources.services.server import Reply
from tests.sources.services.world import ARXIV, DATACITE

LINK = "https://arxiv.org/abs/2409.19256"
HOSTILE = (
    "$(touch x)",
    "`touch x`",
    "${{ github.token }}",
    "::set-output name=path::/etc/passwd",
    '"; touch x; "',
    "@everyone fixes #1, GH-1, closes https://github.com/example/list/issues/1",
    "<script>alert(1)</script> ![x](https://evil.example/x.png)",
    "nul \x00 bell \x07 escape \x1b[31m",
    "\u202eright to left\u202c \u05d0\u05d1",
    "```\n~~~\n### Topics\n\nVision",
    "x" * 65_000,
    "../../.github/workflows/ci.yml",
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with open_office(tmp_path) as office:
        yield office


def read_record(result: Suggested) -> dict[str, Tree]:
    assert result.added
    tree = read_plain_yaml(result.added.text.encode())
    assert isinstance(tree, dict)
    return tree


def test_stranger_with_the_form_gets_a_record(office: Office) -> None:
    result = office.consider(open_issue("opened"))
    record = read_record(result)
    assert record["arxiv"] == "2409.19256"
    assert record["topics"] == ["systems", "vision"]
    assert str(record["note"]).endswith("which is many, and shows what that costs.")
    assert "tags" not in record
    assert json.loads(result.as_json()) == {
        "issue": 12,
        "status": "added",
        "branch": "suggest/issue-12",
        "id": "hybridflow",
        "path": "data/papers/hybridflow.yml",
        "title": "Add HybridFlow: A Flexible and Efficient RLHF Framework",
    }
    assert not (office.settings.data / "papers").exists()


def test_label_changes_nothing_and_an_edit_what_was_edited(office: Office) -> None:
    opened, labeled, edited = map(office.consider, map(open_issue, ("opened", "labeled", "edited")))
    assert labeled == opened
    assert edited.branch == opened.branch
    assert read_record(edited) == read_record(opened) | {
        "note": "Shows what a dataflow for RLHF costs."
    }


def test_link_alone_is_enough(office: Office) -> None:
    result = office.consider(open_issue("only-a-link"))
    record = read_record(result)
    assert record["topics"] == ["systems"]
    assert "note" not in record
    assert result.added
    assert result.added.suggestions[0].topic == "systems"


def test_issue_that_no_form_made_is_understood(office: Office) -> None:
    assert office.consider(open_issue("labeled-without-form")).status == "added"


def test_paper_that_is_there(tmp_path: Path) -> None:
    with open_office(tmp_path, flow=f'{PAPER}arxiv: "2409.19256"\n') as office:
        result = office.consider(open_issue("opened"))
        assert not office.world.server.asked
    assert (result.status, result.path, result.title) == (
        "already-there",
        "data/papers/flow.yml",
        "A paper",
    )
    assert set(json.loads(result.as_json())) == {"issue", "status", "branch", "id", "path"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing-fields", "no-link"), ("without-body", "no-link"), ("wrong-link", "unknown-link")],
)
def test_what_no_paper_is_named_by(office: Office, name: str, reason: str) -> None:
    result = office.consider(open_issue(name))
    assert (result.status, result.reason) == ("failed", reason)
    assert set(json.loads(result.as_json())) == {"issue", "status", "branch"}
    assert not office.world.server.asked


def test_unknown_paper_is_told_from_services_that_are_down(office: Office) -> None:
    replies = office.world.server.replies
    replies.clear()
    assert office.consider(open_issue("opened")).reason == "unknown-paper"
    replies |= {ARXIV: Reply(status=503), DATACITE: Reply(status=503)}
    office.world.web.use_kept = False
    result = office.consider(open_issue("opened"))
    assert result.reason == "services-down"
    assert "arXiv is out of order (HTTP 503)" in result.detail


def test_no_topic_is_near(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        write_list(
            office.settings.root,
            {"topics.yml": "tea:\n  title: Tea\n  description: Leaves.\n"},
        )
        assert office.consider(open_issue("only-a-link")).reason == "no-topic"


def test_record_that_would_break_a_rule(office: Office) -> None:
    office.settings = replace(office.settings, today=date(2020, 1, 1))
    result = office.consider(open_issue("opened"))
    assert result.reason == "against-the-rules"
    assert "[future-date]" in result.detail


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("x" * 2001, "found 2,001 characters; wanted at most 2,000."),
        ("Read\u200b it.", "found the invisible character U+200B (zero width space)."),
        ("> " * 40 + "x", "found more than 8 lists or quotes in each other."),
    ],
)
def test_reason_that_cannot_be_a_note_is_kept_beside(office: Office, why: str, said: str) -> None:
    result = office.consider(Issue(1, write_body(LINK, why)))
    assert result.status == "added"
    assert (result.why, result.why_not) == (why.strip(), said)
    assert "note" not in read_record(result)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("field", ["link", "why", "topics", "all"])
def test_hostile_answers_stay_data(office: Office, field: str, text: str) -> None:
    answers = {"link": LINK, "why": "Good.", "topics": "Vision"}
    answers[field] = text
    body = text if field == "all" else write_body(**answers)
    result = office.consider(Issue(7, body))
    values = json.loads(result.as_json())
    assert values.pop("issue") == 7
    for name, value in values.items():
        assert re.fullmatch(PATTERNS[name], value)
    if field in ("why", "topics"):
        assert values["path"] == "data/papers/hybridflow.yml"
        assert "x" not in {path.name for path in office.settings.root.iterdir()}


@given(st.text(st.one_of(st.sampled_from('@#`$<>"\\|:/\n\x00 GH-1'), st.characters())))
def test_every_title_becomes_one_line_that_means_nothing_to_github(title: str) -> None:
    line = name_change(title)
    assert re.fullmatch(PATTERNS["title"], line)
    assert "://" not in line
    assert not re.search(r"\bGH-[0-9]", line, re.IGNORECASE)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Größe & Maß: 3D/2D (v2)?", "Add Größe & Maß: 3D/2D (v2)?"),
        ("हिन्दी का पाठ", "Add हिन्दी का पाठ"),
        (
            "Fixes #12, GH-3 and https://github.com/a/b/issues/1",
            "Add Fixes 12, GH 3 and https github.com/a/b/issues/1",
        ),
        ("$@#", "Add a paper"),
        ("word " * 60, f"Add {('word ' * 60)[:119]}…"),
    ],
)
def test_title_stays_readable(title: str, line: str) -> None:
    assert name_change(title) == line


@pytest.mark.parametrize("folder", ["..", ".github", "/etc", "my data", "-x", ""])
def test_folder_that_no_workflow_should_use_is_refused(office: Office, folder: str) -> None:
    good = office.consider(open_issue("opened"))
    with pytest.raises(ValueError, match="path: found"):
        replace(good, path=f"{folder}/papers/hybridflow.yml").as_json()
