"""A record's YAML with its comments, each beside the value that it belongs to.

YAML readers pass over comments. Here they are what begins with ``#`` between two events of the
parser: there, outside of every value, nothing else can.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from generator.records.plain_yaml import MAX_BYTES, Tree, read_events

Content: TypeAlias = "str | list[Node] | dict[str, Node]"

_COMMENT = re.compile("#[^\r\n\x85\u2028\u2029]*")
_LINE_START = re.compile("(?:^|[\r\n\x85\u2028\u2029])[ \t\ufeff]*$")
_BESIDE = re.compile(r"[ \t]*,?[ \t]*(?=#)")
"""What may stand between a value and the comment beside it."""

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(?=#)")


@dataclass
class Node:
    """A value with the comments of its entry. Each comment begins with ``#``."""

    content: Content
    above: list[str] = field(default_factory=list)
    """Lines of their own, above the entry."""

    beside: str = ""
    """At the end of the entry's first line; empty where there is none."""

    end: list[str] = field(default_factory=list)
    """In a list or mapping, lines of their own after the last entry."""

    def as_tree(self) -> Tree:
        """The value alone."""
        if isinstance(self.content, str):
            return self.content
        if isinstance(self.content, list):
            return [node.as_tree() for node in self.content]
        return {key: node.as_tree() for key, node in self.content.items()}

    def list_comments(self) -> list[str]:
        """All comments in it, in the order in which they are written."""
        inner: list[Node] = []
        if not isinstance(self.content, str):
            inner = [*(self.content.values() if isinstance(self.content, dict) else self.content)]
        beside = [self.beside] if self.beside else []
        below = [comment for node in inner for comment in node.list_comments()]
        return [*self.above, *beside, *below, *self.end]


def as_node(tree: Tree) -> Node:
    """``tree`` without any comment."""
    if isinstance(tree, str):
        return Node(tree)
    if isinstance(tree, list):
        return Node([as_node(item) for item in tree])
    return Node({key: as_node(value) for key, value in tree.items()})


def read_commented_yaml(content: bytes, most_bytes: int = MAX_BYTES) -> Node:
    """The values and comments of ``content``; what stands above the first entry is its own.

    Raises:
        PlainYamlError: where ``read_plain_yaml`` would.
    """
    text, events = read_events(content, most_bytes)
    return _Reader(text, events).read()


@dataclass
class _Comment:
    text: str
    column: int
    alone: bool
    """Whether nothing stands before it on its line."""


class _Reader:
    def __init__(self, text: str, events: list[Any]) -> None:
        self._text = text
        self._events = iter(events[2:])  # not the starts of stream and document
        self._read = 0
        """How far the text is read."""

        self._found: list[_Comment] = []
        """Comments that were met and belong to nothing yet."""

    def read(self) -> Node:
        event = next(self._events)
        self._look_until(event.start_mark.index)
        root = self._read_node(event)
        self._look_until(len(self._text))
        root.end += self._take_all()
        _empty_out(root)
        return root

    def _look_until(self, index: int) -> None:
        """Find the comments between what was read and ``index``."""
        for found in _COMMENT.finditer(self._text, self._read, max(index, self._read)):
            start = found.start()
            line_start = max(self._text.rfind(end, 0, start) for end in "\r\n\x85\u2028\u2029") + 1
            alone = bool(_LINE_START.search(self._text[line_start:start]))
            self._found.append(_Comment(found[0].rstrip(), start - line_start, alone))
        self._read = max(index, self._read)

    def _take_all(self) -> list[str]:
        taken, self._found = [comment.text for comment in self._found], []
        return taken

    def _read_node(self, event: Any) -> Node:
        """Comments that were found before the event stay for the caller or for the first entry."""
        if type(event) is ScalarEvent:
            node = Node(event.value)
            self._read_scalar(event, node)
            return node
        start = event.start_mark
        self._read = max(self._read, start.index)
        node = Node({}) if type(event) is MappingStartEvent else Node([])
        last = self._read_entries(node)
        self._look_until(last.start_mark.index)
        if event.flow_style:
            node.end += self._take_all()
            self._read = last.end_mark.index
            self._take_beside(node)
        else:
            # What is indented less belongs to a list or mapping around it, or to what comes next.
            least = max(start.column, last.start_mark.column + 1)
            while self._found and self._found[0].column >= least:
                node.end.append(self._found.pop(0).text)
        return node

    def _read_entries(self, node: Node) -> Any:
        """Everything up to the event that ends the list or mapping, which is returned."""
        entries: list[Node] = []
        while type(event := next(self._events)) not in (MappingEndEvent, SequenceEndEvent):
            self._look_until(event.start_mark.index)
            above = self._take_all()
            if isinstance(node.content, dict):
                entry = self._read_value(event, node.content)
            else:
                entry = self._read_node(event)
                entries.append(entry)
            entry.above[:0] = above
        if not isinstance(node.content, dict):
            node.content = entries
        return event

    def _read_value(self, key: Any, entries: dict[str, Node]) -> Node:
        self._read = key.end_mark.index
        event = next(self._events)
        self._look_until(event.start_mark.index)
        beside = [comment.text for comment in self._found if not comment.alone]
        self._found = [comment for comment in self._found if comment.alone]
        above = self._take_all() if type(event) is ScalarEvent else []
        entries[key.value] = node = self._read_node(event)
        if beside and not node.beside:
            node.beside = beside.pop()
        node.above[:0] = [*beside, *above]
        return node

    def _read_scalar(self, event: Any, node: Node) -> None:
        self._read = event.end_mark.index
        if event.style not in ("|", ">"):
            self._take_beside(node)
        elif header := _BLOCK_HEADER.match(self._text, event.start_mark.index):
            comment = _COMMENT.match(self._text, header.end())
            node.beside = comment[0].rstrip() if comment else ""

    def _take_beside(self, node: Node) -> None:
        if between := _BESIDE.match(self._text, self._read):
            comment = _COMMENT.match(self._text, between.end())
            assert comment is not None  # noqa: S101 (_BESIDE looks ahead to its #)
            node.beside = comment[0].rstrip()
            self._read = comment.end()


def _empty_out(root: Node) -> None:
    """An empty list or mapping has no line after its last entry."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node.content, str):
            continue
        if not node.content and node is not root:
            node.above += node.end
            node.end = []
        waiting += node.content.values() if isinstance(node.content, dict) else node.content
