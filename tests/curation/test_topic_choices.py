from __future__ import annotations

import pytest
import yaml

from generator.curation.topic_choices import (
    MOST_CHOICES,
    Chosen,
    FormRefused,
    name_choices,
    offer_topics,
    read_topics,
)
from generator.records.model import Topic

FORM = """\
name: Suggest
body:
  - type: dropdown
    id: venue
    attributes:
      options:
        - "a"
  - type: dropdown
    id: topics
    attributes:
      label: Topics
      # A comment that stays.
      options:
        - "old"
        - "older"
    validations:
      required: false
  - type: input
    id: more
"""


def make_topics(**titles: str) -> list[Topic]:
    return [
        Topic(key=key.replace("_", "-"), title=title, description="What runs.")
        for key, title in titles.items()
    ]


TOPICS = make_topics(
    systems="Systems",
    systems_data="Systems, models and data",
    compound_ai="Compound AI: routing",
    yes="Yes",
)


def test_choices_are_renewed_and_the_rest_stays() -> None:
    renewed = offer_topics(FORM, TOPICS)
    assert renewed == FORM.replace(
        '        - "old"\n        - "older"\n',
        '        - "Systems"\n        - "Systems, models and data"\n'
        '        - "Compound AI: routing"\n        - "Yes"\n',
    )
    assert offer_topics(renewed, TOPICS) == renewed
    body = yaml.safe_load(renewed)["body"]
    assert body[1]["attributes"]["options"] == list(name_choices(TOPICS))


def test_choices_are_what_github_takes() -> None:
    """https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/common-validation-errors-when-creating-issue-forms"""
    topics = make_topics(a="None", b="Same", c="same", d="2024", e='Say "hi" \\ # yes: é')
    choices = name_choices(topics)
    assert list(choices) == ["None (a)", "Same (b)", "same (c)", "2024", 'Say "hi" \\ # yes: é']
    options = yaml.safe_load(offer_topics(FORM, topics))["body"][1]["attributes"]["options"]
    assert options == list(choices)


def test_form_without_the_field_stays() -> None:
    form = FORM.replace("id: topics", "id: subjects")
    many = make_topics(**{f"t{n}": f"T {n}" for n in range(MOST_CHOICES + 1)})
    assert offer_topics(form, many) == form
    with pytest.raises(FormRefused, match="found 101 topics; wanted at most 100"):
        offer_topics(FORM, many)


@pytest.mark.parametrize(
    ("answer", "chosen"),
    [
        ("", Chosen()),
        ("None", Chosen()),
        ("Systems", Chosen(("systems",))),
        ("Systems, models and data", Chosen(("systems-data",))),
        ("Systems, Systems, models and data, Systems", Chosen(("systems", "systems-data"))),
        ("systems-data,  compound ai: ROUTING", Chosen(("systems-data", "compound-ai"))),
        ("- Yes\n- Compound AI: routing\n", Chosen(("yes", "compound-ai"))),
        (
            "- [x] Systems\n- [ ] Yes\n- [X] Compound AI: routing",
            Chosen(("systems", "compound-ai")),
        ),
        ("Systems of things, Yes", Chosen(("yes",), ("Systems of things",))),
        ("Quantum; Yes;", Chosen(("yes",), ("Quantum",))),
        ("\x00, $(touch x)", Chosen((), ("\x00", "$(touch x)"))),
    ],
)
def test_answers_are_read(answer: str, chosen: Chosen) -> None:
    assert read_topics(answer, TOPICS) == chosen


def test_every_choice_alone_and_all_together_are_read_back() -> None:
    topics = [*TOPICS, *make_topics(a="None", b="Same", c="same")]
    for choice, key in name_choices(topics).items():
        assert read_topics(choice, topics) == Chosen((key,))
    keys = tuple(topic.key for topic in topics)
    assert read_topics(", ".join(name_choices(topics)), topics) == Chosen(keys)
