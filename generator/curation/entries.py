"""What changed in the files beside the papers: topics, people, collections, chosen addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from generator.curation.values import FieldChange, compare_values, list_values
from generator.pipeline import Inspection
from generator.records.records import Records

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True)
class ChangedEntry:
    """A topic, person, collection or chosen address."""

    noun: str
    name: str
    there: tuple[bool, bool]
    """Whether it is in the one and in the other state."""

    fields: tuple[FieldChange, ...]


def compare_entries(before: Inspection, after: Inspection) -> Iterable[ChangedEntry]:
    old, new = before.records, after.records
    # What cannot be read in one of the two has neither come nor gone.
    unread = old.refused | new.refused
    if "topics.yml" not in unread:
        skip = {entry.removeprefix("topics.yml: ") for entry in unread}
        topics, others = ({t.key: t for t in one.topics} for one in (old, new))
        yield from _compare_keyed("topic", topics, others, skip)
        orders = (
            tuple(key for key in topics if key in others),
            tuple(key for key in others if key in topics),
        )
        if orders[0] != orders[1]:
            yield ChangedEntry("file", "topics.yml", (True, True), (FieldChange("order", *orders),))
    if "people.yml" not in unread:
        skip = {entry.removeprefix("people.yml: ") for entry in unread}
        people, other_people = ({p.name: p for p in one.people} for one in (old, new))
        yield from _compare_keyed("person", people, other_people, skip)
    skip = {PurePosixPath(file).stem for file in unread if file.startswith("collections/")}
    collections, other_collections = ({c.id: c for c in one.collections} for one in (old, new))
    yield from _compare_keyed("collection", collections, other_collections, skip)
    if fields := compare_values(old.slugs, new.slugs):
        yield ChangedEntry("file", "slugs.yml", (True, True), fields)


def _compare_keyed(
    noun: str, old: Mapping[str, R], new: Mapping[str, R], skip: Set[str]
) -> Iterable[ChangedEntry]:
    for key in dict.fromkeys((*old, *new)):
        if key in skip:
            continue
        there = (key in old, key in new)
        if all(there):
            fields = compare_values(old[key], new[key])
        else:
            values = list_values(new[key]) if key in new else {}
            fields = tuple(FieldChange(field, (), texts) for field, texts in values.items())
        if fields or not all(there):
            yield ChangedEntry(noun, key, there, fields)


def compare_facts(before: Records, after: Records) -> tuple[str, ...]:
    old, new = ({m.id: m for m in one.metrics} for one in (before, after))
    return tuple(sorted(id for id in old.keys() | new.keys() if old.get(id) != new.get(id)))
