"""What the page on the checks says of each rule: read from the rules, so that it is never out of
date."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import show_line
from generator.records.rules import ABOUT, Rule, read_rules
from generator.records.values import shorten


@dataclass(frozen=True)
class RuleGroup:
    title: str
    rules: tuple[Rule, ...]


def describe_rules() -> tuple[RuleGroup, ...]:
    """The rules by what they are about, each with an example short enough to read."""
    rules = [_shorten_example(rule) for rule in read_rules()]
    return tuple(
        RuleGroup(title, tuple(rule for rule in rules if rule.about == about))
        for about, title in ABOUT.items()
    )


def _shorten_example(rule: Rule) -> Rule:
    """Without the files of which nothing is said, and without what cannot be shown."""
    told = {path: text for path, text in rule.example.items() if f"/{path}" in rule.says}
    example = {path: _show(text) for path, text in told.items()}
    return Rule(rule.code, rule.about, rule.meaning, example, _show(rule.says, 400))


def _show(text: str, width: int = 100) -> str:
    return "\n".join(shorten(show_line(line), width) for line in text.splitlines())
