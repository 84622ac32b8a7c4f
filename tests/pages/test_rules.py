from __future__ import annotations

from generator.pages.rules import describe_rules
from generator.records.rules import ABOUT, read_rules


def test_every_rule_is_on_the_page_once() -> None:
    groups = describe_rules()
    assert [group.title for group in groups] == list(ABOUT.values())
    codes = [rule.code for group in groups for rule in group.rules]
    assert sorted(codes) == [rule.code for rule in read_rules()]
    assert len(codes) == len(set(codes))


def test_examples_show_what_is_wrong_and_nothing_else() -> None:
    rules = {rule.code: rule for group in describe_rules() for rule in group.rules}
    assert list(rules["unknown-paper"].example) == ["collections/order.yml"]
    assert "[unknown-paper]" in rules["unknown-paper"].says
    assert list(rules["duplicate-paper"].example) == ["papers/a-paper.yml", "papers/second.yml"]


def test_examples_can_be_shown_whatever_is_wrong_with_them() -> None:
    for group in describe_rules():
        for rule in group.rules:
            texts = [rule.says, *rule.example.values()]
            lines = [line for text in texts for line in text.splitlines()]
            assert all(line.isprintable() for line in lines)
            assert all(len(line) <= 100 for text in texts[1:] for line in text.splitlines())
