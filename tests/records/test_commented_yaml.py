from __future__ import annotations

import re
from collections import Counter
from itertools import count
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.commented_yaml import read_commented_yaml
from generator.records.plain_yaml import MAX_DEPTH, PlainYamlError, Tree, read_plain_yaml
from generator.records.style import write_commented_yaml
from tests.records.odd_yaml import RECORDS, mutated_records, yamlish

T = TypeVar("T")


def rewrite(text: str) -> str:
    return write_commented_yaml(read_commented_yaml(text.encode()))


def find_comments(text: str) -> Counter[str]:
    """The comments of files in which every one of them is ``#c`` and a number."""
    return Counter(re.findall(r"#c[0-9]+", text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# top\ntitle: A\n", "# top\ntitle: A\n"),
        ("title: A    # beside\ndate: 2024\n", "title: A # beside\ndate: 2024\n"),
        ("title: # one\n  A # two\n", "# one\ntitle: A # two\n"),
        ("title:\n  # above\n  A\n", "# above\ntitle: A\n"),
        ("title: A # with a tab\there\n", "title: A # with a tab\there\n"),
        ('title: "A # no comment" # one\n', 'title: "A # no comment" # one\n'),
        ("title: A#no comment\n", "title: A#no comment\n"),
        ("note: # empty\ntitle: A\n", 'note: "" # empty\ntitle: A\n'),
        (
            "note: >- # beside a block\n  Text.\n  # text too\n\n# above\ndate: 2024\n",
            "# beside a block\nnote: >-\n  Text. # text too\n# above\ndate: 2024\n",
        ),
        ("links: # code\n  pdf: x # y\n", "links: # code\n  pdf: x # y\n"),
        (
            "authors: # all\n# no indent\n- A # one\n\n# two\n- B\n# above\ndate: 2024\n",
            "authors: # all\n  # no indent\n  - A # one\n  # two\n  - B\n# above\ndate: 2024\n",
        ),
        (
            "authors:\n  - A\n  # more of them\n# above\ndate: 2024\n# end\n",
            "authors:\n  - A\n  # more of them\n# above\ndate: 2024\n# end\n",
        ),
        ("topics: [a, b] # two\n", "topics: [a, b] # two\n"),
        (
            "topics: [ # begin\n  a, # first\n  # of b\n  b\n  # end\n] # all\n",
            "topics: # all\n  # begin\n  - a # first\n  # of b\n  - b\n  # end\n",
        ),
        ("topics: [ # none yet\n]\n", "# none yet\ntopics: []\n"),
        (
            "links:\n  code:\n    # the authors'\n    - # here\n      url: x # moved\n    # last\n",
            "links:\n  code:\n    # the authors'\n    # here\n    - url: x # moved\n    # last\n",
        ),
        ("links: {pdf: x, # one\n  page: y} # two\n", "links: # two\n  pdf: x # one\n  page: y\n"),
        (
            "steps:\n  - # why\n    why: >- # block\n      Text.\n",
            "steps:\n  # why\n  # block\n  - why: >-\n      Text.\n",
        ),
        ("--- # start\ntitle: A\n... # end\n# last\n", "# start\ntitle: A\n# end\n# last\n"),
        ("# é\r\ntitle: 中文 # 😀\r\n", "# é\ntitle: 中文 # 😀\n"),
        ("title: A # no line end", "title: A # no line end\n"),
    ],
)
def test_comments_keep_their_place(before: str, after: str) -> None:
    assert rewrite(before) == after
    assert rewrite(after) == after


@pytest.mark.parametrize("content", RECORDS, ids=range(len(RECORDS)))
def test_real_records_keep_values_and_comments(content: bytes) -> None:
    before, written = read_commented_yaml(content), rewrite(content.decode())
    after = read_commented_yaml(written.encode())
    assert after == before
    assert rewrite(written) == written


# Records in any style, with comments wherever YAML allows one


