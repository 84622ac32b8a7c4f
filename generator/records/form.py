"""What records of one kind are made of: to write down a sound one, and to make it again later
without another look at what it says."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from types import UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import from_json

from generator.records.field_sets import FieldSets, assemble
from generator.records.partial_date import PartialDate

R = TypeVar("R", bound=BaseModel)

_Read = Callable[[Any], Any]
"""Makes a value of what JSON says."""


class Form(Generic[R]):
    def __init__(self, kind: type[R], sets: FieldSets) -> None:
        self.name = kind.__name__
        self._kind, self._sets = kind, sets
        self._unset = {
            name: None if field.is_required() else field.get_default()
            for name, field in kind.model_fields.items()
        }
        self._reads: list[tuple[str, _Read]] = []
        for name, field in kind.model_fields.items():
            if read := _find_read(field.annotation, sets):
                self._reads.append((name, read))

    def write(self, record: R) -> bytes:
        """The fields that it was given, but its id, which is the name of its file: as JSON."""
        return record.__pydantic_serializer__.to_json(record, exclude={"id"}, exclude_unset=True)

    def read(self, written: bytes, id: str) -> R:
        """The record of which ``write`` wrote this: nothing of it is checked."""
        return self.make({"id": id, **from_json(written)})

    def make(self, fields: dict[str, Any]) -> R:
        values = {**self._unset, **fields}
        for name, read in self._reads:
            if name in fields:
                values[name] = read(fields[name])
        return assemble(self._kind, values, self._sets.find(tuple(fields)))


class Forms:
    def __init__(self, sets: FieldSets) -> None:
        self._sets = sets
        self._found: dict[type[BaseModel], Form[Any]] = {}

    def find(self, kind: type[R]) -> Form[R]:
        if kind not in self._found:
            self._found[kind] = Form(kind, self._sets)
        return self._found[kind]


def _find_read(annotation: Any, sets: FieldSets) -> _Read | None:
    """None for what JSON says as it is."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        reads = [_find_read(one, sets) for one in inner if one is not type(None)]
        return reads[0] if len(reads) == 1 else None
    if annotation is PartialDate:
        return PartialDate.parse
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return Form(annotation, sets).make
    if origin is tuple:
        read = _find_read(inner[0], sets)
        return tuple if read is None else partial(_read_list, read)
    if origin is dict and (read := _find_read(inner[1], sets)):
        return partial(_read_mapping, read)
    return None


def _read_list(read: _Read, found: list[Any]) -> tuple[Any, ...]:
    return tuple(map(read, found))


def _read_mapping(read: _Read, found: dict[str, Any]) -> dict[str, Any]:
    return {key: read(value) for key, value in found.items()}
