"""A small, safe part of YAML, read as text.

Everything a record needs and nothing that surprises: mappings, lists and text. Plain YAML would
turn ``arxiv: 2010.10000`` into the number 2010.1 and ``no`` into False; here every scalar stays the
text that was written, and the model converts it.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

_EventSource: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
Way: TypeAlias = tuple[str | int, ...]
"""The way from the top of a file to a value: ``("links", "code", 0, "url")``."""

Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""

_NOT_TEXT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.1 (section 4.1.1) does not allow in a file."""

_ASCII_TEXT = bytes([*b"\t\n\r", *range(0x20, 0x7F)])

_LINE_END = re.compile("[\r\n\x85\u2028\u2029]")

MAX_BYTES = 64 * 1024
"""Of a file that holds one record."""

MAX_LIST_BYTES = 1024 * 1024
"""Of a file that holds something of all records: the addresses of 2,700 names that would share one,
as there are in 109,000 papers, take 107,000."""

MAX_DEPTH = 8


class PlainYamlError(Exception):
    """The content is not of this part of YAML."""

    def __init__(self, code: str, message: str, place: Place, hint: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.place, self.hint = code, message, place, hint


def read_plain_yaml(content: bytes, most_bytes: int = MAX_BYTES) -> Tree:
    """The text, lists and mappings that ``content`` holds, in the order written.

    Raises:
        PlainYamlError: for whatever else the bytes are; nothing else is raised.
    """
    return _Reader().read(content, most_bytes)


def read_events(content: bytes, most_bytes: int = MAX_BYTES) -> tuple[str, list[Any]]:
    """The text of ``content`` and PyYAML's events of it. The ``index`` of an event's marks counts
    the characters of the text.

    Raises:
        PlainYamlError: where ``read_plain_yaml`` would.
    """
    read_plain_yaml(content, most_bytes)
    text = _decode(content, most_bytes)
    source = _EventSource(text)
    events = []
    try:
        while source.check_event():
            events.append(source.get_event())
    finally:
        source.dispose()
    return text, events


class Places:
    """Where the keys and values of a file stand; read only when there is something to point at."""

    def __init__(self, content: bytes) -> None:
        self._values: dict[Way, Place] = {}
        self._keys: dict[Way, Place] = {}
        with suppress(PlainYamlError):
            _Reader(self._values, self._keys).read(content, MAX_LIST_BYTES)

    def of_value(self, way: Way) -> Place:
        """The value at ``way``, or what is nearest above it; a list or mapping is pointed at by
        its key."""
        while way:
            value, key = self._values.get(way), self._keys.get(way)
            if value is not None:
                return value
            if key is not None:
                return key
            way = way[:-1]
        return 1, 1

    def of_key(self, way: Way) -> Place:
        return self._keys.get(way) or self.of_value(way)


class _Reader:
    """Reads the parser's events: they come without recursion (C's composer crashes on deep
    nesting), and anchors and tags are refused before they mean anything."""

    def __init__(
        self, values: dict[Way, Place] | None = None, keys: dict[Way, Place] | None = None
    ) -> None:
        self._values, self._keys = values, keys

    def read(self, content: bytes, most_bytes: int) -> Tree:
        text = _decode(content, most_bytes)
        source = None
        try:
            source = _EventSource(text)
            return self._read_document(source)
        except yaml.YAMLError as error:
            raise _explain(error, text) from None
        finally:
            if source is not None:
                source.dispose()

    def _read_document(self, source: Any) -> Tree:
        source.get_event()
        start = source.get_event()
        if type(start) is StreamEndEvent:
            raise PlainYamlError("empty-file", "found nothing; wanted a record.", (1, 1))
        tree = self._read_node(source, source.get_event(), (), 0)
        source.get_event()
        after = source.get_event()
        if type(after) is DocumentStartEvent:
            raise PlainYamlError(
                "second-document",
                "found a second document; a file holds one.",
                _place(after),
                "remove the line ---, or put what follows into a file of its own",
            )
        return tree

    def _read_node(self, source: Any, event: Any, way: Way, depth: int) -> Tree:
        _refuse_magic(event)
        kind = type(event)
        if kind is ScalarEvent:
            if self._values is not None:
                self._values[way] = _place(event)
            text: str = event.value
            return text
        if depth == MAX_DEPTH:
            raise PlainYamlError(
                "nested-too-deep",
                f"found more than {MAX_DEPTH} levels of nesting.",
                _place(event),
                "put text that starts with [ or { in quotes",
            )
        if kind is MappingStartEvent:
            return self._read_mapping(source, way, depth)
        items: list[Tree] = []
        while type(item := source.get_event()) is not SequenceEndEvent:
            if self._values is None and type(item) is ScalarEvent:
                items.append(_read_text(item))
            else:
                items.append(self._read_node(source, item, (*way, len(items)), depth + 1))
        return items

    def _read_mapping(self, source: Any, way: Way, depth: int) -> dict[str, Tree]:
        fields: dict[str, Tree] = {}
        keys: dict[str, Any] = {}
        while type(event := source.get_event()) is not MappingEndEvent:
            _refuse_magic(event)
            if type(event) is not ScalarEvent:
                raise PlainYamlError(
                    "key-not-text", "found a list or mapping as a key.", _place(event)
                )
            key: str = event.value
            if key == "<<":
                raise PlainYamlError(
                    "merge-key",
                    "found the merge key <<; wanted the fields themselves.",
                    _place(event),
                )
            if key in keys:
                lines = [_place(one)[0] for one in (keys[key], event)]
                raise PlainYamlError(
                    "duplicate-key",
                    f"found {key!r} on line {lines[0]} and again on line {lines[1]}.",
                    _place(event),
                    "keep one of the two",
                )
            keys[key] = event
            if self._keys is not None:
                self._keys[(*way, key)] = _place(event)
            value = source.get_event()
            # Most are text, and the way to a value is only followed where places are kept.
            if self._values is None and type(value) is ScalarEvent:
                fields[key] = _read_text(value)
            else:
                fields[key] = self._read_node(source, value, (*way, key), depth + 1)
        return fields


def _decode(content: bytes, most_bytes: int) -> str:
    if len(content) > most_bytes:
        raise PlainYamlError(
            "file-too-large",
            f"found {len(content):,} bytes; a file here may have at most {most_bytes:,}.",
            (1, 1),
            "a record holds one paper: shorten the abstract, or split the file"
            if most_bytes == MAX_BYTES
            else "take out the entries that nothing needs",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # Without the byte order mark, where there is one.
        before = error.object[: error.start]
        raise PlainYamlError(
            "not-utf8",
            f"found the byte 0x{error.object[error.start]:02x}, which is not UTF-8 text.",
            (before.count(b"\n") + 1, len(before) - before.rfind(b"\n")),
            "save the file with the encoding UTF-8",
        ) from None
    # Of bytes below 0x80 it is quick to say.
    if text.isascii() and not content.translate(None, _ASCII_TEXT):
        return text
    if control := _NOT_TEXT.search(text):
        line_start = text.rfind("\n", 0, control.start())
        raise PlainYamlError(
            "control-character",
            f"found the invisible character U+{ord(control[0]):04X}.",
            (text.count("\n", 0, control.start()) + 1, control.start() - line_start),
            "delete it",
        )
    return text


def _read_text(event: Any) -> str:
    if event.anchor is not None or event.tag is not None:
        _refuse_magic(event)
    text: str = event.value
    return text


def _refuse_magic(event: Any) -> None:
    if type(event) is AliasEvent:
        raise PlainYamlError(
            "yaml-alias",
            f"found the alias *{event.anchor}; wanted the text itself.",
            _place(event),
            "put text that starts with * in quotes",
        )
    if event.anchor is not None:
        raise PlainYamlError(
            "yaml-anchor",
            f"found the anchor &{event.anchor}; wanted the text itself.",
            _place(event),
            "put text that starts with & in quotes",
        )
    if event.tag is not None:
        raise PlainYamlError(
            "yaml-tag",
            f"found the tag {event.tag}; wanted text, a list or a mapping.",
            _place(event),
            "put text that starts with ! in quotes",
        )


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _explain(error: yaml.YAMLError, text: str) -> PlainYamlError:
    """PyYAML's errors, as one sentence with a place."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    hint = ""
    if "mapping values are not allowed" in reason:
        hint = 'put a value that contains ": " in double quotes'
    elif mark and "\t" in _LINE_END.split(text[: mark.index + 1])[-1]:
        hint = "indent with spaces, not with tabs"
    return PlainYamlError("yaml-syntax", f"is not readable YAML: {reason}.", place, hint)
