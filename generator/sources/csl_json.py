"""CSL-JSON, as Zotero, pandoc and Crossref write it (the schema of citation-style-language)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.cleaning.names import join_name, turn_name
from generator.problems import Problem
from generator.records.plain_yaml import Tree
from generator.sources.draft import Draft
from generator.sources.json_entries import Entry, read_json_entries
from generator.sources.reference_fields import ReferenceFields, draft_reference

_KEYS = {"issued", "container-title", "DOI", "author", "URL", "type", "abstract"}

Item = dict[str, Tree]


def looks_like_csl(text: str) -> bool:
    """Whether the first entry has a title and the names that CSL gives to other fields."""
    entries = _unwrap(read_json_entries(text[:200_000], ""))
    for entry in entries:
        if isinstance(entry, Problem) or not isinstance(entry.tree, dict):
            return False
        item = entry.tree
        if "type" not in item and "issued" not in item:
            return False
        authors = item.get("author", [])
        people = isinstance(authors, list) and all(isinstance(one, dict) for one in authors)
        return "title" in item and people and len(_KEYS & set(item)) >= 2
    return False


def read_csl_json(text: str, file: str) -> Iterator[Draft | Problem]:
    """Every item, in its order."""
    for entry in _unwrap(read_json_entries(text, file)):
        if isinstance(entry, Problem):
            yield entry
        elif isinstance(entry.tree, dict):
            yield _draft(entry.tree, f"{file}:{entry.line}")
        else:
            yield Problem(
                file, entry.line, 1, "", "wrong-shape", "found no fields; wanted an item of CSL."
            )


def _unwrap(entries: Iterator[Entry | Problem]) -> Iterator[Entry | Problem]:
    """The items, also where one mapping holds them all: ``{"items": […]}``."""
    for entry in entries:
        inner = None
        if isinstance(entry, Entry) and isinstance(entry.tree, dict):
            inner = entry.tree.get("items") or entry.tree.get("references")
        if isinstance(entry, Entry) and isinstance(inner, list):
            yield from (Entry(item, entry.line, entry.file) for item in inner)
        else:
            yield entry


def _draft(item: Item, origin: str) -> Draft:
    note = _text(item, "note", "annote")
    title, subtitle = _text(item, "title"), _text(item, "subtitle")
    said = ReferenceFields(
        title=f"{title}: {subtitle}" if title and subtitle else title,
        authors=list(_name_people(item.get("author"))),
        whole_date=_find_date(item),
        doi=_text(item, "DOI", "doi"),
        arxiv=_find_arxiv(item),
        places=[
            "",
            _text(item, "event-title-short", "container-title-short", "event-short"),
            _text(item, "container-title", "event-title", "event"),
        ],
        urls=[_text(item, "URL", "url")],
        keywords=_list_keywords(item.get("keyword", "")),
        abstract=_text(item, "abstract"),
        asides=[note, _text(item, "number"), _text(item, "archive_location")],
        kind=_text(item, "type"),
    )
    return draft_reference(said, origin)


def _text(item: Item, *names: str) -> str:
    """The first of the fields that holds text; Crossref puts a title into a list."""
    for name in names:
        value = item.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _find_arxiv(item: Item) -> str:
    """Zotero keeps the id in ``number`` or ``archive_location`` where the archive is arXiv."""
    own = _text(item, "arxiv", "arXiv")
    names = ("archive", "publisher", "number", "source")
    if own or not any("arxiv" in _text(item, name).lower() for name in names):
        return own
    return f"{_text(item, 'number')} {_text(item, 'archive_location')}"


def _name_people(people: Tree | None) -> Iterator[str]:
    for person in people if isinstance(people, list) else []:
        if isinstance(person, str):
            yield turn_name(person)
        elif isinstance(person, dict):
            literal = _text(person, "literal", "name")
            particles = (_text(person, f"{kind}-particle") for kind in ("dropping", "non-dropping"))
            yield turn_name(literal) or join_name(
                given=_text(person, "given"),
                particle=" ".join(filter(None, particles)),
                family=_text(person, "family"),
                suffix=_text(person, "suffix"),
            )


def _find_date(item: Item) -> str:
    for name in ("issued", "published", "published-online", "published-print", "submitted"):
        date = item.get(name)
        if isinstance(date, str) and date.strip():
            return date
        if isinstance(date, dict):
            parts = date.get("date-parts")
            first = parts[0] if isinstance(parts, list) and parts else None
            if isinstance(first, list) and (written := _join_date(first)):
                circa = date.get("circa") not in (None, "", "0", "false")
                return f"c. {written}" if circa else written
            if raw := _text(date, "raw", "literal"):
                return raw
    return _text(item, "year")


def _join_date(parts: list[Tree]) -> str:
    """``2019-05-03`` of the numbers 2019, 5 and 3; empty where there is no year."""
    numbers = [str(part).strip() for part in parts if str(part).strip()]
    if not numbers or not numbers[0].isdigit():
        return numbers[0] if numbers else ""
    return "-".join([numbers[0].zfill(4), *(number.zfill(2) for number in numbers[1:3])])


def _list_keywords(keywords: Tree) -> str | list[str]:
    if isinstance(keywords, list):
        return [word for word in keywords if isinstance(word, str)]
    return keywords if isinstance(keywords, str) else ""
