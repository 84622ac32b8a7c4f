from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.curation.form import Formed, put_in_form
from generator.records.plain_yaml import PlainYamlError, read_plain_yaml
from tests.records.odd_yaml import mutated_records, yamlish

FIRST = "# yaml-language-server: $schema=../schema/paper.json\n"

WORST = """\
# Found on the train.
tags: [RLHF, rlhf, Graph Neural Networks]   # two of them
arxiv: https://arxiv.org/abs/2205.14135v2
date: 2022/05/27
title:   'Flash  Attention'
former: stays
links:
  project: "https://example.org/ "
  code: # the authors' own
    - {official: True, url: https://example.org/x} # here
authors: [Tri Dao,   Christopher R\\'e] # in order
topics: ["kernels"]
listed: {discussions: 4, on: 2025.11.03}
# The end.
"""

BEST = """\
# yaml-language-server: $schema=../schema/paper.json
title: Flash Attention
authors: # in order
  - Tri Dao
  - Christopher Ré
date: 2022-05-27
arxiv: "2205.14135"
topics: [kernels]
# Found on the train.
tags: [rlhf, graph-neural-networks] # two of them
links:
  code: # the authors' own
    # here
    - url: https://example.org/x
      official: true
  project: https://example.org/
listed:
  on: 2025-11-03
  discussions: 4
former: stays
# The end.
"""

DONE = (
    "title: 'Flash  Attention' is now 'Flash Attention'",
    r"authors.1: 'Christopher R\'e' is now 'Christopher Ré'",
    "date: '2022/05/27' is now '2022-05-27'",
    "arxiv: 'https://arxiv.org/abs/2205.14135v2' is now '2205.14135'",
    "tags.0: 'RLHF' is now 'rlhf'",
    "tags.2: 'Graph Neural Networks' is now 'graph-neural-networks'",
    "tags: 'rlhf' was there twice",
    "links.code.0.official: 'True' is now 'true'",
    "links.code.0: the fields are in the usual order",
    "links.project: 'https://example.org/ ' is now 'https://example.org/'",
    "links: the fields are in the usual order",
    "listed.on: '2025.11.03' is now '2025-11-03'",
    "listed: the fields are in the usual order",
    "the fields are in the usual order",
    "the first line names the schema",
)


def form(text: str, file: str = "papers/a.yml") -> Formed:
    return put_in_form(file, text.encode())


def test_a_record_is_put_in_form_and_every_step_is_said() -> None:
    assert form(WORST).content.decode() == BEST
    assert form(WORST).done == DONE


def test_a_record_in_form_is_left_alone() -> None:
    assert form(BEST) == Formed(BEST.encode(), ())


@pytest.mark.parametrize(
    ("file", "first"),
    [
        ("papers/a.yml", "# yaml-language-server: $schema=../schema/paper.json\n"),
        ("collections/a.yml", "# yaml-language-server: $schema=../schema/collection.json\n"),
        ("topics.yml", "# yaml-language-server: $schema=schema/topics.json\n"),
        ("people.yml", "# yaml-language-server: $schema=schema/people.json\n"),
        ("slugs.yml", "# yaml-language-server: $schema=schema/slugs.json\n"),
        ("metrics/a.yml", ""),
    ],
)
def test_the_first_line_names_the_schema_once(file: str, first: str) -> None:
    other = "# yaml-language-server: $schema=https://example.org/other.json\n"
    for before in ("", "\n", "\ufeff", other, f"# A word.\n{other}\n"):
        once = form(f"{before}x: y\n", file).content.decode()
        assert once.startswith(first)
        assert once.count("yaml-language-server") == bool(first)
        assert form(once, file).done == ()


def test_comments_at_the_top_and_apart_stay_at_the_top() -> None:
    rest = "title: A\n# Of the date.\ndate: 2024\n"
    apart = form("# Of the file.\n\n# Of the date.\ndate: 2024\ntitle: A\n")
    assert apart.content.decode() == f"{FIRST}# Of the file.\n{rest}"
    close = form("# Of the date.\ndate: 2024\ntitle: A\n")
    assert close.content.decode() == f"{FIRST}{rest}"


def test_entries_keep_their_order_and_their_fields_get_theirs() -> None:
    before = "b:\n  description: B.\n  title: B\n# of a\na:\n  title: A\n  description: A.\n"
    after = (
        "b:\n  title: B\n  description: >-\n    B.\n"
        "# of a\na:\n  title: A\n  description: >-\n    A.\n"
    )
    formed = form(before, "topics.yml")
    assert formed.content.decode().partition("\n")[2] == after
    assert formed.done[0] == "b: the fields are in the usual order"


