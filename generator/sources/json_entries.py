"""The entries of a JSON file with the lines on which they begin; every number as text."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.problems import Problem
from generator.records.plain_yaml import Tree

_SPACE = re.compile(r"[\s,]*")
_decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)


@dataclass
class Entry:
    """One entry of a file, as text, lists and mappings."""

    tree: Tree
    line: int
    """From 1."""

    file: str = ""
    above: list[dict[str, Tree]] = field(default_factory=list)
    """The mappings that it stands in, the nearest first."""

    key: str = ""
    """Its own key in a mapping, or that of the list it stands in."""

    body: str = ""
    """The Markdown below a front matter."""


def read_json_entries(text: str, file: str) -> Iterator[Entry | Problem]:
    """The members of a list, or each of several values that follow one another (JSON Lines). After
    an entry that is broken, reading goes on at the next line that begins as it did."""
    lines = _Lines(text)
    start = _SPACE.match(text.lstrip("\ufeff"))
    place = start.end() if start else 0
    listed = text[place : place + 1] == "["
    place += listed
    while True:
        place = _skip_space(text, place)
        if place >= len(text) or (listed and text[place] == "]"):
            return
        line = lines.find(place)
        try:
            value, end = _decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else "too deeply nested"
            where = lines.find(error.pos) if isinstance(error, json.JSONDecodeError) else line
            yield Problem(
                file, line, 1, "", "bad-json", f"cannot be read as JSON: line {where}: {reason}."
            )
            place = _find_next(text, place)
            continue
        yield Entry(as_tree(value), line, file)
        place = end


def read_json(text: str) -> Tree:
    """The whole file.

    Raises:
        ValueError: if it is no JSON.
        RecursionError: if it is too deeply nested.
    """
    return as_tree(_decoder.decode(text))


def find_json_lines(text: str, way: list[str]) -> list[int]:
    """The lines on which the values at the end of ``way`` begin, in the order of the file; ``*`` is
    each member. ``text`` is JSON."""
    lines = _Lines(text)
    return [lines.find(place) for place in _find_places(text, 0, way)]


def _find_places(text: str, place: int, way: list[str]) -> Iterator[int]:
    place = _skip_space(text, place)
    opened = text[place : place + 1]
    if not way:
        yield place
        return
    if opened not in ("[", "{"):
        return
    place = _skip_space(text, place + 1)
    while text[place : place + 1] not in ("]", "}", ""):
        key = "*" if opened == "[" else ""
        if opened == "{":
            key, place = _decoder.raw_decode(text, place)
            place = _skip_space(text, text.index(":", place) + 1)
        if way[0] in ("*", key):
            yield from _find_places(text, place, way[1:])
        _, place = _decoder.raw_decode(text, place)
        place = _skip_space(text, place)


def as_tree(value: Any) -> Tree:
    """JSON's values as records write them; null is empty text."""
    if isinstance(value, dict):
        return {str(key): as_tree(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_tree(inner) for inner in value]
    if value is None:
        return ""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


class _Lines:
    def __init__(self, text: str) -> None:
        self._starts = [found.end() for found in re.finditer("\n", text)]

    def find(self, place: int) -> int:
        return bisect_right(self._starts, place) + 1


def _skip_space(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place


def _find_next(text: str, place: int) -> int:
    """The next line that begins as the line of ``place`` does up to it: the next entry in a file
    that a program wrote."""
    start = text.rfind("\n", 0, place) + 1
    before = text[start:place]
    mark = f"\n{before if not before.strip() else ''}{text[place]}"
    found = text.find(mark, place + 1)
    return len(text) if found < 0 else found + len(mark) - 1
