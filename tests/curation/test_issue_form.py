from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.curation.issue_form import LABELS, Answers, find_references, read_answers
from tests.curation.issues import open_issue, write_body

HYBRIDFLOW = "arXiv:2409.19256"


def find(text: str) -> list[str]:
    return [str(reference) for _, reference in find_references(Answers(link=text))]


def test_form_is_read_back() -> None:
    answers = read_answers(open_issue("opened").body)
    assert answers.link == "https://arxiv.org/abs/2409.19256v2"
    assert answers.why.startswith("The one to read on the dataflow")
    assert answers.why.endswith("shows what that costs.")
    assert answers.topics == "Systems, models and data, Vision"
    assert answers.rest == ""
    assert read_answers(open_issue("only-a-link").body) == Answers(
        "https://arxiv.org/abs/2409.19256"
    )


@pytest.mark.parametrize(
    "body",
    [
        "Hello!\n\n###   link to the paper:  \n2409.19256\n## Why read it?\nIt is good.",
        "### Why read it\nIt is good.\n### Link to the paper\n2409.19256\n",
        "### Link to the paper ###\n\n\n2409.19256  \n\n### Why read it\n It is good.\n### Topics",
    ],
)
def test_edited_form_is_read_back(body: str) -> None:
    answers = read_answers(body)
    assert (answers.link, answers.why, answers.topics) == ("2409.19256", "It is good.", "")


def test_heading_within_an_answer_is_part_of_it() -> None:
    why = "### An aside\n\nReally.\n\n### Link to the paper\n\nhttps://arxiv.org/abs/1706.03762"
    answers = read_answers(write_body("2409.19256", why, "Vision"))
    assert (answers.link, answers.why, answers.topics) == ("2409.19256", why, "Vision")


@pytest.mark.parametrize(
    "text",
    [
        "https://arxiv.org/abs/2409.19256",
        "arXiv: 2409.19256",
        "<https://arxiv.org/abs/2409.19256>",
        "[HybridFlow (v2)](https://arxiv.org/pdf/2409.19256v2)",
        "It is at https://arxiv.org/abs/2409.19256.",
        "*https://arxiv.org/abs/2409.19256*, thank you!",
        "HybridFlow\nhttps://huggingface.co/papers/2409.19256",
        '"2409.19256"',
        "`https://arxiv.org/abs/2409.19256`",
    ],
)
def test_link_is_found_however_it_is_written(text: str) -> None:
    assert find(text) == [HYBRIDFLOW]


def test_doi_with_brackets_stays_whole() -> None:
    doi = "10.1016/S0140-6736(97)11096-0"
    assert find(doi) == find(f"(https://doi.org/{doi})") == [doi]


def test_several_papers_are_found_in_order_and_one_only_once() -> None:
    text = "https://arxiv.org/abs/2409.19256 https://arxiv.org/pdf/2409.19256 2305.14314"
    assert find(text) == [HYBRIDFLOW, "arXiv:2305.14314"]


def test_without_the_field_only_addresses_count() -> None:
    answers = read_answers(open_issue("labeled-without-form").body)
    assert [str(one) for _, one in find_references(answers)] == [HYBRIDFLOW]
    assert find_references(read_answers("It has 1234.5678 citations.")) == []


def test_wrong_link_is_not_replaced_by_one_elsewhere() -> None:
    body = write_body("https://openreview.net/forum?id=x", "Better than arxiv.org/abs/1706.03762.")
    assert find_references(read_answers(body)) == []


@pytest.mark.parametrize(
    "text",
    [
        "https://arxiv.org/abs/1\n" * 3000,
        "(" * 65_000,
        "(http://" * 8000,
        "# " * 32_000,
        "#" * 65_000,
        "a.b/" * 16_000,
    ],
    ids=range(6),
)
def test_long_bodies_take_no_time(text: str) -> None:
    begun = time.perf_counter()
    for body in (text, write_body(text, text, text)):
        find_references(read_answers(body))
    assert time.perf_counter() - begun < 5


@given(st.text(st.sampled_from("#\n \r\t<>()[]x:/." + "".join(LABELS.values()) + "\x00\u202e")))
def test_any_body_is_read(body: str) -> None:
    answers = read_answers(body)
    assert sum(map(len, vars(answers).values())) <= len(body)
    find_references(answers)
