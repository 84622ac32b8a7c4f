"""The mapping file: which value of somebody else's list is which field of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.problems import name_nearest
from generator.records.plain_yaml import PlainYamlError, Tree, read_plain_yaml

FIELDS = (
    *("title", "authors", "date", "arxiv", "doi", "venue", "category", "organization"),
    *("topics", "tags", "note", "abstract"),
    *(f"links.{name}" for name in ("code", "page", "pdf", "project", "video", "slides", "poster")),
    *(f"links.{name}" for name in ("demo", "dataset", "model")),
)
"""What a mapping can fill, as it writes them."""

KINDS = ("yaml", "json", "markdown")
_KEYS = ("format", "items", "fields", "topics", "tags")
_STEPS = ("from", "split", "take", "join", "match", "map", "default")


class MappingRefused(Exception):
    """The mapping file cannot be used; the message says why, with its line where that is known."""


@dataclass(frozen=True)
class Value:
    """How one field is found; the steps are taken in this order."""

    sources: tuple[str, ...]
    """Paths; the first that leads to something counts."""

    split: str = ""
    """Text at which one text becomes several."""

    take: tuple[str, ...] = ()
    """From each of several mappings: these paths."""

    join: str = " "
    """What stands between the values that ``take`` found in one mapping."""

    match: re.Pattern[str] | None = None
    """Keeps what the first group (or the whole) finds; without it there is no value."""

    map: dict[str, str] = field(default_factory=dict)
    """Their word to ours; a word that is not in it stays."""

    default: str = ""


@dataclass(frozen=True)
class Mapping:
    fields: dict[str, Value]
    items: tuple[str, ...] = ()
    """The way to the entries: keys, and ``*`` for each member of a list or mapping."""

    format: str = ""
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def read_mapping(content: bytes) -> Mapping:
    """The mapping in a YAML file.

    Raises:
        MappingRefused: with a sentence for the person who wrote it.
    """
    try:
        tree = read_plain_yaml(content)
    except PlainYamlError as error:
        raise MappingRefused(
            f"line {error.place[0]}: {error.message} {error.hint}".strip()
        ) from None
    if not isinstance(tree, dict):
        raise MappingRefused("found no keys; wanted 'fields:' and what is below it.")
    _refuse_unknown(tree, _KEYS, "")
    fields = tree.get("fields")
    if not isinstance(fields, dict) or not fields:
        raise MappingRefused("found no 'fields'; wanted at least 'title'.")
    _refuse_unknown(fields, FIELDS, "fields: ")
    kind = str(tree.get("format", ""))
    if kind and kind not in KINDS:
        raise MappingRefused(f"format: found {kind!r}; wanted one of {', '.join(KINDS)}.")
    items = tree.get("items", "")
    return Mapping(
        fields={name: _read_value(name, value) for name, value in fields.items()},
        items=tuple(filter(None, str(items).split("."))),
        format=kind,
        topics=_list_words(tree.get("topics", [])),
        tags=_list_words(tree.get("tags", [])),
    )


def _read_value(name: str, value: Tree) -> Value:
    if isinstance(value, str):
        return Value((value,))
    if isinstance(value, list):
        return Value(_list_words(value))
    _refuse_unknown(value, _STEPS, f"fields: {name}: ")
    try:
        pattern = re.compile(str(value["match"])) if "match" in value else None
    except re.error as error:
        raise MappingRefused(f"fields: {name}: match: is no pattern: {error}.") from None
    words = value.get("map", {})
    if not isinstance(words, dict):
        raise MappingRefused(f"fields: {name}: map: wanted lines like 'their word: ours'.")
    if "from" not in value and "default" not in value:
        raise MappingRefused(f"fields: {name}: found neither 'from' nor 'default'.")
    return Value(
        sources=_list_words(value.get("from", [])),
        split=str(value.get("split", "")),
        take=_list_words(value.get("take", [])),
        join=str(value.get("join", " ")),
        match=pattern,
        map={key: str(ours) for key, ours in words.items()},
        default=str(value.get("default", "")),
    )


def _refuse_unknown(found: dict[str, Tree], known: tuple[str, ...], where: str) -> None:
    for key in found:
        if key not in known:
            hint = name_nearest(key, known, otherwise=f"known: {', '.join(known)}")
            raise MappingRefused(f"{where}found the unknown key {key!r}; {hint}")


def _list_words(value: Tree) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),) if value else ()
