from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.records.kinds import FILES, FOLDERS
from generator.records.model import find_record
from generator.records.plain_yaml import Tree, read_plain_yaml
from generator.records.style import WIDTH, write_yaml
from tests.records.odd_yaml import TOKENS

texts = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(TOKENS), max_size=8).map("".join),
    st.text(st.sampled_from("ab \n\t:#-"), max_size=300),
)
names = st.sampled_from(
    ["title", "note", "abstract", "tags", "topics", "former_ids", "arxiv", "links", "why"]
)
keys = st.one_of(names, texts).filter(lambda key: key != "<<")


def make_trees(inner: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Mappings and lists of whatever is in them."""
    lists: st.SearchStrategy[Tree] = st.lists(inner, max_size=4).map(list)
    mappings: st.SearchStrategy[Tree] = st.dictionaries(keys, inner, max_size=4).map(dict)
    return lists | mappings


leaves: st.SearchStrategy[Tree] = texts.map(str)
fields = st.dictionaries(keys, st.recursive(leaves, make_trees, max_leaves=8), max_size=5)


@settings(max_examples=600)
@given(fields)
def test_what_is_written_is_read_back_the_same_and_in_order(record: dict[str, Tree]) -> None:
    if not record:
        return
    back = read_plain_yaml(write_yaml(record).encode())
    assert back == record
    assert isinstance(back, dict)
    assert list(back) == list(record)


def test_every_value_that_is_no_text_is_written_without_quotes() -> None:
    records = [kind.record for kind in (*FOLDERS.values(), *FILES.values())]
    while records:
        record = records.pop()
        for name, info in record.model_fields.items():
            if inner := find_record(info.annotation):
                records.append(inner)
            kinds = str(info.annotation)
            typed = any(kind in kinds for kind in ("PartialDate", "bool", "int"))
            assert (write_yaml({name: "true"}) == f"{name}: true\n") == typed, name


def test_record_in_canonical_form() -> None:
    record: dict[str, Tree] = {
        "title": "HybridFlow: a framework",
        "authors": ["Ada Author", "Bob, Jr.", "- dash"],
        "date": "2024-09-28",
        "arxiv": "2409.19256",
        "topics": ["systems", "a, b"],
        "tags": [],
        "links": {"code": [{"url": "https://example.org/#x", "official": "true"}]},
        "note": "Read it. " * 15,
        "listed": {},
        "abstract": "One.\n\nTwo: #2.",
    }
    note = "Read it. " * 15
    assert (
        write_yaml({**record, "note": note.strip()})
        == """\
title: "HybridFlow: a framework"
authors:
  - Ada Author
  - Bob, Jr.
  - "- dash"
date: 2024-09-28
arxiv: "2409.19256"
topics: [systems, "a, b"]
tags: []
links:
  code:
    - url: https://example.org/#x
      official: true
note: >-
  Read it. Read it. Read it. Read it. Read it. Read it. Read it. Read it. Read it. Read it. Read it.
  Read it. Read it. Read it. Read it.
listed: {}
abstract: >-
  One.


  Two: #2.
"""
    )


def test_lines_of_prose_are_not_too_long() -> None:
    written = write_yaml({"abstract": "word " * 100 + "end"})
    assert max(map(len, written.splitlines())) <= WIDTH


def test_list_directly_in_a_list_is_written_too() -> None:
    """No field takes one, but ``readinglist fix`` must not lose it."""
    written = write_yaml({"a": [["b", ["c"]], [], [{"d": "e"}]]})
    assert read_plain_yaml(written.encode()) == {"a": [["b", ["c"]], [], [{"d": "e"}]]}


@pytest.mark.parametrize("text", ["2024", "-1", "1e3", "0x1F", "true", "Null", "~", ".5", ".inf"])
def test_text_that_looks_like_a_number_is_quoted_where_text_is_wanted(text: str) -> None:
    fields: dict[str, Tree] = {"title": text, "authors": [text], "tags": [text]}
    assert write_yaml(fields) == f'title: "{text}"\nauthors:\n  - "{text}"\ntags: ["{text}"]\n'


def test_numbers_and_dates_are_not_quoted() -> None:
    fields: dict[str, Tree] = {"date": "2024", "listed": {"on": "2025-11-03", "discussions": "4"}}
    assert write_yaml(fields) == "date: 2024\nlisted:\n  on: 2025-11-03\n  discussions: 4\n"
