from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.plain_yaml import (
    MAX_BYTES,
    MAX_DEPTH,
    Places,
    PlainYamlError,
    Tree,
    read_plain_yaml,
)
from tests.records.odd_yaml import yamlish

FULL = MAX_BYTES - 1

BOMBS = {
    "brackets": b"[" * FULL,
    "braces": b"{a: " * (FULL // 4),
    "dashes": b"- " * (FULL // 2),
    "question marks": b"? " * (FULL // 2),
    "colons": b": " * (FULL // 2),
    "quote": b'"' + b"\\n" * (FULL // 2),
    "indentation": b"".join(b" " * depth + b"a:\n" for depth in range(350)),
    "long lists": b"[" + b"," * (FULL - 2) + b"]",
    "short keys": b"".join(b"%x:\n" % number for number in range(10_000)),
    "keys in a line": b"{" + b"".join(b"%x," % number for number in range(11_000)) + b"}",
    "one key again and again": b"a:\n" * (FULL // 3),
    "comments": b"#\n" * (FULL // 2),
    "documents": b"---\n" * (FULL // 4),
    "directives": b"%TAG ! x\n" * (FULL // 9),
    "spaces": b" " * FULL,
    "tabs": b"\t" * FULL,
    "folded": b"a: >\n" + b" x\n\n" * (FULL // 5),
    "aliases": b"a: &a [x]\nb: &b [" + b"*a," * 20_000 + b"]",
    "merges": b"a: &a {x: y}\nb: {" + b"<<: *a," * 9_000 + b"}",
    "long key": b"? " + b"k" * (FULL - 10) + b"\n: v",
    "long anchor": b"&" + b"a" * (FULL - 4) + b" b",
}


@pytest.mark.parametrize(
    "text",
    [
        *("2010.10000", "no", "12:45", "~", "null", "0x1F", "1e3", "2024-09-28", "true", "010"),
        *("=", ".inf", "1_000", "'quoted'", "café", "中文", "a#b", "a: b"),
    ],
)
def test_every_scalar_stays_the_text_that_was_written(text: str) -> None:
    written = f'"{text}"' if ": " in text or "'" in text else text
    assert read_plain_yaml(f"field: {written}\n".encode()) == {"field": text}


def test_lists_and_mappings_keep_their_order() -> None:
    content = b"b: [2, 1]\na:\n  - y: 1\n    x: [z]\n  - {}\nempty:\n"
    tree = read_plain_yaml(content)
    assert tree == {"b": ["2", "1"], "a": [{"y": "1", "x": ["z"]}, {}], "empty": ""}
    assert isinstance(tree, dict)
    assert list(tree) == ["b", "a", "empty"]


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbfa: b\n", b"a: b\r\n", b"a: b", b"--- \na: b\n...\n", b"# c\n\na: b"]
)
def test_what_editors_add_makes_no_difference(content: bytes) -> None:
    assert read_plain_yaml(content) == {"a": "b"}


def test_as_deep_as_allowed_and_no_deeper() -> None:
    def nest(depth: int) -> bytes:
        return b"[" * depth + b"]" * depth

    read_plain_yaml(nest(MAX_DEPTH))
    with pytest.raises(PlainYamlError, match="more than 8 levels"):
        read_plain_yaml(nest(MAX_DEPTH + 1))


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS)
def test_bomb_is_read_or_refused_in_no_time(content: bytes) -> None:
    assert len(content) <= MAX_BYTES
    start = time.process_time()
    try:
        read_plain_yaml(content)
    except PlainYamlError:
        Places(content)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "content",
    [
        b"a: &x 1\n",
        b"a: *x\n",
        b"a: !!python/object/apply:os.system [x]\n",
        b"!x\na: b\n",
        b"a: !<tag:x> b\n",
        b"&x a: b\n",
        b"a: ! b\n",
        b"{<<: {a: b}}\n",
        b"'<<': {a: b}\n",
        b"%YAML 9.9\n---\na: b\n",
        b"a: b\n---\nc: d\n",
        b"a: b\n--- c\n",
        b"a: 1\na: 2\n",
        b"\xff\xfea\x00",
        b"a: \x00\n",
        b"a: \x7f\n",
        "a: \ufffe\n".encode(),
    ],
)
def test_what_is_not_plain_is_refused(content: bytes) -> None:
    with pytest.raises(PlainYamlError):
        read_plain_yaml(content)


def check(content: bytes) -> None:
    """Content is text, lists and mappings, or refused with a sentence and a place in it."""

    def check_tree(tree: Tree, depth: int = 0) -> None:
        assert type(tree) in (str, list, dict)
        assert depth <= MAX_DEPTH
        if isinstance(tree, str):
            return
        for item in tree if isinstance(tree, list) else tree.values():
            check_tree(item, depth + 1)

    try:
        tree = read_plain_yaml(content)
    except PlainYamlError as refused:
        error = refused
    else:
        check_tree(tree)
        return
    line, column = error.place
    assert 1 <= line <= len(content) + 1
    assert 1 <= column <= len(content) + 1
    assert error.message.endswith(".")


@settings(max_examples=2000)
@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    check(content)


@settings(max_examples=2000)
@given(yamlish())
def test_anything_like_yaml(content: bytes) -> None:
    check(content)


# Places


CONTENT = b"""\
title: A
links:
  code:
    - url: x
    - {url: y, official: z}
  "pdf" : p
"""


@pytest.mark.parametrize(
    ("way", "key", "value"),
    [
        (("title",), (1, 1), (1, 8)),
        (("links",), (2, 1), (2, 1)),
        (("links", "code", 0, "url"), (4, 7), (4, 12)),
        (("links", "code", 1, "official"), (5, 16), (5, 26)),
        (("links", "pdf"), (6, 3), (6, 11)),
        (("links", "code", 1), (3, 3), (3, 3)),
        (("links", "code", 7, "url"), (3, 3), (3, 3)),
        (("nowhere", 1), (1, 1), (1, 1)),
        ((), (1, 1), (1, 1)),
    ],
)
def test_places_of_keys_and_values(
    way: tuple[str | int, ...], key: tuple[int, int], value: tuple[int, int]
) -> None:
    places = Places(CONTENT)
    assert places.of_key(way) == key
    assert places.of_value(way) == value


def test_places_before_a_syntax_error_are_known() -> None:
    assert Places(CONTENT + b"]").of_value(("links", "pdf")) == (6, 11)
