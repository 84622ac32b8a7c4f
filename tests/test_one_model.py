"""One model, and what is made from it or says the same: schemas, fields page, forms, this list."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from generator.curation.issue_form import LABELS
from generator.curation.topic_choices import FORM, offer_topics
from generator.pages.fields import describe_records
from generator.records.kinds import SCHEMA_FOLDER, SCHEMAS, find_kind
from generator.records.loader import load_records
from generator.records.model import Paper, find_record
from generator.records.schema import make_schemas
from generator.records.source import Source
from generator.sources.merge import PRECEDENCE
from tests.lists import ROOT, TOY
from tests.records.editor import find_errors

REQUIRED = [name for name, info in Paper.model_fields.items() if info.is_required()][1:]
"""All but the id, which is the file's name."""


def read_schemas(data: Path) -> dict[str, Any]:
    """The schemas for the list in ``data``."""
    topics = yaml.load((data / "topics.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    return {name: json.loads(text) for name, text in make_schemas([*topics]).items()}


def list_files(data: Path) -> list[str]:
    files = (path.relative_to(data).as_posix() for path in sorted(data.rglob("*.yml")))
    return [file for file in files if (kind := find_kind(file)) and kind.schema]


# The schemas


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schemas_are_those_of_the_model(name: str) -> None:
    """If not, ``readinglist schema`` makes them again."""
    committed = json.loads((ROOT / "data" / SCHEMA_FOLDER / name).read_text("utf-8"))
    assert committed == read_schemas(ROOT / "data")[name]


@pytest.mark.parametrize("file", list_files(ROOT / "data"))
def test_an_editor_has_nothing_to_say_of_this_list(file: str) -> None:
    kind = find_kind(file)
    assert kind
    text = (ROOT / "data" / file).read_text("utf-8")
    assert find_errors(text, read_schemas(ROOT / "data")[kind.schema]) == []


@pytest.mark.parametrize("file", list_files(TOY / "data"))
def test_an_editor_has_nothing_to_say_of_the_toy_list(file: str) -> None:
    kind = find_kind(file)
    assert kind
    text = (TOY / "data" / file).read_text("utf-8")
    assert find_errors(text, read_schemas(TOY / "data")[kind.schema]) == []


def test_records_that_name_a_schema_name_the_right_one() -> None:
    named = 0
    for file in list_files(ROOT / "data"):
        path = ROOT / "data" / file
        first = path.read_text("utf-8").split("\n")[0]
        if found := re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first):
            kind = find_kind(file)
            assert kind
            assert (path.parent / found[1]).resolve() == ROOT / "data" / SCHEMA_FOLDER / kind.schema
            named += 1
    assert named


# The fields, wherever they are named


def list_fields(schema: Any, above: str = "") -> dict[str, tuple[bool, str]]:
    """Each field of a schema with its way from the top: whether it is required, what it means."""
    fields: dict[str, tuple[bool, str]] = {}
    if isinstance(schema.get("additionalProperties"), dict) and not schema.get("properties"):
        return list_fields(schema["additionalProperties"], above)
    for name, inner in schema.get("properties", {}).items():
        fields[f"{above}{name}"] = (name in schema.get("required", []), inner["description"])
        fields |= list_fields(inner.get("items", inner), f"{above}{name}.")
    return fields


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_fields_page_says_what_the_schema_says(name: str) -> None:
    kind = SCHEMAS[name]
    (page,) = (one for one in describe_records() if one.name == kind.record.__name__)
    told = {
        field.name: (field.required, " ".join(field.description.split()))
        for field in page.fields
        if field.name != kind.named_by
    }
    assert told == list_fields(read_schemas(ROOT / "data")[name])


def list_names(record: type[BaseModel]) -> set[str]:
    """The fields of a record and of those in it, by name alone."""
    inner = (find_record(info.annotation) for info in record.model_fields.values())
    return {*record.model_fields, *(name for one in inner if one for name in list_names(one))}


def read_template(text: str) -> list[str]:
    """The fields that the pull-request template calls required."""
    sentence = re.search(r"It has the required fields: (.+)\.$", text, re.MULTILINE)
    return re.findall(r"`(\w+)`", sentence[1]) if sentence else []


FORMS: dict[str, Callable[[str], list[str]]] = {
    ".github/pull_request_template.md": read_template,
}
"""What asks people for a paper, with what it says is required."""


@pytest.mark.parametrize("form", FORMS)
def test_every_form_asks_for_what_the_model_wants(form: str) -> None:
    assert FORMS[form]((ROOT / form).read_text("utf-8")) == REQUIRED


def test_the_issue_form_asks_for_what_no_service_knows() -> None:
    form = yaml.safe_load((ROOT / FORM).read_text("utf-8"))
    fields = {field["id"]: field["attributes"] for field in form["body"] if "id" in field}
    assert {id: field["label"] for id, field in fields.items()} == LABELS
    # The link leads to what services know; the reason becomes the note.
    asked = (fields.keys() - {"link", "why"}) | {"note"}
    assert asked <= Paper.model_fields.keys()
    assert asked & PRECEDENCE.keys() == set()
    assert set(REQUIRED) <= asked | PRECEDENCE.keys()


def test_the_issue_form_offers_the_topics_of_this_list() -> None:
    """If not, ``readinglist forms`` renews it."""
    form = (ROOT / FORM).read_text("utf-8")
    records, _ = load_records(Source(ROOT / "data"))
    assert offer_topics(form, records.topics) == form


def test_the_template_names_no_field_that_is_not_there() -> None:
    text = (ROOT / ".github/pull_request_template.md").read_text("utf-8")
    assert set(re.findall(r"`([a-z_]+)`", text)) <= list_names(Paper)
