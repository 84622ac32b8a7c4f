"""A record as a flat row of values, to be held beside another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from generator.records.model import CodeRepository, Step

Values = dict[str, tuple[str, ...]]
"""By field, ``links.project`` for one below another; a field without a value is not there."""


@dataclass(frozen=True)
class FieldChange:
    field: str
    before: tuple[str, ...]
    """One text, or those of a list; none where the field is not written."""

    after: tuple[str, ...]


def list_values(record: BaseModel, above: str = "") -> Values:
    """The fields that a curator writes into the record, in the model's order."""
    found: Values = {}
    for name, value in record:
        extra = type(record).model_fields[name].json_schema_extra
        if isinstance(extra, dict) and "written" in extra:
            continue
        if isinstance(value, BaseModel):
            found |= list_values(value, f"{above}{name}.")
        elif texts := tuple(_list_texts(value)):
            found[f"{above}{name}"] = texts
    return found


def compare_values(before: BaseModel, after: BaseModel) -> tuple[FieldChange, ...]:
    """The fields that differ, in the model's order."""
    old, new = list_values(before), list_values(after)
    return tuple(
        FieldChange(field, old.get(field, ()), new.get(field, ()))
        for field in _order(type(after), old | new)
        if old.get(field) != new.get(field)
    )


def _order(kind: type[BaseModel], values: Values) -> list[str]:
    names = list(kind.model_fields)
    return sorted(values, key=lambda field: names.index(field.partition(".")[0]))


def _list_texts(value: object) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, tuple):
        for item in value:
            yield _describe(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f"{key}: {item}"
    else:
        yield _describe(value)


def _describe(item: object) -> str:
    if isinstance(item, CodeRepository):
        return f"{item.url} ({'official' if item.official else 'community'})"
    if isinstance(item, Step):
        return f"{item.paper}: {item.why}"
    return str(item)
