"""The rules by their codes: what each means, and a bad example with all that is said of it.

``rules/<code>.yml`` describes one: ``about`` (a key of ``ABOUT``), ``meaning`` (Markdown), the
files of a bad list by their path below ``data/``, and under ``says`` what ``readinglist check``
says of them. A rule whose example no text can hold (a folder, bytes that are not UTF-8) has only
the first two.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.records.plain_yaml import read_plain_yaml

FOLDER = Path(__file__).parent / "rules"

ABOUT = {
    "value": "Fields and their values",
    "file": "Files that cannot be read",
    "list": "Records beside each other",
    "advice": "Warnings",
}
"""What rules are about, in the order in which they are explained."""


@dataclass(frozen=True)
class Rule:
    code: str
    about: str
    meaning: str
    example: dict[str, str]
    """Files by their path below ``data/``; empty where there is none."""

    says: str
    """What is said of the example, a line or two for each Problem."""


def read_rules() -> tuple[Rule, ...]:
    """Every rule, by code."""
    paths = sorted(FOLDER.glob("*.yml"), key=lambda path: path.stem)
    return tuple(map(_read_rule, paths))


def _read_rule(path: Path) -> Rule:
    tree = read_plain_yaml(path.read_bytes())
    if not isinstance(tree, dict):
        raise TypeError(f"{path}: found no fields")
    fields = {key: str(value) for key, value in tree.items()}
    about, meaning, says = (fields.pop(key, "") for key in ("about", "meaning", "says"))
    return Rule(path.stem, about, meaning, fields, says)
