"""YAML of other programs, read as text, with the line of every mapping.

Records are read more strictly (``records/plain_yaml``). Other people's files may be larger and use
anchors and merge keys; what takes them apart is still bounded.
"""

from __future__ import annotations

from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.records.plain_yaml import Tree

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MAX_DEPTH = 60
"""Mappings and lists in each other; C's composer crashes on some tens of thousands."""


class YamlRefused(Exception):
    """The text is no YAML that can be read; ``line`` is where."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line, self.reason = line, reason


class Lines(dict[int, int]):
    """The line of each mapping and list, by its ``id``; they live as long as the tree does."""


def read_yaml(text: str) -> tuple[Tree, Lines]:
    """The first document of ``text`` as text, lists and mappings.

    Raises:
        YamlRefused: for whatever else it is.
    """
    try:
        _check_depth(text)
        node = yaml.compose(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        raise YamlRefused(mark.line + 1 if mark else 1, str(reason)) from None
    lines = Lines()
    return ("" if node is None else _Builder(lines).build(node)), lines


def _check_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            depth += 1
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            mark = event.start_mark
            raise YamlRefused(mark.line + 1 if mark else 1, "is too deeply nested")


class _Builder:
    """An alias becomes the very tree that its anchor became, so that aliases of aliases take no
    more room than they do in the file."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._built: dict[int, Tree] = {}
        self._open: set[int] = set()

    def build(self, node: yaml.Node) -> Tree:
        if isinstance(node, yaml.ScalarNode):
            plain_null = node.style is None and node.value in ("~", "null", "Null", "NULL")
            return "" if plain_null else str(node.value)
        if id(node) in self._built:
            return self._built[id(node)]
        line = node.start_mark.line + 1 if node.start_mark else 1
        if id(node) in self._open:
            raise YamlRefused(line, "holds itself")
        self._open.add(id(node))
        tree = self._build_mapping(node) if isinstance(node, yaml.MappingNode) else None
        if tree is None:
            tree = [self.build(inner) for inner in node.value]
        self._open.discard(id(node))
        self._built[id(node)] = tree
        self._lines[id(tree)] = line
        return tree

    def _build_mapping(self, node: yaml.MappingNode) -> Tree:
        own: dict[str, Tree] = {}
        merged: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            key = self.build(key_node)
            value = self.build(value_node)
            if key == "<<":
                for source in value if isinstance(value, list) else [value]:
                    for name, inner in source.items() if isinstance(source, dict) else ():
                        merged.setdefault(name, inner)
            else:
                own.setdefault(str(key), value)
        return {**merged, **own}
