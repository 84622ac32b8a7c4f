"""Sound records that are written down, and made again without another check."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel

from generator.records.field_sets import FieldSets
from generator.records.form import Form, Forms
from generator.records.model import Collection, Metrics, Paper
from generator.records.partial_date import PartialDate
from tests.lists import make_paper

LINKS = {
    "code": [
        {"url": "https://github.com/a/b", "official": "true"},
        {"url": "https://github.com/c/d"},
    ],
    "pdf": "https://example.org/a.pdf",
}
REPOSITORY = {"stars": "12", "license": "MIT", "archived": "true", "checked": "2024-02-29"}
RECORDS: dict[str, tuple[type[BaseModel], dict[str, Any]]] = {
    "plain paper": (Paper, make_paper("one").model_dump(exclude_unset=True)),
    "paper with all": (
        Paper,
        {
            "id": "one",
            "title": 'Größe "über" \\ alles',
            "authors": ["Ada Lovelace", "李 明"],
            "date": "2024-09-28",
            "arxiv": "2409.12345",
            "doi": "10.1000/182",
            "venue": "NeurIPS 2024",
            "topics": ["a", "b"],
            "tags": ["c++"],
            "links": LINKS,
            "note": "Read *it*.",
            "listed": {"on": "2024-09-28", "discussions": "3"},
            "former_ids": ["two"],
            "abstract": "An abstract.",
        },
    ),
    "paper without authors": (
        Paper,
        {"id": "one", "title": "One", "authors": [], "date": "2024", "topics": ["a"]},
    ),
    "metrics": (
        Metrics,
        {
            "id": "one",
            "repositories": {"https://github.com/a/b": REPOSITORY},
            "discussions": "7",
            "discussions_checked": "2024-02",
        },
    ),
    "empty metrics": (Metrics, {"id": "one"}),
    "collection": (
        Collection,
        {
            "id": "first",
            "title": "First steps",
            "introduction": "For all.",
            "steps": [{"paper": "one", "why": "It begins."}, {"paper": "two", "why": "It ends."}],
        },
    ),
}


def list_parts(record: object) -> list[object]:
    """All that two records may differ in: the classes and the order of their values, and what they
    were given."""
    if isinstance(record, BaseModel):
        inner = [(name, list_parts(value)) for name, value in record.__dict__.items()]
        return [type(record), inner, sorted(record.model_fields_set)]
    if isinstance(record, tuple):
        return [tuple, *map(list_parts, record)]
    if isinstance(record, dict):
        return [dict, *[(name, list_parts(value)) for name, value in record.items()]]
    return [type(record), record]


@pytest.mark.parametrize("name", RECORDS)
def test_record_is_made_again_as_it_was(name: str) -> None:
    kind, fields = RECORDS[name]
    record: Any = kind.model_validate(fields)
    form = Form(kind, FieldSets())
    written = form.write(record)
    assert b"\n" not in written
    made: Any = form.read(written, record.id)
    assert made == record
    assert list_parts(made) == list_parts(record)
    assert made.model_dump_json() == record.model_dump_json()


def test_id_is_the_one_that_the_file_has_now() -> None:
    form = Form(Paper, FieldSets())
    paper = make_paper("one", title="Any")
    assert form.read(form.write(paper), "two") == make_paper("two", title="Any")


def test_dates_and_sets_are_held_once() -> None:
    forms = Forms(FieldSets())
    form = forms.find(Paper)
    one, two = (form.read(form.write(make_paper(id)), id) for id in ("one", "two"))
    assert one.date is two.date is PartialDate.parse(str(one.date))
    assert one.__pydantic_fields_set__ is two.__pydantic_fields_set__
    assert forms.find(Paper) is form


def test_record_that_was_made_again_may_not_be_changed() -> None:
    form = Form(Paper, FieldSets())
    made = form.read(form.write(make_paper("one")), "one")
    with pytest.raises(ValueError, match="frozen"):
        made.title = "Another"  # type: ignore[misc]
    assert made.model_copy(update={"title": "Another"}).title == "Another"
