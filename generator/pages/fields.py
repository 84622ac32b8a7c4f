"""What the fields page says of each field: read from the model, so that it can't be out of date."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.records.model import Collection, Metrics, Paper, Person, Slugs, Topic, find_record

RECORDS: tuple[type[BaseModel], ...] = (Paper, Topic, Collection, Person, Slugs, Metrics)


@dataclass(frozen=True)
class Field:
    name: str
    """The way to it from the top of the record: ``links.code.url``."""

    required: bool
    shape: str
    """``text``, ``list``, … for a person."""

    description: str
    """Markdown."""


@dataclass(frozen=True)
class RecordFields:
    name: str
    description: str
    fields: tuple[Field, ...]


def describe_records() -> tuple[RecordFields, ...]:
    """Every kind of record with its fields, in the order of the model."""
    return tuple(
        RecordFields(
            record.__name__, inspect.cleandoc(record.__doc__ or ""), tuple(_list_fields(record))
        )
        for record in RECORDS
    )


def _list_fields(record: type[BaseModel], above: str = "") -> Iterator[Field]:
    for name, info in record.model_fields.items():
        inner = find_record(info.annotation)
        yield Field(
            f"{above}{name}",
            info.is_required(),
            _name_shape(info, inner),
            info.description or "",
        )
        if inner is not None:
            keyed = getattr(info.annotation, "__origin__", None) is dict
            yield from _list_fields(inner, f"{above}{name}.{'<address>.' if keyed else ''}")


def _name_shape(info: FieldInfo, inner: type[BaseModel] | None) -> str:
    extra: Any = info.json_schema_extra
    if isinstance(extra, dict) and "written" in extra:
        return str(extra["written"])
    origin = getattr(info.annotation, "__origin__", None)
    if origin is tuple:
        return "list of fields" if inner else "list"
    if inner or origin is dict:
        return "fields"
    kinds = {"bool": "true or false", "int": "number", "PartialDate": "date"}
    words = str(info.annotation)
    return next((kind for name, kind in kinds.items() if name in words), "text")