def test_the_comment_of_a_repeat_stays() -> None:
    formed = form("tags:\n  - a\n  # again\n  - a # here\n  - b\n")
    assert formed.content.decode() == f"{FIRST}tags:\n  # again\n  # here\n  - a\n  - b\n"


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("title: Flash: fast", 'title: "Flash: fast"'),
        (
            'title: Flash: a "quote" and \\ too: x  ',
            'title: "Flash: a \\"quote\\" and \\\\ too: x"',
        ),
        ("venue: VLDB: Demo\ntitle: A: B", 'title: "A: B"\nvenue: "VLDB: Demo"'),
    ],
)
def test_text_with_a_colon_is_put_in_quotes(line: str, mended: str) -> None:
    formed = form(f"{line}\ndate: 2024\n")
    first, *rest = mended.split("\nvenue")
    rest = ["\nvenue" + one for one in rest]
    assert formed.content.decode() == f"{FIRST}{first}\ndate: 2024{''.join(rest)}\n"
    assert "title: the text is now in quotes, as it contains a colon" in formed.done


@pytest.mark.parametrize(
    "text",
    [
        "title: A: B # comment or title?\n",
        "title: A: B\n  goes on\n",
        'title: "A": B\n',
        "title: [A: B: C\n",
        "note: A: B\n",
        "authors: A: B\n",
        "links:\n  pdf: A: B\n",
        "unknown: A: B\n",
        "[\n",
        "- a\n",
        "text\n",
        "# nothing\n",
        "a: &b c\n",
        "a: b\na: b\n",
    ],
)
def test_what_cannot_be_read_or_may_mean_something_else_is_refused(text: str) -> None:
    with pytest.raises(PlainYamlError):
        form(text)


def test_a_nested_title_with_a_colon_is_refused() -> None:
    with pytest.raises(PlainYamlError):
        form("a:\n  title: A: B\n", "topics.yml")


def test_invisible_characters_are_deleted_wherever_they_stand() -> None:
    formed = form('\u200btitle: A\x00\u200bB\nnote: "C\\u200bD\\u202e"\n')
    text = formed.content.decode()
    assert text == f"{FIRST}title: AB\nnote: >-\n  CD\u202e\n" or "\\U0000202e" in text
    assert formed.done[0] == "invisible characters are deleted: U+0000, U+200B"
    assert read_plain_yaml(formed.content) == {"title": "AB", "note": "CD\u202e"}


def test_a_long_text_is_shown_where_it_changes() -> None:
    (said, *_) = form(f"abstract: '{'word ' * 50}one  two {'word ' * 50}end'\n").done
    assert len(said) < 250
    assert "one  two" in said


def test_a_file_that_would_be_too_large_is_left_alone() -> None:
    items = ", ".join("a" for _ in range(20_000))
    with pytest.raises(PlainYamlError):
        form(f"authors: [{items}]\n")


FILES = ("papers/a.yml", "collections/a.yml", "topics.yml", "people.yml", "slugs.yml")


@settings(max_examples=500, deadline=None)
@given(st.one_of(yamlish(), mutated_records()), st.sampled_from(FILES))
def test_whatever_the_file_no_comment_is_lost_and_twice_is_once(content: bytes, file: str) -> None:
    try:
        formed = put_in_form(file, content)
    except PlainYamlError:
        return
    again = put_in_form(file, formed.content)
    assert again.content == formed.content
    assert again.done == ()
    assert bool(formed.done) == (formed.content != content)


pieces = st.sampled_from(
    [
        *(
            r"\'e",
            "{B}",
            "{",
            "}",
            "$",
            "$k$",
            "&amp;",
            "<i>",
            "</i>",
            "\u200b",
            "\u202e",
            "  ",
            "\\",
        ),
        *(
            "https://arxiv.org/abs/",
            "2205.14135",
            "v2",
            "https://doi.org/",
            "10.1145/1",
            "2024/09/28",
        ),
        *("RLHF", "Graph Nets", "-", "True", "e\u0301", "\\n", "x", "^2", "amp;", " "),
    ]
)
values = st.lists(pieces, min_size=1, max_size=6).map("".join)


@settings(max_examples=500, deadline=None)
@given(st.dictionaries(st.sampled_from(["title", "arxiv", "doi", "date", "note"]), values), values)
def test_fixing_twice_is_fixing_once(fields: dict[str, str], tag: str) -> None:
    def quote(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    lines = [f"{name}: {quote(value)} # {name}\n" for name, value in fields.items()]
    formed = form(f"{''.join(lines)}tags:\n  - {quote(tag)}\n  - {quote(tag)} # tag\n")
    assert form(formed.content.decode()).done == ()
    comments = re.findall("# ([a-z]+)$", formed.content.decode(), re.MULTILINE)
    assert sorted(comments) == sorted([*fields, "tag"])
