"""The sets in which pydantic notes what fields a record was given: a quarter of what a paper takes
in memory, and alike in thousands of papers."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

R = TypeVar("R", bound=BaseModel)

_NOTED = "__pydantic_fields_set__"


class FieldSets:
    """Records never change, so that those with the same fields can have one set."""

    def __init__(self) -> None:
        self._known: dict[frozenset[str], set[str]] = {}
        self._found: dict[tuple[str, ...], set[str]] = {}

    def find(self, names: tuple[str, ...]) -> set[str]:
        found = self._found.get(names)
        if found is None:
            found = self._found[names] = self._known.setdefault(frozenset(names), {*names})
        return found

    def share(self, record: BaseModel) -> None:
        """That of ``record``, and that of its links."""
        for one in (record, getattr(record, "links", None)):
            if isinstance(one, BaseModel):
                own = one.__pydantic_fields_set__
                object.__setattr__(one, _NOTED, self._known.setdefault(frozenset(own), own))


def remake(kind: type[BaseModel], *parts: Any) -> BaseModel:
    """A record that was read and checked in another process: its values, in the order of the
    fields, and its set. Its names of fields are those of ``kind``, which Python finds sooner than
    names that are only equal."""
    *values, given = parts
    return assemble(kind, dict(zip(kind.__pydantic_fields__, values, strict=True)), given)


def assemble(kind: type[R], values: dict[str, Any], given: set[str]) -> R:
    """A record of ``values`` that were checked before: all of its fields, in their order. ``given``
    are those that it was given."""
    record = kind.__new__(kind)
    note = object.__setattr__
    note(record, "__dict__", values)
    note(record, _NOTED, given)
    note(record, "__pydantic_extra__", None)
    note(record, "__pydantic_private__", None)
    return record
