"""What an editor that knows YAML 1.2 and JSON Schema says of a record."""

from __future__ import annotations

import re
from typing import Any

import yaml
from jsonschema import Draft7Validator


class _Loader(yaml.SafeLoader):
    """The core schema of YAML 1.2 (section 10.3.2): a year is a number, a day is text, and ``on``
    is a word."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (PyYAML's own)


_PLAIN = {
    "null": "~|null|Null|NULL|",
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": "[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.nan",
}
for _name, _pattern in _PLAIN.items():
    _tag = f"tag:yaml.org,2002:{_name}"
    _Loader.add_implicit_resolver(_tag, re.compile(f"(?:{_pattern})$"), None)
_Loader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def read_as_editor(text: str) -> Any:
    return yaml.load(text, _Loader)  # noqa: S506 (a SafeLoader)


def find_errors(text: str, schema: Any) -> list[str]:
    """What an editor underlines, with the way to it."""
    errors = Draft7Validator(schema).iter_errors(read_as_editor(text))
    return sorted(f"{'.'.join(map(str, error.path))}: {error.message}" for error in errors)
