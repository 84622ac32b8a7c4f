"""What several services say of one paper, made one: which of them is believed for which field."""

from __future__ import annotations

from collections.abc import Iterable

from generator.records.partial_date import PartialDate
from generator.records.plain_yaml import Tree
from generator.sources.code_links import list_code
from generator.sources.draft import FIELD_ORDER, Draft
from generator.sources.earliest import find_earliest
from generator.sources.services import ARXIV, CROSSREF, DATACITE, GITHUB, HUGGING_FACE

PRECEDENCE: dict[str, tuple[str, ...]] = {
    "title": (ARXIV, CROSSREF, DATACITE, HUGGING_FACE),
    "authors": (ARXIV, CROSSREF, DATACITE, HUGGING_FACE),
    "date": (ARXIV, CROSSREF, DATACITE, HUGGING_FACE),
    "arxiv": (ARXIV, CROSSREF, DATACITE, HUGGING_FACE, GITHUB),
    "doi": (CROSSREF, DATACITE, ARXIV, GITHUB),
    "venue": (CROSSREF, ARXIV),
    "category": (ARXIV,),
    "organization": (HUGGING_FACE,),
    "links.code": (HUGGING_FACE, ARXIV, GITHUB),
    "links.project": (HUGGING_FACE, GITHUB),
    "listed": (HUGGING_FACE,),
    "abstract": (ARXIV, CROSSREF, DATACITE, HUGGING_FACE),
}
"""For each field the services that are asked for it, the most trusted first: the first that says
something is believed. Two fields are joined instead: ``date`` is the earliest that any of them
knows, and ``links.code`` has the repositories of all."""


def merge(drafts: Iterable[Draft]) -> Draft:
    """One draft of all: ``origin`` of each names its service."""
    by_service = {draft.origin: draft for draft in drafts}
    fields: dict[str, Tree] = {}
    links: dict[str, Tree] = {}
    for name, services in PRECEDENCE.items():
        said = [
            value
            for service in services
            if service in by_service and (value := _find(by_service[service], name))
        ]
        if not said:
            continue
        _, _, link = name.partition("links.")
        value = _JOINED.get(name, _take_first)(said)
        if link:
            links[link] = value
        else:
            fields[name] = value
    if links:
        fields["links"] = links
    ordered = {name: fields[name] for name in FIELD_ORDER if name in fields}
    remarks = [remark for draft in by_service.values() for remark in draft.remarks]
    return Draft(ordered, " + ".join(by_service), list(dict.fromkeys(remarks)))


def list_missing(draft: Draft, failed: Iterable[str]) -> list[str]:
    """For each service that did not answer, which fields are missing for want of it, and which are
    taken from one that is believed less; sentences without the reason."""
    said = []
    for service in failed:
        fields = [name for name, services in PRECEDENCE.items() if service in services]
        missing = [name for name in fields if not _find(draft, name)]
        second = [name for name in fields if name not in missing and PRECEDENCE[name][0] == service]
        if missing:
            said.append(f"not known without {service}: {', '.join(missing)}")
        if second:
            said.append(f"from elsewhere, as {service} did not say: {', '.join(second)}")
    return said


def _find(draft: Draft, name: str) -> Tree:
    found: Tree = draft.fields
    for part in name.split("."):
        found = found.get(part, "") if isinstance(found, dict) else ""
    return found


def _take_first(said: list[Tree]) -> Tree:
    return said[0]


def _take_earliest(said: list[Tree]) -> Tree:
    return str(find_earliest([PartialDate.parse(str(date)) for date in said]))


def _join_code(said: list[Tree]) -> Tree:
    repositories: dict[str, bool] = {}
    for entries in said:
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict):
                url, own = str(entry["url"]), entry.get("official") == "true"
                known = next((k for k in repositories if k.lower() == url.lower()), url)
                repositories[known] = repositories.get(known, False) or own
    return list_code(repositories)


_JOINED = {"date": _take_earliest, "links.code": _join_code}
