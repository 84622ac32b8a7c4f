"""What is written to GitHub says what happened, and nothing in it is alive but what we wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.curation.issue_event import Issue
from tests.curation.issues import Office, open_issue, open_office, write_body
from tests.curation.test_suggestion import HOSTILE, LINK
from tests.lists import PAPER, write_list
from tests.sources.services.server import Reply
from tests.sources.services.world import ARXIV, DATACITE, HUGGING_FACE

YOURSELF = (
    "Or write the record yourself, in the browser: https://example.github.io/list/contribute/\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with open_office(tmp_path) as office:
        yield office


def strip_code(text: str) -> str:
    """Without blocks and words of code, in which GitHub looks for nothing."""
    text = re.sub(r"^(`{3,})text\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"<code>[^<`]*</code>", "", text)
    return re.sub(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)", "", text)


def test_pull_request_says_what_to_look_at(office: Office) -> None:
    assert (
        office.propose(open_issue("opened"))
        == """\
Adds `HybridFlow: A Flexible and Efficient RLHF Framework` as `data/papers/hybridflow.yml`, as \
suggested in #12, from the link `https://arxiv.org/abs/2409.19256v2`.

Closes #12

## To look at

- The facts: they are what the services say, and nobody has compared them.
- The file's name, `hybridflow`: for ever the paper's address and citation key.
- The note is the contributor's: is it true to the paper, one or two sentences?
- Topics: the contributor chose `systems`, `vision`.
- Tags: there are none yet.

How to review: https://example.github.io/list/contribute/review/
"""
    )


def test_contributor_is_thanked(office: Office) -> None:
    assert (
        office.comment(open_issue("opened"))
        == """\
Thank you. The paper was found: `HybridFlow: A Flexible and Efficient RLHF Framework`. A pull \
request with its record, `data/papers/hybridflow.yml`, was made; a curator looks at it there.

To change the link, the reason or the topics, edit this issue: the pull request follows.
"""
    )


def test_what_was_not_used_is_said_to_both(office: Office) -> None:
    topics = "Vision, Systms, Systems, models and data, @all"
    issue = Issue(1, write_body(f"{LINK} and arxiv.org/abs/1706.03762", "Good.", topics))
    said = """\
- There is no topic `Systms`. Did you mean systems?
- There is no topic <code>&#64;all</code>.
- One paper an issue: looked up was the first link, and not `arxiv.org/abs/1706.03762`.
"""
    assert said in office.comment(issue)
    assert said in office.propose(issue)
    assert "the contributor chose `vision`, `systems`." in office.propose(issue)


def test_more_than_three_topics(office: Office) -> None:
    more = "".join(f"t{n}:\n  title: T{n}\n  description: D.\n" for n in range(5))
    write_list(office.settings.root, {"topics.yml": more})
    issue = Issue(1, write_body(LINK, topics="T0, T1, T2, T3, T4"))
    assert "at most three topics; left out: `t3`, `t4`." in office.comment(issue)


def test_what_nobody_chose_or_wrote_is_said(office: Office) -> None:
    text = office.propose(open_issue("only-a-link"))
    assert "- The note is missing: the contributor gave no reason.\n" in text
    assert re.search(r"- Topics: nobody chose one; `systems` is the nearest of `systems` \(0", text)


def test_reason_that_is_no_note_is_quoted(office: Office) -> None:
    text = office.propose(Issue(1, write_body(LINK, "Read\u200b it.")))
    assert "cannot be one. found the invisible character U+200B (zero width space)." in text
    assert "as the reason to read it:\n\n```text\nRead\\u200b it.\n```\n" in text


def test_service_that_was_down_is_a_remark(office: Office) -> None:
    office.world.server.replies[HUGGING_FACE] = Reply(status=503)
    text = office.propose(open_issue("opened"))
    assert (
        "What the services left open:\n\n```text\nHugging Face is out of order (HTTP 503);" in text
    )


def test_paper_that_is_there(tmp_path: Path) -> None:
    with open_office(tmp_path, flow=f'{PAPER}arxiv: "2409.19256"\n') as office:
        assert office.propose(open_issue("opened")) == ""
        assert office.comment(open_issue("opened")).startswith(
            "The paper is on the list already: https://example.github.io/list/papers/flow/. "
            "Its record is `data/papers/flow.yml`. Nothing was changed.\n"
        )


@pytest.mark.parametrize("name", ["missing-fields", "wrong-link", "without-body"])
def test_every_failure_says_what_to_do(office: Office, name: str) -> None:
    comment = office.comment(open_issue(name))
    assert comment.startswith("No paper could be looked up: ")
    assert "\n\nEdit this issue and " in comment
    assert comment.endswith(YOURSELF)
    assert office.propose(open_issue(name)) == ""


def test_services_that_are_down(office: Office) -> None:
    down = Reply(status=503)
    office.world.server.replies = {ARXIV: down, DATACITE: down}
    comment = office.comment(open_issue("opened"))
    assert comment.startswith(
        "No record could be made: services that know papers do not answer. Nothing is wrong with "
        "this issue.\n"
    )
    assert "\nEdit this issue in an hour or so, one more space is enough: " in comment


def test_no_topic_is_near(office: Office) -> None:
    write_list(office.settings.root, {"topics.yml": "t:\n  title: '@Tea'\n  description: Leaf.\n"})
    comment = office.comment(open_issue("only-a-link"))
    assert "write one of these below the line *Topics*" in comment
    assert "\n```text\n@Tea\n```\n" in comment


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("field", ["link", "why", "topics", "all"])
def test_words_of_strangers_are_inert(office: Office, field: str, text: str) -> None:
    answers = {"link": LINK, "why": "Good.\u200b", "topics": "Vision"}
    answers[field] = f"{answers.get(field, '')} {text}"
    issue = Issue(
        7,
        text if field == "all" else write_body(answers["link"], answers["why"], answers["topics"]),
    )
    for written in (office.comment(issue), office.propose(issue)):
        assert len(written) < 20_000
        assert written.replace("\n", "").isprintable()
        bare = strip_code(written)
        assert not re.search(r"[@<>`$]|!\[|\]\(|evil|touch|\*\*|GH-", bare)
        assert set(re.findall(r"#\w+", bare)) <= {"#7"}
        addresses = re.findall(r"https?://\S+", bare)
        assert all(one.startswith("https://example.github.io/list/") for one in addresses)
