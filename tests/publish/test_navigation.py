"""The navigation of mkdocs.yml, as the theme's templates ask for it."""

from __future__ import annotations

import pytest

from generator.publish.navigation import Entry, read_navigation


def test_titles_addresses_and_groups() -> None:
    found = read_navigation(
        [
            {"Home": "index.md"},
            {"Papers": "papers/index.md"},
            {"More": [{"By title": "papers/by-title.md"}, {"Source": "https://host.example/x"}]},
        ]
    ).items
    assert found == (
        Entry("Home"),
        Entry("Papers", "papers/"),
        Entry(
            "More",
            children=(
                Entry("By title", "papers/by-title/"),
                Entry("Source", "https://host.example/x"),
            ),
        ),
    )
    assert [entry.is_homepage for entry in found] == [True, False, False]


def test_group_within_a_group_is_taken_apart() -> None:
    (group,) = read_navigation([{"A": [{"B": [{"C": "c.md"}]}, {"D": "d.md"}]}]).items
    assert group.children == (Entry("C", "c/"), Entry("D", "d/"))


@pytest.mark.parametrize(
    ("path", "title", "url"),
    [
        ("index.md", "Home", ""),
        ("about-us.md", "About us", "about-us/"),
        ("guide/README.md", "Guide", "guide/"),
    ],
)
def test_entry_without_a_title_has_a_name(path: str, title: str, url: str) -> None:
    assert read_navigation([path]).items == (Entry(title, url),)


@pytest.mark.parametrize("nav", [None, "x", [3], {"a": "b.md"}, [{"a": 3}], [{"a": []}]])
def test_what_is_no_navigation_has_no_entries(nav: object) -> None:
    assert read_navigation(nav).items == ()
