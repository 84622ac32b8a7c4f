from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.records.kinds import FILES, FOLDERS, SCHEMAS, find_kind, write_record
from generator.records.plain_yaml import Tree
from generator.records.schema import make_schemas
from tests.lists import PAPER, ROOT, TOPICS
from tests.records.editor import find_errors, read_as_editor

SCHEMA = {name: json.loads(text) for name, text in make_schemas(["systems"]).items()}

SEEN_BY_A_SCHEMA = {
    *("bad-arxiv-id", "bad-doi", "bad-orcid", "bad-tag", "missing-field", "not-a-count"),
    *("not-a-list", "not-true-or-false", "repeated-value", "too-few", "too-long", "too-many"),
    *("unknown-field", "unknown-topic", "wrong-shape"),
}
CASES = [
    path
    for path in sorted((ROOT / "tests/records/problems").glob("*.yml"))
    if path.stem.partition("--")[0] in SEEN_BY_A_SCHEMA
    # The $ of a pattern is the end to an editor, and the end of the last line to Python.
    and "line-break-at-the-end" not in path.stem
]


def read_errors(line: str, file: str = "paper.json") -> list[str]:
    return find_errors(PAPER + line, SCHEMA[file])


@pytest.mark.parametrize("name", SCHEMA)
def test_every_schema_is_one_of_draft_07(name: str) -> None:
    Draft7Validator.check_schema(SCHEMA[name])
    assert SCHEMA[name]["$schema"] == "http://json-schema.org/draft-07/schema#"
    text = json.dumps(SCHEMA[name])
    assert "$ref" not in text  # draft-07 passes over what stands beside it
    assert "$id" not in text
    assert '"null"' not in text or name == "people.json"


def walk(schema: Any, way: str = "") -> list[tuple[str, Any]]:
    inner = [*schema.get("properties", {}).items()]
    inner += [
        (name, schema[name]) for name in ("items", "additionalProperties") if schema.get(name)
    ]
    below = [(f"{way}.{name}", one) for name, one in inner]
    return [*below, *(pair for name, one in below for pair in walk(one, name))]


@pytest.mark.parametrize("name", SCHEMA)
def test_every_field_is_described_and_closed(name: str) -> None:
    for way, schema in [("", SCHEMA[name]), *walk(SCHEMA[name])]:
        field = way.rpartition(".")[2]
        if field not in ("items", "additionalProperties"):
            assert schema["description"], way
            assert "\n" not in schema["description"]
        if schema.get("type") == "object":
            assert "additionalProperties" in schema, way
        if schema.get("type") == "array":
            assert not {"minLength", "maxLength"} & schema.keys(), way


def test_what_names_the_record_is_not_written_in_it() -> None:
    assert "id" not in SCHEMA["paper.json"]["properties"]
    assert "id" not in SCHEMA["collection.json"]["properties"]
    assert "key" not in SCHEMA["topics.json"]["additionalProperties"]["properties"]
    assert "name" not in SCHEMA["people.json"]["additionalProperties"]["properties"]


@pytest.mark.parametrize(
    "line",
    [
        'arxiv: "2409.19250"\n',
        "listed: {on: 2025, discussions: 4}\n",
        "links: {code: [{url: https://example.org, official: true}]}\n",
        "tags: [c++, c#, 3d]\nformer_ids: [old]\n",
    ],
)
def test_an_editor_takes_what_the_model_takes(line: str) -> None:
    assert read_errors(line) == []


@pytest.mark.parametrize("date", ["2024", "2024-09", "2024-09-28", '"2024"'])
def test_an_editor_takes_every_date(date: str) -> None:
    assert find_errors(PAPER.replace("2024-09-28", date), SCHEMA["paper.json"]) == []


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("arxiv: 2409.19250\n", "arxiv: 2409.1925 is not of type 'string'"),
        ("note:\n", "note: None is not of type 'string'"),
        (
            "links: {code: https://example.org}\n",
            "links.code: 'https://example.org' is not of type",
        ),
        ("listed: {on: 12}\n", "listed.on: 12 is less than the minimum of 1000"),
        ("listed: {on: 3 May 2025}\n", "listed.on: '3 May 2025' does not match"),
        ("links: {pdf: ftp://example.org}\n", "links.pdf: 'ftp://example.org' does not match"),
    ],
)
def test_an_editor_underlines(line: str, said: str) -> None:
    (error,) = read_errors(line)
    assert error.startswith(said)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_an_editor_sees_what_the_check_sees(case: Path) -> None:
    files = yaml.load(case.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 (text only)
    del files["says"]
    found = {}
    for file, text in {"topics.yml": TOPICS, **files}.items():
        kind = find_kind(file)
        if kind is not None and kind.schema:
            found[file] = find_errors(text, SCHEMA[kind.schema])
    assert any(found.values()), found


def test_topics_are_offered_in_order_and_any_key_where_none_is_known() -> None:
    def read_items(topics: list[str]) -> Any:
        schema = json.loads(make_schemas(topics)["paper.json"])
        return schema["properties"]["topics"]["items"]

    assert read_items(["b", "a"]) == {"enum": ["a", "b"]}
    assert read_items([])["type"] == "string"


def test_a_person_may_have_no_more_than_a_name() -> None:
    assert find_errors("Ada Author:\n", SCHEMA["people.json"]) == []
    assert find_errors("systems:\n", SCHEMA["topics.json"]) != []
    assert find_errors("Not A Key:\n  title: A\n  description: B\n", SCHEMA["topics.json"]) != []


def test_text_that_looks_like_a_number_is_text_to_an_editor() -> None:
    fields: dict[str, Tree] = {
        "title": "1984",
        "authors": ["007", "Null"],
        "date": "2024",
        "arxiv": "2409.19250",
        "venue": "2024",
        "topics": ["systems"],
        "tags": ["3", "1e3", "true"],
    }
    text = write_record("papers/a.yml", fields)
    assert find_errors(text, SCHEMA["paper.json"]) == []
    read = read_as_editor(text)
    assert read == {**fields, "date": 2024}


def test_every_kind_of_file_is_known() -> None:
    assert set(SCHEMAS) == set(SCHEMA)
    assert find_kind("papers/a.yml") is FOLDERS["papers"]
    assert find_kind("people.yml") is FILES["people.yml"]
    others = ["a.yml", "papers/a.yaml", "papers/.a.yml", "papers/a/b.yml", "schema/paper.json", ""]
    assert [file for file in others if find_kind(file)] == []
