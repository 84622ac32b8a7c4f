"""Lists of other shapes, read by a mapping: each entry a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.cleaning.plain_text import clean_line, clean_prose
from generator.problems import Problem
from generator.records.plain_yaml import Tree
from generator.sources.draft import Draft
from generator.sources.json_entries import Entry
from generator.sources.mapping import Mapping, Value
from generator.sources.reference_fields import ReferenceFields, draft_reference

_LINKS = ("page", "pdf", "project", "video", "slides", "poster", "demo", "dataset", "model")


def draft_entries(
    entries: Iterable[Entry | Problem], mapping: Mapping
) -> Iterator[Draft | Problem]:
    for entry in entries:
        if isinstance(entry, Problem):
            yield entry
        elif isinstance(entry.tree, dict):
            yield _draft(entry, mapping)
        else:
            yield Problem(
                entry.file,
                entry.line,
                1,
                "",
                "wrong-shape",
                "found an entry that is no mapping; 'items' of the mapping file leads to it.",
            )


def _draft(entry: Entry, mapping: Mapping) -> Draft:
    found = {name: _find(entry, value) for name, value in mapping.fields.items()}

    def first(name: str) -> str:
        return next(iter(found.get(name, [])), "")

    said = ReferenceFields(
        title=first("title"),
        authors=found.get("authors", []),
        whole_date=first("date"),
        doi=first("doi"),
        arxiv=first("arxiv"),
        category=first("category"),
        keywords=[*found.get("tags", []), *mapping.tags],
        abstract=first("abstract"),
    )
    draft = draft_reference(said, f"{entry.file}:{entry.line}")
    for name in ("venue", "organization"):
        if words := clean_line(first(name)):
            draft.fields[name] = words
    if note := clean_prose(first("note"), keep_markdown=True):
        draft.fields["note"] = note
    topics = dict.fromkeys(filter(None, map(str.strip, found.get("topics", []))))
    if chosen := [*topics, *(topic for topic in mapping.topics if topic not in topics)]:
        draft.fields["topics"] = list[Tree](chosen)
    links: dict[str, Tree] = {}
    if codes := [url.strip() for url in found.get("links.code", []) if url.strip()]:
        links["code"] = [{"url": url} for url in dict.fromkeys(codes)]
    for name in _LINKS:
        if url := first(f"links.{name}").strip():
            links[name] = url
    if links:
        draft.fields["links"] = links
    return draft


def _find(entry: Entry, value: Value) -> list[str]:
    """The texts that the steps of ``value`` lead to, empty ones left out."""
    for source in value.sources:
        texts = [text for tree in _follow_source(entry, source) for text in _read(tree, value)]
        texts = [text for text in texts if text.strip()]
        if texts:
            return texts
    return [value.default] if value.default else []


def _follow_source(entry: Entry, source: str) -> list[Tree]:
    """``$key``, ``$file`` and ``$body`` are the entry's surroundings; a path that begins with ``^``
    leads from the nearest mapping around the entry that has its first key."""
    if source in ("$key", "$file", "$body"):
        stem = entry.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        return [{"$key": entry.key, "$file": stem, "$body": entry.body}[source]]
    way = source.lstrip("^").split(".")
    if source.startswith("^"):
        above = next((tree for tree in entry.above if way[0] in tree), {})
        return follow(above, way)
    if isinstance(entry.tree, dict) and source in entry.tree:
        return [entry.tree[source]]  # a key with a dot in it
    return follow(entry.tree, way)


def follow(tree: Tree, way: list[str]) -> list[Tree]:
    """What lies at the end of ``way``; ``*`` is each member, a number a place in a list."""
    if not way:
        return [tree]
    key, *rest = way
    if key == "*":
        members = (
            tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
        )
        return [found for member in members for found in follow(member, rest)]
    if isinstance(tree, dict) and key in tree:
        return follow(tree[key], rest)
    if isinstance(tree, list) and key.isdigit() and int(key[:9]) < len(tree):
        return follow(tree[int(key[:9])], rest)
    return []


def _read(tree: Tree, value: Value) -> Iterator[str]:
    """The texts in what a path led to: lists are taken apart, mappings give what ``take`` names."""
    if isinstance(tree, list):
        for member in tree:
            yield from _read(member, value)
    elif isinstance(tree, dict):
        taken = [
            text
            for path in value.take
            for found in follow(tree, path.split("."))
            if isinstance(found, str) and (text := found.strip())
        ]
        yield from _finish(value.join.join(taken), value)
    else:
        for part in tree.split(value.split) if value.split else [tree]:
            yield from _finish(part.strip(), value)


def _finish(text: str, value: Value) -> Iterator[str]:
    if value.match and text:
        found = value.match.search(text)
        text = (found[1] if found.re.groups else found[0]) or "" if found else ""
    yield value.map.get(text, text)