class Hand:
    """Writes YAML, in block and flow style by turns, and sprinkles numbered comments in."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._numbers = count()

    def choose(self, *choices: T) -> T:
        return self._draw(st.sampled_from(choices))

    def comment(self) -> str:
        return f"#c{next(self._numbers)}"

    def lines(self, indent: int) -> str:
        """Comments on lines of their own, sometimes with an indentation of their own."""
        indents = [self.choose(indent, indent, 0, indent + 1)] * self.choose(0, 0, 0, 1, 2)
        blank = self.choose("", "", "\n")
        return blank + "".join(f"{' ' * spaces}{self.comment()}\n" for spaces in indents)

    def beside(self) -> str:
        return self.choose("", "", f" {self.comment()}", f"   {self.comment()} ")

    def scalar(self) -> str:
        return self.choose("A", '"B # b"', "'C: c'", "2024", "é", '""', "x#y")

    def flow(self, depth: int) -> str:
        gap = self.choose(" ", f"{self.beside()}\n    {self.lines(4)}    ")
        shape = self.choose("text", "list", "map") if depth < 3 else "text"
        if shape == "text":
            return self.scalar()
        inner = [self.flow(depth + 1) for _ in range(self.choose(0, 1, 2, 3))]
        if shape == "map":
            inner = [f"k{number}: {one}" for number, one in enumerate(inner)]
            return f"{{{gap}{f',{gap}'.join(inner)}{gap}}}"
        return f"[{gap}{f',{gap}'.join(inner)}{gap}]"

    def value(self, indent: int, depth: int) -> str:
        """What follows a colon or a hyphen, to the end of the line."""
        shape = self.choose("text", "text", "block", "flow", "map", "list")
        space = " " * indent
        if shape == "block":
            return f" {self.choose('>-', '|', '|+', '>')}{self.beside()}\n{space}text\n{space}#x\n"
        if shape == "flow":
            return f" {self.flow(0)}{self.beside()}\n"
        if shape == "map" and depth < 3:
            return f"{self.beside()}\n{self.mapping(indent, depth + 1)}"
        if shape == "list" and depth < 3:
            return f"{self.beside()}\n{self.sequence(indent, depth + 1)}"
        gap = self.choose("", "", f"{self.beside()}\n{self.lines(indent)}{space}")
        return f" {gap}{self.scalar()}{self.beside()}\n"

    def mapping(self, indent: int, depth: int) -> str:
        names = ("title", "tags", "topics", "note", "why", "arxiv", "date")
        return "".join(
            f"{self.lines(indent)}{' ' * indent}{name}:{self.value(indent + 2, depth)}"
            for name in self._draw(st.permutations(names))[: self.choose(1, 2, 3, 4)]
        )

    def sequence(self, indent: int, depth: int) -> str:
        return "".join(
            f"{self.lines(indent)}{' ' * indent}-{self.value(indent + 2, depth)}"
            for _ in range(self.choose(1, 2, 3))
        )


@st.composite
def commented(draw: st.DrawFn) -> str:
    hand = Hand(draw)
    return f"{hand.mapping(0, 0)}{hand.lines(0)}"


@settings(max_examples=600, deadline=None)
@given(commented())
def test_every_comment_and_value_survives_and_twice_is_once(text: str) -> None:
    tree = read_plain_yaml(text.encode())
    written = rewrite(text)
    assert read_plain_yaml(written.encode()) == tree
    assert find_comments(written) == find_comments(text)
    assert rewrite(written) == written


@settings(max_examples=400, deadline=None)
@given(st.one_of(yamlish(), mutated_records()))
def test_whatever_can_be_read_keeps_its_values_and_comments(content: bytes) -> None:
    try:
        tree = read_plain_yaml(content)
    except PlainYamlError:
        return
    node = read_commented_yaml(content)
    assert node.as_tree() == tree
    if isinstance(tree, dict) and tree and measure(tree) < MAX_DEPTH:
        written = write_commented_yaml(node)
        again = read_commented_yaml(written.encode())
        assert again.as_tree() == tree
        assert sorted(again.list_comments()) == sorted(node.list_comments())
        assert write_commented_yaml(again) == written


def measure(tree: Tree) -> int:
    inner = [] if isinstance(tree, str) else tree.values() if isinstance(tree, dict) else tree
    return 1 + max(map(measure, inner), default=0)
