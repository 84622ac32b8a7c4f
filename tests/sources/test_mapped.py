"""Three lists of really different shapes come in by a small mapping file each."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import Problem
from generator.sources.draft import Draft
from generator.sources.foreign_list import read_foreign_list
from generator.sources.mapped import draft_entries
from generator.sources.mapping import MappingRefused, read_mapping
from generator.sources.yaml_entries import YamlRefused, read_yaml
from tests.lists import ROOT

FILES = ROOT / "tests" / "sources" / "files"


def read(file: Path, mapping: str) -> list[Draft | Problem]:
    how = read_mapping(mapping.encode())
    return list(draft_entries(read_foreign_list(file, file.name, how), how))


def read_example(folder: str, file: str) -> list[Draft | Problem]:
    return read(FILES / folder / file, (FILES / folder / "mapping.yml").read_text("utf-8"))


def list_fields(entries: list[Draft | Problem]) -> list[dict[str, object]]:
    return [dict(one.fields) for one in entries if isinstance(one, Draft)]


def test_awesome_list() -> None:
    entries = read_example("awesome", "list.yml")
    assert list_fields(entries) == [
        {
            "title": "Orca: A Distributed Serving System",
            "authors": ["Gyeong-In Yu", "Joo Seong Jeong", "Geon-Woo Kim"],
            "date": "2022",
            "tags": ["serving"],
            "topics": ["llm-serving"],
            "links": {
                "code": [{"url": "https://github.com/friendliai/orca"}],
                "page": "https://www.usenix.org/conference/osdi22/presentation/yu",
            },
        },
        {
            "title": "Efficient Memory Management with PagedAttention",
            "authors": ["Woosuk Kwon", "Zhuohan Li"],
            "arxiv": "2309.06180",
            "date": "2023",
            "tags": ["serving"],
            "topics": ["llm-serving"],
        },
        {
            "title": "A Paper of the Future",
            "authors": ["Ada Author"],
            "tags": ["serving"],
            "topics": ["performance-analysis"],
        },
        {
            "title": "A Sequel to PagedAttention",
            "authors": ["Woosuk Kwon", "Zhuohan Li"],
            "arxiv": "2309.06180",
            "date": "2023",
            "tags": ["serving"],
            "topics": ["performance-analysis"],
        },
    ]
    assert [one.code for one in entries if isinstance(one, Problem)] == ["wrong-shape"]
    assert [one.origin for one in entries if isinstance(one, Draft)] == [
        f"list.yml:{line}" for line in (6, 11, 19, 23)
    ]


def test_hugo_folder() -> None:
    index, attention, resnet = read_example("hugo", "posts")
    assert isinstance(index, Problem)
    assert (index.path, index.code) == ("posts/_index.md", "no-front-matter")
    assert isinstance(attention, Draft)
    assert attention.fields == {
        "title": "Attention Is All You Need",
        "authors": ["Ashish Vaswani", "Noam Shazeer"],
        "arxiv": "1706.03762",
        "date": "2017-06-12",
        "tags": ["transformer", "self-attention"],
        "topics": ["sequence-models"],
        "note": "Reads **well** even today.",
    }
    assert isinstance(resnet, Draft)
    assert resnet.fields["topics"] == ["video-models"]


def test_json_export() -> None:
    first, second = read_example("export", "papers.json")
    assert isinstance(first, Draft)
    assert first.origin == "papers.json:4"
    assert first.fields == {
        "title": "Nested Authors",
        "authors": ["Ana de la Cruz", "Bo Li"],
        "doi": "10.1000/xyz.1",
        "date": "2020-02",
        "venue": "NeurIPS 2020",
        "tags": ["graph-theory", "c++"],
        "topics": ["graph-learning"],
    }
    assert isinstance(second, Draft)
    assert second.origin == "papers.json:17"


@pytest.mark.parametrize(
    ("list_", "mapping", "fields"),
    [
        ("- {t: A}", "fields: {title: t}", {"title": "A"}),
        ("a: {t: A}", "fields: {title: $key}", {"title": "a"}),
        ("a: [{t: A}]", "items: '*.*'\nfields: {title: t, topics: $key}", {"topics": ["a"]}),
        ("- {t: A}", "fields: {title: $file}", {"title": "list"}),
        ("- {a.b: A}", "fields: {title: a.b}", {"title": "A"}),
        ("- {a: [x, B]}", "fields: {title: a.1}", {"title": "B"}),
        ("- {t: '', u: B}", "fields: {title: [t, u]}", {"title": "B"}),
        ("- {t: A}", "fields: {title: t, date: {default: '2001'}}", {"date": "2001"}),
        ("- t: A [x]", r"fields: {title: {from: t, match: '^(\w+)'}}", {"title": "A"}),
        ("- {d: 2010.10000}", "fields: {arxiv: d}", {"arxiv": "2010.10000"}),
    ],
)
def test_way_to_a_value(
    list_: str, mapping: str, fields: dict[str, object], tmp_path: Path
) -> None:
    file = tmp_path / "list.yml"
    file.write_text(list_)
    (found,) = list_fields(read(file, mapping))
    assert {name: found[name] for name in fields} == fields


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ("fields: {titel: t}", "'titel'; did you mean title?"),
        ("field: {title: t}", "'field'; did you mean fields?"),
        ("items: a", "no 'fields'"),
        ("- a", "no keys"),
        ("fields: {title: {from: t, split_at: x}}", "'split_at'; did you mean split?"),
        ("fields: {title: {split: x}}", "neither 'from' nor 'default'"),
        ("fields: {title: {from: t, match: '('}}", "match: is no pattern"),
        ("fields: {title: t}\nformat: toml", "'toml'; wanted one of yaml, json, markdown"),
        ("fields: {title: &a t}", "line 1: found the anchor"),
    ],
)
def test_wrong_mapping_is_explained(mapping: str, message: str) -> None:
    with pytest.raises(MappingRefused) as refused:
        read_mapping(mapping.encode())
    assert message in str(refused.value)


def test_items_that_lead_nowhere_are_told(tmp_path: Path) -> None:
    file = tmp_path / "list.yml"
    file.write_text("papers: []")
    (problem,) = read(file, "items: paper\nfields: {title: t}")
    assert isinstance(problem, Problem)
    assert "'paper'" in problem.message


def test_aliases_of_aliases_take_no_room() -> None:
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 40)
    )
    tree, _ = read_yaml(bomb)
    assert isinstance(tree, dict)
    assert len(tree) == 40


@pytest.mark.parametrize("text", ["[" * 100_000, "a: &a [*a]", "a: *b", "\x00", "a: b: c"])
def test_yaml_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(YamlRefused):
        read_yaml(text)
