"""The whole list as one JSON file: everything that a record holds and that the site shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.library.library import Library
from generator.pages.citations.csl_json import write_json
from generator.pages.citations.layout import Layout
from generator.pages.exports import SCHEMA
from generator.pages.slugs import Addresses, find_url
from generator.records.model import Paper
from generator.settings import Settings

VERSION = 1
"""Of the shape of the file. A field more is no new version; a field less, or one that means
something else, is."""


def lay_out_papers(library: Library, addresses: Addresses, settings: Settings) -> Layout[Paper]:
    """A paper on a line. The file depends on the records alone, never on the day."""
    site = settings.site_url

    def write(paper: Paper) -> str:
        page = f"{site}{find_url(addresses.paper(paper.id))}"
        return write_json(describe_paper(paper, library, page))

    head = f"{''.join(_write_head(library, settings))}{_name_list('papers')}"
    return Layout(write, head, ",\n", "\n", "]}\n")


def _write_head(library: Library, settings: Settings) -> Iterator[str]:
    head = {
        "$schema": SCHEMA.rpartition("/")[2],
        "version": VERSION,
        "name": settings.site_name,
        "description": settings.site_description,
        "url": settings.site_url,
        "newest": str(library.papers[0].date) if library.papers else "",
    }
    people = {person.name: person for person in library.names.people.values()}
    yield write_json({key: value for key, value in head.items() if value})[:-1]
    yield from _write_list("topics", map(_dump, library.topics.values()))
    yield from _write_list("people", (_dump(people[name]) for name in sorted(people)))
    yield from _write_list("collections", map(_dump, library.collections))


def describe_paper(paper: Paper, library: Library, page: str) -> dict[str, Any]:
    """What ``PublishedPaper`` says of it; what is not known, or as always, is left out."""
    said = _dump(paper)
    if (settled := list(library.names.settle_all(paper))) != said["authors"]:
        said["authors_as_published"] = said["authors"]
        said["authors"] = settled
    shown_code = said.get("links", {}).get("code", [])
    for repository, shown in zip(paper.links.code, shown_code, strict=True):
        if metrics := library.find_metrics(paper, repository):
            shown.update(_dump(metrics))
    found = library.find_discussions(paper)
    if found is not None:
        said["discussions"] = found
    if checked := library.find_discussions_day(paper):
        said["discussions_checked"] = str(checked)
    return {"id": said.pop("id"), "page": page, **said}


def _dump(record: BaseModel) -> dict[str, Any]:
    return record.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def _write_list(name: str, items: Iterator[dict[str, Any]]) -> Iterator[str]:
    return Layout(write_json, _name_list(name), ",\n", "\n", "]").join(items)


def _name_list(name: str) -> str:
    return f",\n{write_json(name)}:["
