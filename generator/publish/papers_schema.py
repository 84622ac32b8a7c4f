"""The JSON Schema of ``papers.json``: draft-07, made from the model of the records."""

from __future__ import annotations

from typing import Any

from generator.publish.papers_json import VERSION
from generator.records.model import (
    CodeRepository,
    Collection,
    Links,
    Paper,
    Person,
    RepositoryMetrics,
    Topic,
)
from generator.records.partial_date import PartialDate
from generator.records.schema import DRAFT, Schema, describe_record
from generator.records.values import Count, Line


class PublishedRepository(CodeRepository, RepositoryMetrics):
    """A repository with code for the paper, and what a machine found out about it."""


class PublishedLinks(Links):
    """Where else the paper can be met. arXiv and DOI links are made from those fields."""

    code: tuple[PublishedRepository, ...] = ()
    """Code repositories, the authors' own first."""


class PublishedPaper(Paper):
    """One paper: its record, its address in the list, and facts written by a machine."""

    authors: tuple[Line, ...]
    """Names in the paper's order, given name first, each as the list writes this person."""

    authors_as_published: tuple[Line, ...] = ()
    """The same names as the paper has them; only where one differs."""

    page: Line
    """Address of the paper's page in the list; relative to the top of the site where the list has
    no address."""

    links: PublishedLinks = PublishedLinks()
    """Code and other links."""

    discussions: Count | None = None
    """How many comments the paper had when they were last counted, or at the listing."""

    discussions_checked: PartialDate | None = None
    """Day on which they were counted, if that was after the listing."""


def make_papers_schema() -> Schema:
    """What ``papers.json`` holds; ``papers_json`` writes it."""
    text = {"type": "string"}
    properties: Schema = {
        "$schema": {"description": "The address of this schema.", **text},
        "version": {"description": "Version of this shape.", "const": VERSION},
        "name": {"description": "The list's name.", **text},
        "description": {"description": "What the list is about.", **text},
        "url": {"description": "Address of the list.", "format": "uri", **text},
        "newest": {
            **_write_dates(describe_record(PublishedPaper)["properties"]["date"]),
            "description": "Date of the newest paper, as precisely as it is known.",
        },
        "topics": _list_of(Topic, "The topics, in the order of the site."),
        "people": _list_of(Person, "Authors of whom there is more to say than a name."),
        "collections": _list_of(Collection, "Reading orders picked by hand, by title."),
        "papers": _list_of(PublishedPaper, "The papers, newest first."),
    }
    return {
        "$schema": DRAFT,
        "title": "Papers of a reading list",
        "type": "object",
        "properties": properties,
        "required": ["version", "name", "topics", "people", "collections", "papers"],
        "additionalProperties": False,
    }


def _list_of(record: type[Paper | Topic | Person | Collection], description: str) -> Schema:
    items = _write_dates(describe_record(record))
    return {"description": description, "type": "array", "items": items}


def _write_dates(schema: Any) -> Any:
    """Dates as text only: no editor of YAML takes a year for a number here."""
    if isinstance(schema, list):
        return [_write_dates(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("type") == ["string", "integer"]:
        kept = {key: schema[key] for key in ("description", "pattern") if key in schema}
        return {**kept, "type": "string"}
    return {key: _write_dates(value) for key, value in schema.items()}
