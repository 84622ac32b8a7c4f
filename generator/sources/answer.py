"""JSON that a service sent: only what has the shape that is documented is taken from it."""

from __future__ import annotations

import json
from typing import Any

from generator.sources.http import BadAnswer

Fields = dict[str, Any]


def read_fields(content: bytes, service: str) -> Fields:
    """The JSON object that an answer is.

    Raises:
        BadAnswer: if it is anything else.
    """
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        raise BadAnswer(service, "sends no readable JSON") from None
    if not isinstance(found, dict):
        raise BadAnswer(service, "sends something else than a JSON object")
    return found


def take_text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def take_fields(fields: Fields, name: str) -> Fields:
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def take_list(fields: Fields, name: str) -> list[Any]:
    value = fields.get(name)
    return value if isinstance(value, list) else []


def take_count(fields: Fields, name: str) -> str:
    """A whole number from 0 as a record writes it; empty if it is none."""
    value = fields.get(name)
    fine = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**12
    return str(value) if fine else ""
