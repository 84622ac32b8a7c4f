from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slugify import slugify

from generator.pages.slugs import (
    Addresses,
    find_url,
    make_letter_path,
    make_slug,
    number_page,
    relate,
)
from generator.records.model import Slugs
from generator.records.partial_date import PartialDate
from tests.pages.odd_text import odd_lines

ADDRESSES = Addresses(Slugs(tags={"c++": "cpp"}, authors={"王小明": "wang"}))


@given(st.text("Ab9 .-_,'&;#x", max_size=20))
def test_slug_of_a_plain_name_is_that_of_any_other(name: str) -> None:
    assert make_slug(name) == slugify(name)


@settings(max_examples=500)
@given(st.one_of(st.text(max_size=40), odd_lines))
def test_slug_has_only_characters_that_every_system_and_address_has(name: str) -> None:
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", make_slug(name))


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("José Peña", "jose-pena"),
        ("J. A. O'Neil-Smith", "j-a-o-neil-smith"),
        ("NeurIPS 2022", "neurips-2022"),
        ("Œuvre & Ærø", "oeuvre-aero"),
        ("Łukasz Ørsted", "lukasz-orsted"),
        ("C++", "c"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c", "a-b-c"),
        ("???", ""),
    ],
)
def test_slug_of_a_name(name: str, slug: str) -> None:
    assert make_slug(name) == slug


def test_address_of_each_thing() -> None:
    assert ADDRESSES.paper("pc-darts") == "papers/pc-darts.md"
    assert ADDRESSES.topic("llm-serving") == "topics/llm-serving.md"
    assert ADDRESSES.collection("first-steps") == "collections/first-steps.md"
    assert ADDRESSES.tag("graph-learning") == "tags/graph-learning.md"
    assert ADDRESSES.author("José Peña") == "authors/jose-pena.md"
    assert ADDRESSES.venue("ICML 2025") == "venues/icml-2025.md"
    assert ADDRESSES.organization("Zürich & Co") == "organizations/zurich-co.md"
    assert make_letter_path("authors/index.md", "P") == "authors/p/index.md"
    assert make_letter_path("tags/index.md", "#") == "tags/by-letter/other.md"


def test_address_chosen_by_hand_comes_first() -> None:
    assert ADDRESSES.tag("c++") == "tags/cpp.md"
    assert ADDRESSES.author("王小明") == "authors/wang.md"
    assert ADDRESSES.venue("c++") == "venues/c.md"


@pytest.mark.parametrize(
    ("date", "path"),
    [
        ("2024", "archive/2024/index.md"),
        ("2024-09", "archive/2024/09/index.md"),
        ("2024-09-08", "archive/2024/09/08.md"),
    ],
)
def test_address_of_a_period(date: str, path: str) -> None:
    assert ADDRESSES.period(PartialDate.parse(date)) == path


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("papers/index.md", "papers/"),
        ("papers/hybridflow.md", "papers/hybridflow/"),
        ("papers/pageindex.md", "papers/pageindex/"),
        ("archive/2024/09/08.md", "archive/2024/09/08/"),
        ("authors/i/index.md", "authors/i/"),
        ("feeds/newest.xml", "feeds/newest.xml"),
    ],
)
def test_url_of_a_page(path: str, url: str) -> None:
    assert find_url(path) == url


@pytest.mark.parametrize(
    ("path", "third"),
    [
        ("papers/index.md", "papers/3.md"),
        ("topics/systems.md", "topics/systems/3.md"),
        ("papers/by-title.md", "papers/by-title/3.md"),
        ("tags/index-structures.md", "tags/index-structures/3.md"),
    ],
)
def test_pages_of_a_long_listing_are_numbered(path: str, third: str) -> None:
    assert number_page(path, 1) == path
    assert number_page(path, 3) == third


def test_relative_path_depends_on_the_depth_alone() -> None:
    assert relate("papers/a.md", 0) == "papers/a.md"
    assert relate("papers/a.md", 2) == "../../papers/a.md"
