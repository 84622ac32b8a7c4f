"""What the formats say in the same way."""

from __future__ import annotations

import pytest

from generator.cleaning.names import turn_name
from generator.pages.citations.reference import split_name
from tests.pages.citations.shared import NAMES


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Ada Author", ("Author", "Ada", "")),
        ("Ada B. C. Author", ("Author", "Ada B. C.", "")),
        ("Ludwig van Beethoven", ("van Beethoven", "Ludwig", "")),
        ("Jens van der Ten", ("van der Ten", "Jens", "")),
        ("Martin Luther King Jr.", ("King", "Martin Luther", "Jr.")),
        ("John Smith III", ("Smith", "John", "III")),
        ("Eric H. Nyberg 3rd", ("Nyberg", "Eric H.", "3rd")),
        ("Plato", ("Plato", "", "")),
        ("王小明", ("王小明", "", "")),
        ("bell hooks", ("bell hooks", "", "")),
        ("Qwen Team", ("Qwen Team", "", "")),
        ("The Example Group, Inc.", ("The Example Group, Inc.", "", "")),
        ("Ludwig vAN Beethoven", ("vAN Beethoven", "Ludwig", "")),
    ],
)
def test_parts_of_a_name(name: str, parts: tuple[str, str, str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize("name", NAMES)
def test_our_own_reader_puts_the_parts_together_again(name: str) -> None:
    assert turn_name(", ".join(filter(None, split_name(name)))) == name
