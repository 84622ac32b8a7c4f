"""JSON Schemas of the files that people write, for their editors: draft-07, made from the model.

An editor reads YAML 1.2: a year is a number to it, a count is one, ``true`` is a truth value. An
arXiv id has to be in quotes, or it is a number that has lost its last zero. What no schema can say
(a day that no calendar has, an author's name in the wrong order) is left to the check.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TypeAlias

from pydantic import BaseModel

from generator.records.kinds import SCHEMAS, Kind

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
_LIST_LIMITS = {"minLength": "minItems", "maxLength": "maxItems"}
"""Pydantic takes a list that it did not make itself for text."""

_OTHER_NAMES = {"ge": "minimum", "le": "maximum"}
_LEFT_OUT = {"$defs", "default", "title", "written"}


def make_schemas(topics: Sequence[str]) -> dict[str, str]:
    """The text of each schema, by the name of its file; ``topics`` are the keys that a paper's
    record may name, if any are known."""
    schemas = {name: _make_schema(kind) for name, kind in SCHEMAS.items()}
    if topics:
        keys = schemas["paper.json"]["properties"]["topics"]["items"]
        keys.clear()
        keys["enum"] = sorted(topics)
    return {
        name: f"{json.dumps(schema, ensure_ascii=False, indent=2)}\n"
        for name, schema in schemas.items()
    }


def _make_schema(kind: Kind) -> Schema:
    whole = kind.record.model_json_schema()
    record = describe_record(kind.record)
    record["properties"].pop(kind.named_by, None)
    required = [name for name in record.pop("required", []) if name != kind.named_by]
    if required:
        record["required"] = required
    start = {"$schema": DRAFT, "title": whole["title"], "description": record.pop("description")}
    if not kind.keyed:
        return {**start, **record}
    if not required:
        record["type"] = ["object", "null"]
    keys = _simplify(whole["properties"][kind.named_by], {})
    return {
        **start,
        "type": "object",
        "propertyNames": {"pattern": keys.get("pattern", r"\S")},
        "additionalProperties": record,
    }


def describe_record(record: type[BaseModel]) -> Schema:
    """The schema of one record in draft-07, without references and without a title."""
    whole = record.model_json_schema()
    return _simplify(whole, whole.get("$defs", {}))


def _simplify(schema: Schema, definitions: Schema) -> Schema:
    """The schema without references, beside which draft-07 reads nothing else, and without
    ``null``: a field that is not known is left out, not left empty."""
    if "$ref" in schema:
        schema = {**definitions[schema["$ref"].rpartition("/")[2]], **schema}
    if "anyOf" in schema:
        (only,) = (one for one in schema["anyOf"] if one != {"type": "null"})
        schema = {**only, **schema}
        del schema["anyOf"]
        return _simplify(schema, definitions)
    names = {**_OTHER_NAMES, **(_LIST_LIMITS if schema.get("type") == "array" else {})}
    simple: Schema = {}
    for name in sorted(schema.keys() - _LEFT_OUT - {"$ref"}, key=_ORDER.index):
        value = schema[name]
        if name == "properties":
            value = {field: _simplify(inner, definitions) for field, inner in value.items()}
        elif name == "description":
            value = " ".join(value.split())
        elif isinstance(value, dict):
            value = _simplify(value, definitions)
        simple[names.get(name, name)] = value
    return simple


_ORDER = [
    *("description", "type", "enum", "pattern", "format", "minimum", "maximum", "ge", "le"),
    *("minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "items"),
    *("properties", "required", "additionalProperties"),
]
"""How a person would write a schema; a word that is not here is new and needs a thought."""
