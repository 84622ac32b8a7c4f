"""What a search can find: each paper, topic and collection as a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.library.library import Library
from generator.pages.slugs import Addresses, find_url
from generator.pages.text import strip_markdown, summarise
from generator.records.model import Collection, Paper, Topic
from generator.search.words import fold

SUMMARY = 200
"""Characters."""

POSSESSIONS = (
    *("code", "official", "pdf", "video", "slides", "poster", "demo", "dataset", "model"),
    *("project", "note", "abstract", "arxiv", "doi"),
)
"""What a paper can be asked to have, with ``has:``."""

_OTHER_LINKS = (
    *("page", "pdf", "project", "video", "slides", "poster", "demo", "dataset", "model"),
)


@dataclass(frozen=True)
class Document:
    shown: dict[str, Any]
    """What the browser is told of it: the keys of the format's page."""

    fields: dict[str, tuple[str, ...]]
    """Its texts, by the field's name; each field has one or more values."""

    facts: tuple[str, ...] = ()
    """``has:code`` and the like, and ``id:`` with each name that it can be asked for."""

    summary: str = ""
    """Of a paper; that of a page is among what is shown."""


def describe_paper(paper: Paper, library: Library, addresses: Addresses) -> Document:
    note = strip_markdown(paper.note) if paper.note else ""
    abstract = paper.abstract or ""
    authors = library.names.settle_all(paper)
    topics = [library.topics[key] for key in paper.topics]
    links = {name: link for name in _OTHER_LINKS if (link := getattr(paper.links, name))}
    shown = {
        "path": find_url(addresses.paper(paper.id)),
        "title": paper.title,
        "kind": "paper",
        "id": paper.id,
        "authors": authors,
        "date": str(paper.date),
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "venue": paper.venue,
        "organization": paper.organization,
        "category": paper.category,
        "topics": paper.topics,
        "tags": paper.tags,
        "discussions": library.find_discussions(paper),
        "code": _describe_code(paper, library),
        "links": links,
    }
    fields = {
        "title": (paper.title,),
        "author": authors,
        "tag": paper.tags,
        "topic": tuple(text for topic in topics for text in (topic.title, topic.key)),
        "venue": (paper.venue or "",),
        "org": (paper.organization or "",),
        "body": (note, abstract),
    }
    names = (paper.id, *paper.former_ids, paper.arxiv, paper.doi)
    facts = [f"id:{fold(name)}" for name in names if name]
    facts += [f"has:{thing}" for thing in _list_possessions(paper, links)]
    return _make(shown, fields, tuple(facts), summarise(note or abstract, SUMMARY))


def describe_topic(topic: Topic, addresses: Addresses) -> Document:
    description = strip_markdown(topic.description)
    shown = {
        "path": find_url(addresses.topic(topic.key)),
        "title": topic.title,
        "kind": "topic",
        "summary": summarise(description, SUMMARY),
    }
    return _make(shown, {"title": (topic.title,), "topic": (topic.key,), "body": (description,)})


def describe_collection(collection: Collection, addresses: Addresses) -> Document:
    introduction = strip_markdown(collection.introduction)
    shown = {
        "path": find_url(addresses.collection(collection.id)),
        "title": collection.title,
        "kind": "collection",
        "summary": summarise(introduction, SUMMARY),
    }
    reasons = (strip_markdown(step.why) for step in collection.steps)
    return _make(shown, {"title": (collection.title,), "body": (introduction, *reasons)})


def describe_section(path: str, page: str, heading: str, text: str) -> Document:
    """A section of a page: what stands under ``heading``; under none, the page's beginning."""
    title = f"{page} › {heading}" if heading else page
    shown = {"path": path, "title": title, "kind": "page", "summary": summarise(text, SUMMARY)}
    return _make(shown, {"title": (page, heading), "body": (text,)})


def _make(
    shown: dict[str, Any],
    fields: dict[str, tuple[str, ...]],
    facts: tuple[str, ...] = (),
    summary: str = "",
) -> Document:
    """Without what has nothing to say."""
    said = {key: value for key, value in shown.items() if value not in (None, "", (), [], {})}
    values = {name: tuple(filter(None, values)) for name, values in fields.items()}
    return Document(said, values, facts, summary)


def _describe_code(paper: Paper, library: Library) -> list[list[str | int | None]]:
    code: list[list[str | int | None]] = []
    for repository in paper.links.code:
        metrics = library.find_metrics(paper, repository)
        facts = [metrics.stars, metrics.license] if metrics else [None, None]
        code.append([repository.url, int(repository.official), *facts])
    return code


def _list_possessions(paper: Paper, links: dict[str, str]) -> list[str]:
    has = {
        **links,
        "code": paper.links.code,
        "official": any(repository.official for repository in paper.links.code),
        "pdf": "pdf" in links or paper.arxiv,
        **{name: getattr(paper, name) for name in ("note", "abstract", "arxiv", "doi")},
    }
    return [thing for thing in POSSESSIONS if has.get(thing)]
