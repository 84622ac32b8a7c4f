"""A list changed in every way in which its records can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from generator.pipeline import Plan, make_plan
from generator.problems import ProblemsFound
from generator.records.plain_yaml import read_plain_yaml
from generator.records.style import write_yaml
from generator.settings import read_settings

Change = tuple[Path, bytes | None]
"""A file with another content; nothing for one that is removed."""


def make_plans(root: Path, changes: Iterable[Change]) -> Iterator[tuple[Change, Plan]]:
    """The list after each of the changes alone, but for those that no list may have."""
    settings = read_settings(root)
    for file, content in changes:
        with suppress(ProblemsFound), _changed(file, content):
            yield (file, content), make_plan(settings)


@contextmanager
def _changed(file: Path, content: bytes | None) -> Iterator[None]:
    first = file.read_bytes() if file.exists() else None
    file.unlink() if content is None else file.write_bytes(content)
    try:
        yield
    finally:
        file.unlink(missing_ok=True)
        if first is not None:
            file.write_bytes(first)


def _list_ways(tree: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a record something stands."""
    if way:
        yield way
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in entries if isinstance(tree, dict | list) else ():
        yield from _list_ways(value, (*way, key))


def _change(tree: Any, way: tuple[Any, ...]) -> Iterator[Any]:
    """The record without what stands there, and with other things in its place."""
    *outer, last = way
    for value in (None, "Zoe Zhang", "2019-05-06", "7", ["x", "y"], "https://github.com/a/b"):
        changed = deepcopy(tree)
        inner = changed
        for key in outer:
            inner = inner[key]
        if value is None:
            del inner[last]
        elif inner[last] == value or isinstance(inner[last], dict):
            continue
        elif isinstance(inner[last], str) and isinstance(value, str) and value == "Zoe Zhang":
            inner[last] = f"{inner[last]} {value}" if outer else value
        else:
            inner[last] = value
        yield changed


def list_added(root: Path) -> Iterator[Change]:
    """One more paper, with one of the names of another one."""
    for file in sorted((root / "data" / "papers").iterdir()):
        tree: Any = read_plain_yaml(file.read_bytes())
        for name in tree.get("authors", []):
            fields = {"title": "One more", "authors": [name], "date": tree["date"]}
            fields |= {"topics": tree["topics"], "tags": tree.get("tags", ["x"])[-1:]}
            fields |= {key: tree[key] for key in ("venue", "organization") if key in tree}
            fields["links"] = {"page": "https://example.com/one-more"}
            yield root / "data" / "papers" / "one-more.yml", write_yaml(fields).encode()


def list_changes(root: Path) -> Iterator[Change]:
    """Each file without one thing that stands there, or with another one in its place."""
    for file in sorted((root / "data").rglob("*.yml")):
        yield file, None
        tree = read_plain_yaml(file.read_bytes())
        for way in _list_ways(tree):
            for changed in _change(tree, way):
                yield file, write_yaml(changed).encode()
