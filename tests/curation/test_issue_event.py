from __future__ import annotations

import json

import pytest

from generator.curation.issue_event import MAX_BYTES, BadEvent, Issue, read_issue
from tests.curation.issues import EVENTS, open_issue


def test_every_event_here_is_read() -> None:
    numbers = [open_issue(path.stem).number for path in sorted(EVENTS.glob("*.json"))]
    assert len(numbers) >= 8
    assert set(numbers) <= set(range(12, 20))


def test_line_breaks_become_one_kind_and_no_body_is_an_empty_one() -> None:
    body = open_issue("edited").body
    assert "\r" not in body
    assert "\n\nShows what a dataflow for RLHF costs.\n\n" in body
    assert open_issue("without-body") == Issue(16, "")


def test_half_of_a_surrogate_pair_is_replaced() -> None:
    content = b'{"issue": {"number": 1, "body": "a\\ud800b"}}'
    assert read_issue(content).body == "a?b"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "found no JSON"),
        (b"\xff\xfe", "found no JSON"),
        (b"[" * 200_000, "found no JSON"),
        (b"[]", "found no issue in it"),
        (b'{"pull_request": {"number": 1}}', "found no issue in it"),
        (b'{"issue": {"body": "x"}}', "found an issue without a number"),
        (b'{"issue": {"number": true}}', "found an issue without a number"),
        (b'{"issue": {"number": "1; touch x"}}', "found an issue without a number"),
        (b'{"issue": {"number": -1}}', "found an issue without a number"),
        (b'{"issue": {"number": 1, "body": ["x"]}}', "found an issue whose body is no text"),
        (b" " * (MAX_BYTES + 1), "found more than 2,000,000 bytes"),
    ],
    ids=range(11),
)
def test_what_is_no_event_of_an_issue_is_said(content: bytes, found: str) -> None:
    with pytest.raises(BadEvent, match=found) as raised:
        read_issue(content)
    assert str(raised.value).endswith('wanted the JSON of GitHub\'s "issues" event.')


def test_longest_body_that_github_takes_is_read() -> None:
    content = json.dumps({"issue": {"number": 1, "body": "\U0001f9e0" * 65_536}}).encode()
    assert len(read_issue(content).body) == 65_536
