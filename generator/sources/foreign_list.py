"""Files and folders of other lists: the entries that a mapping's ``items`` leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.problems import Problem
from generator.records.plain_yaml import Tree
from generator.sources.encoding import decode
from generator.sources.json_entries import Entry, find_json_lines, read_json, read_json_entries
from generator.sources.mapping import Mapping
from generator.sources.yaml_entries import Lines, YamlRefused, read_yaml

_FRONT = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_SUFFIXES = {".json": "json", ".jsonl": "json", ".md": "markdown", ".markdown": "markdown"}


def read_foreign_list(
    path: Path, name: str, mapping: Mapping, encoding: str = ""
) -> Iterator[Entry | Problem]:
    """Every entry of a file, or of the Markdown files in a folder.

    Raises:
        OSError: if the system does not let us read it.
        LookupError: if there is no ``encoding`` of this name.
    """
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.suffix in (".md", ".markdown") and file.is_file():
                shown = f"{name}/{file.relative_to(path).as_posix()}"
                yield from _read_front_matter(decode(file.read_bytes(), encoding).text, shown)
        return
    text = decode(path.read_bytes(), encoding).text
    kind = mapping.format or _SUFFIXES.get(path.suffix.lower(), "yaml")
    if kind == "markdown":
        yield from _read_front_matter(text, name)
    elif kind == "json":
        yield from _read_json(text, name, mapping)
    else:
        yield from _read_yaml(text, name, mapping)


def _read_front_matter(text: str, file: str) -> Iterator[Entry | Problem]:
    found = _FRONT.match(text)
    if found is None:
        yield Problem(file, 1, 1, "", "no-front-matter", "found no front matter between two ---.")
        return
    try:
        tree, _ = read_yaml(found[1])
    except YamlRefused as error:
        yield _refuse(file, error.line + 1, error.reason)
        return
    yield Entry(tree, 1, file, body=text[found.end() :])


def _read_yaml(text: str, file: str, mapping: Mapping) -> Iterator[Entry | Problem]:
    try:
        tree, lines = read_yaml(text)
    except YamlRefused as error:
        yield _refuse(file, error.line, error.reason)
        return
    yield from _find_entries(tree, mapping, file, lines)


def _read_json(text: str, file: str, mapping: Mapping) -> Iterator[Entry | Problem]:
    """A list at the top is read entry by entry, so that one that is broken leaves the others."""
    listed = text.lstrip()[:1] == "["
    if not mapping.items or (listed and mapping.items == ("*",)):
        yield from read_json_entries(text, file)
        return
    try:
        tree = read_json(text)
    except RecursionError:
        yield Problem(file, 1, 1, "", "bad-json", "is too deeply nested.")
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        yield Problem(file, line, 1, "", "bad-json", f"cannot be read as JSON: {error}.")
    else:
        entries = list(_find_entries(tree, mapping, file, Lines()))
        lines = find_json_lines(text, _complete(mapping.items))
        for place, entry in enumerate(entries):
            if isinstance(entry, Entry) and len(lines) == len(entries):
                entry.line = lines[place]
            yield entry


def _find_entries(
    tree: Tree, mapping: Mapping, file: str, lines: Lines
) -> Iterator[Entry | Problem]:
    way = _complete(mapping.items)
    found = False
    for entry in _walk(Entry(tree, lines.get(id(tree), 1), file), way, lines):
        found = True
        yield entry
    if not found:
        path = ".".join(mapping.items) or "the top"
        yield Problem(
            file,
            1,
            1,
            "",
            "no-entries",
            f"found no entries at {path!r}; 'items' of the mapping file says where they are.",
        )


def _complete(items: tuple[str, ...]) -> list[str]:
    """The way to each entry: ``papers`` alone means its members."""
    return [*items, *([] if items[-1:] == ("*",) else ["*"])]


def _walk(entry: Entry, way: list[str], lines: Lines) -> Iterator[Entry]:
    if not way:
        yield entry
        return
    key, *rest = way
    tree = entry.tree
    above = [tree, *entry.above] if isinstance(tree, dict) else entry.above
    members: list[tuple[str, Tree]] = []
    if key == "*":
        if isinstance(tree, dict):
            members = list(tree.items())
        elif isinstance(tree, list):
            members = [(entry.key, member) for member in tree]
    elif isinstance(tree, dict) and key in tree:
        # "*" over a mapping names its members; a list keeps the name that it stands under.
        members = [(entry.key, tree[key])]
    for name, member in members:
        line = lines.get(id(member), entry.line)
        yield from _walk(Entry(member, line, entry.file, above, name), rest, lines)


def _refuse(file: str, line: int, reason: str) -> Problem:
    return Problem(file, line, 1, "", "bad-yaml", f"cannot be read as YAML: {reason}.")
