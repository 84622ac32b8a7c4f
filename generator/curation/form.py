"""The form that a file of ``data/`` should have: certain fixes made, fields in order, one style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_origin

from pydantic import BaseModel

from generator.curation.broken_yaml import mend_text, show_change
from generator.curation.certain_fixes import Fix, list_fixes
from generator.records.commented_yaml import Node, read_commented_yaml
from generator.records.kinds import Kind, find_kind, name_schema
from generator.records.model import find_record
from generator.records.plain_yaml import PlainYamlError, Way
from generator.records.style import write_commented_yaml

_SCHEMA_LINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=\S+")
_HEAD = re.compile(r"\ufeff?((?:[ \t]*#[^\n]*\n)+)[ \t\r]*\n")
"""Comments at the top of a file, apart from what follows: they are the file's, not a field's."""

_REPEATED = ("topics", "tags", "former_ids")
"""Lists in which a value makes no sense twice."""


@dataclass(frozen=True)
class Formed:
    """A file in form."""

    content: bytes
    done: tuple[str, ...]
    """What was done to it, a sentence each; nothing where it was in form."""


def put_in_form(file: str, content: bytes) -> Formed:
    """The file, a path below ``data/``, as it should be written. Its values are the same but for
    the certain fixes, and no comment is lost.

    Raises:
        PlainYamlError: if it cannot be read, or not be written so that it reads the same.
    """
    kind = find_kind(file)
    assert kind is not None, file  # noqa: S101
    mended, done = mend_text(content, kind)
    root = read_commented_yaml(mended, kind.most_bytes)
    if not isinstance(root.content, dict):
        raise PlainYamlError(
            "wrong-shape", "found no fields; wanted lines like 'title: …'.", (1, 1)
        )
    if not root.content:
        return Formed(content, ())
    head = _take_head(root, mended)
    done += [*_fix_file(root, kind)]
    next(iter(root.content.values())).above[:0] = head
    text = name_schema(file) + write_commented_yaml(root)
    _refuse_loss(text, root, kind)
    if text.encode() == content:
        return Formed(content, ())
    if name_schema(file) and not content.decode("utf-8-sig").startswith(name_schema(file)):
        done.append("the first line names the schema")
    return Formed(text.encode(), tuple(done) or ("written in the usual form",))


def _take_head(root: Node, content: bytes) -> list[str]:
    """The comments that stay at the top of the file, whatever field comes first."""
    assert isinstance(root.content, dict)  # noqa: S101
    first = next(iter(root.content.values()))
    apart = _HEAD.match(content.decode("utf-8-sig"))
    count = apart[1].count("\n") if apart else 0
    head, first.above = first.above[:count], first.above[count:]
    lines = [line for line in head if not _SCHEMA_LINE.fullmatch(line)]
    # The line may also stand directly above the first field.
    first.above = [line for line in first.above if not _SCHEMA_LINE.fullmatch(line)]
    return lines


def _fix_file(root: Node, kind: Kind) -> Iterator[str]:
    assert isinstance(root.content, dict)  # noqa: S101
    if not kind.keyed:
        yield from _fix_record(root, kind.record, (), kind.named_by)
        return
    for key, entry in root.content.items():
        yield from _fix_record(entry, kind.record, (key,), kind.named_by)


def _fix_record(node: Node, record: type[BaseModel], way: Way, named_by: str = "") -> Iterator[str]:
    """Fixes below ``way``, then the order of the model; what the model does not know comes last,
    as it was."""
    if not isinstance(node.content, dict):
        return
    fields = [name for name in record.model_fields if name != named_by]
    known = [name for name in fields if name in node.content]
    for name in known:
        yield from _fix_field(node.content[name], record, name, (*way, name))
    unknown = [name for name in node.content if name not in known]
    if [*node.content] != [*known, *unknown]:
        node.content = {name: node.content[name] for name in [*known, *unknown]}
        yield f"{_show_way(way)}the fields are in the usual order"


def _fix_field(node: Node, record: type[BaseModel], name: str, way: Way) -> Iterator[str]:
    annotation: Any = record.model_fields[name].annotation
    inner, outer = find_record(annotation), get_origin(annotation)
    if inner is None:
        yield from _fix_texts(node, list_fixes(record, name), way)
        if name in _REPEATED:
            yield from _drop_repeats(node, way)
    elif outer is tuple and isinstance(node.content, list):
        for place, item in enumerate(node.content):
            yield from _fix_record(item, inner, (*way, place))
    elif outer is dict and isinstance(node.content, dict):
        for key, entry in node.content.items():
            yield from _fix_record(entry, inner, (*way, key))
    elif outer not in (tuple, dict):
        yield from _fix_record(node, inner, way)


def _fix_texts(node: Node, fixes: tuple[Fix, ...], way: Way) -> Iterator[str]:
    if isinstance(node.content, str):
        mended = _apply(fixes, node.content)
        if mended != node.content:
            yield f"{_show_way(way)}{show_change(node.content, mended)}"
            node.content = mended
    elif isinstance(node.content, list):
        for place, item in enumerate(node.content):
            yield from _fix_texts(item, fixes, (*way, place))
    else:
        for key, entry in node.content.items():
            yield from _fix_texts(entry, fixes, (*way, key))


def _apply(fixes: tuple[Fix, ...], text: str) -> str:
    """The text after all fixes, again and again until none has anything to do."""
    for _ in range(len(text) + 1):
        before = text
        for fix in fixes:
            text = fix(text)
        if text == before:
            break
    return text


def _drop_repeats(node: Node, way: Way) -> Iterator[str]:
    if not isinstance(node.content, list):
        return
    kept: dict[str, Node] = {}
    items: list[Node] = []
    for item in node.content:
        value = item.content
        if not isinstance(value, str) or value not in kept:
            items.append(item)
            if isinstance(value, str):
                kept[value] = item
        else:
            kept[value].above += item.list_comments()
            yield f"{_show_way(way)}'{value}' was there twice"
    node.content = items


def _refuse_loss(text: str, root: Node, kind: Kind) -> None:
    """Whatever was not foreseen: a file is written only if it reads back the same."""
    again = read_commented_yaml(text.encode(), kind.most_bytes)
    comments, wanted = (
        sorted(one for one in node.list_comments() if not _SCHEMA_LINE.fullmatch(one))
        for node in (again, root)
    )
    if again.as_tree() != root.as_tree() or comments != wanted:
        raise PlainYamlError(
            "no-form", "is written in a way that cannot be put in form without a loss.", (1, 1)
        )


def _show_way(way: Way) -> str:
    return f"{'.'.join(map(str, way))}: " if way else ""
