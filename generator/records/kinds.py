"""The kinds of file that ``data/`` holds: what each is made of, and which schema describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from generator.records.model import Collection, Metrics, Paper, Person, Slugs, Topic
from generator.records.plain_yaml import MAX_BYTES, MAX_LIST_BYTES, Tree
from generator.records.style import write_yaml

SCHEMA_FOLDER = "schema"


@dataclass(frozen=True)
class Kind:
    """One kind of file."""

    record: type[BaseModel]
    named_by: str = ""
    """The field that is not written: the file's name or the entry's key says it."""

    keyed: bool = False
    """Whether the file holds many records by key, not one."""

    schema: str = ""
    """The schema's file in ``data/schema/``; empty for what only machines write."""

    most_bytes: int = MAX_BYTES


FOLDERS: Mapping[str, Kind] = {
    "papers": Kind(Paper, "id", schema="paper.json"),
    "collections": Kind(Collection, "id", schema="collection.json"),
    "metrics": Kind(Metrics, "id"),
}
FILES: Mapping[str, Kind] = {
    "topics.yml": Kind(Topic, "key", keyed=True, schema="topics.json", most_bytes=MAX_LIST_BYTES),
    "people.yml": Kind(Person, "name", keyed=True, schema="people.json", most_bytes=MAX_LIST_BYTES),
    "slugs.yml": Kind(Slugs, schema="slugs.json", most_bytes=MAX_LIST_BYTES),
}
SCHEMAS: Mapping[str, Kind] = {
    kind.schema: kind for kind in (*FOLDERS.values(), *FILES.values()) if kind.schema
}


def find_kind(file: str) -> Kind | None:
    """The kind of ``file``, a path below ``data/``; None for what is no file of a list."""
    folder, slash, name = file.partition("/")
    if not slash:
        return FILES.get(file)
    is_record = name.endswith(".yml") and not name.startswith(".") and "/" not in name
    return FOLDERS.get(folder) if is_record else None


def name_schema(file: str) -> str:
    """The first line of ``file``, a path below ``data/``: editors that know the YAML language
    server look there for the schema. Empty where there is none."""
    kind = find_kind(file)
    if kind is None or not kind.schema:
        return ""
    way_up = "../" * file.count("/")
    return f"# yaml-language-server: $schema={way_up}{SCHEMA_FOLDER}/{kind.schema}\n"


def write_record(file: str, fields: Mapping[str, Tree]) -> str:
    """The whole text of ``file``, a path below ``data/``: the line that names its schema, then
    ``fields`` in canonical form and in the order given."""
    return name_schema(file) + write_yaml(dict(fields))
