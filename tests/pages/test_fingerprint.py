"""A page whose fingerprint stays the same has stayed the same, whatever changes in the records."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from generator.library import library as library_module
from generator.pages.fingerprint import Fingerprints
from generator.pages.render import Renderer
from generator.pipeline import make_plan
from generator.problems import ProblemsFound
from generator.records.plain_yaml import read_plain_yaml
from generator.records.style import write_yaml
from generator.settings import read_settings
from tests.lists import copy_toy

Pages = dict[str, tuple[str, str]]
"""Fingerprint and text by path."""


def look(root: Path) -> Pages:
    """Raises: ProblemsFound."""
    settings = read_settings(root)
    plan = make_plan(settings)
    fingerprints = Fingerprints(plan.library, plan.addresses)
    renderer = Renderer(plan.library, plan.addresses, settings)
    return {page.path: (fingerprints.take(page), renderer.render(page)) for page in plan.pages}


def list_ways(tree: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a record something stands."""
    if way:
        yield way
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in entries if isinstance(tree, dict | list) else ():
        yield from list_ways(value, (*way, key))


def change(tree: Any, way: tuple[Any, ...]) -> Iterator[Any]:
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


def list_added(root: Path) -> Iterator[tuple[Path, bytes]]:
    """One more paper, with one of the names of another one."""
    for file in sorted((root / "data" / "papers").iterdir()):
        tree: Any = read_plain_yaml(file.read_bytes())
        for name in tree.get("authors", []):
            fields = {"title": "One more", "authors": [name], "date": tree["date"]}
            fields |= {"topics": tree["topics"], "tags": tree.get("tags", ["x"])[-1:]}
            fields |= {key: tree[key] for key in ("venue", "organization") if key in tree}
            fields["links"] = {"page": "https://example.com/one-more"}
            yield root / "data" / "papers" / "one-more.yml", write_yaml(fields).encode()


def list_changes(root: Path) -> Iterator[tuple[Path, bytes | None]]:
    """Each file with another content; nothing for a file that is removed."""
    for file in sorted((root / "data").rglob("*.yml")):
        yield file, None
        tree = read_plain_yaml(file.read_bytes())
        for way in list_ways(tree):
            for changed in change(tree, way):
                yield file, write_yaml(changed).encode()


@pytest.mark.parametrize("many", [2_000, 3], ids=["short list", "long list"])
def test_page_with_the_same_fingerprint_is_the_same(
    tmp_path: Path, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "MANY_PAPERS", many)
    root = copy_toy(tmp_path / "toy", plugins=[{"readinglist": {"page_size": 3}}])
    before = look(root)
    tried = kept = seen = 0
    # All of them take a minute.
    changes = [*list_added(root)][::3] + [*list_changes(root)][::7]
    for file, content in changes:
        first = file.read_bytes() if file.exists() else None
        file.unlink() if content is None else file.write_bytes(content)
        try:
            after = look(root)
        except ProblemsFound:
            continue
        finally:
            file.unlink(missing_ok=True)
            if first is not None:
                file.write_bytes(first)
        tried += 1
        for path in before.keys() & after.keys():
            (old, text), (new, changed) = before[path], after[path]
            if old and old == new:
                kept += 1
                assert text == changed, (file, content, path)
            else:
                seen += text != changed
    assert tried > 50
    assert seen > tried
    # A fingerprint that changes with everything would be of no use.
    assert kept > 0.4 * tried * len(before)
