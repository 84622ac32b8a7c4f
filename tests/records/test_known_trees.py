from __future__ import annotations

import pytest

from generator.records import known_trees
from generator.records.known_trees import KnownTrees
from generator.records.plain_yaml import PlainYamlError, read_plain_yaml

RECORD = b'title: "A: \\u00e9\\U0001F600 \\x85 \xc3\xa9"\nauthors: [Ada, Bob]\nlinks: {code: ""}\n'
OTHER = b"title: Another\n"


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: bytes) -> None:
        raise AssertionError("YAML was read")

    monkeypatch.setattr(known_trees, "read_plain_yaml", refuse)


def remember(*contents: bytes, most: int = 10_000) -> list[bytes]:
    trees = KnownTrees(most=most)
    for content in contents:
        trees.read(content)
    return trees.list_lines()


def test_known_content_is_what_yaml_says_and_not_read_again(
    request: pytest.FixtureRequest,
) -> None:
    expected, lines = read_plain_yaml(RECORD), remember(RECORD, OTHER)
    assert not any(b"\n" in line for line in lines)
    request.getfixturevalue("never")
    trees = KnownTrees(lines)
    assert trees.read(RECORD) == expected
    assert [*trees.read(RECORD)] == [*expected], "in the order written"
    assert trees.read(OTHER) == {"title": "Another"}


def test_changed_content_is_read() -> None:
    trees = KnownTrees(remember(RECORD))
    assert trees.read(RECORD.replace(b"Bob", b"Eve"))["authors"] == ["Ada", "Eve"]  # type: ignore[call-overload, index]


def test_what_is_gone_is_forgotten() -> None:
    trees = KnownTrees(remember(RECORD, OTHER))
    trees.read(OTHER)
    assert trees.is_changed
    assert trees.list_lines() == remember(OTHER)


def test_nothing_new_is_no_change() -> None:
    trees = KnownTrees(remember(RECORD, OTHER))
    trees.read(OTHER)
    trees.read(RECORD)
    assert not trees.is_changed


def test_too_much_is_not_remembered() -> None:
    whole = remember(RECORD, OTHER)
    size = sum(len(line) + 1 for line in whole)
    assert remember(RECORD, OTHER, most=size + 1) == whole
    assert remember(RECORD, OTHER, most=size) == []
    assert remember(RECORD, OTHER, OTHER[:-1], most=size) == []


def test_bad_yaml_is_told_each_time() -> None:
    trees = KnownTrees()
    for _ in range(2):
        with pytest.raises(PlainYamlError):
            trees.read(b"a: [")
    assert trees.list_lines() == []
