"""DataCite: DOIs of Zenodo and other archives, and of arXiv itself (``10.48550/arXiv.…``), where it
can stand in for arXiv.

The format: https://support.datacite.org/docs/api-get-doi.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from generator.cleaning.identifiers import find_doi
from generator.cleaning.names import join_name, turn_name
from generator.cleaning.plain_text import clean_abstract, clean_line
from generator.records.partial_date import PartialDate
from generator.records.plain_yaml import Tree
from generator.sources.answer import Fields, read_fields, take_fields, take_list, take_text
from generator.sources.draft import Draft
from generator.sources.http import BadAnswer, Web
from generator.sources.reference import read_arxiv
from generator.sources.services import DATACITE, Services

_SAME_WORK = ("IsVersionOf", "IsIdenticalTo", "IsPreprintOf")
_FIRST_PUBLIC = ("Submitted", "Available", "Issued", "Created")


def fetch_datacite(web: Web, services: Services, doi: str) -> Draft:
    """What DataCite says of the paper.

    Raises:
        ServiceError: if it says nothing that can be used.
    """
    request = services.ask_datacite(f"dois/{quote(doi, safe='')}")
    return web.fetch(request, lambda content: read_doi(content, doi))


def read_doi(content: bytes, doi: str) -> Draft:
    """The draft that the answer to the question for ``doi`` holds.

    Raises:
        BadAnswer: if it is no such answer.
    """
    data = take_fields(read_fields(content, DATACITE), "data")
    work = take_fields(data, "attributes")
    if take_text(work, "doi").lower() != doi.lower():
        raise BadAnswer(DATACITE, f"sends another paper than {doi}")
    arxiv = read_arxiv(doi)
    abstracts = _pick(work, "descriptions", "descriptionType", "Abstract")
    fields: dict[str, Tree] = {
        "title": next((clean_line(take_text(t, "title")) for t in _dicts(work, "titles")), ""),
        "authors": [name for creator in _dicts(work, "creators") if (name := _read_name(creator))],
        "date": _read_date(work),
        "arxiv": arxiv,
        "doi": _find_published(work) if arxiv else take_text(work, "doi"),
        "abstract": clean_abstract(take_text(abstracts[0], "description")) if abstracts else "",
    }
    return Draft({name: value for name, value in fields.items() if value}, DATACITE)


def _dicts(work: Fields, name: str) -> list[Fields]:
    return [entry for entry in take_list(work, name) if isinstance(entry, dict)]


def _pick(work: Fields, name: str, key: str, value: Any) -> list[Fields]:
    return [entry for entry in _dicts(work, name) if entry.get(key) == value]


def _find_published(work: Fields) -> str:
    """The DOI of what arXiv's paper became."""
    related = _pick(work, "relatedIdentifiers", "relatedIdentifierType", "DOI")
    same = (entry for entry in related if entry.get("relationType") in _SAME_WORK)
    return next(
        (doi for entry in same if (doi := find_doi(take_text(entry, "relatedIdentifier")))), ""
    )


def _read_name(creator: Fields) -> str:
    given, family = take_text(creator, "givenName"), take_text(creator, "familyName")
    if given or family:
        return join_name(given=given, family=family)
    name = take_text(creator, "name")
    return clean_line(name) if creator.get("nameType") == "Organizational" else turn_name(name)


def _read_date(work: Fields) -> str:
    for kind in _FIRST_PUBLIC:
        for entry in _pick(work, "dates", "dateType", kind):
            text = take_text(entry, "date").split("T")[0]
            try:
                return str(PartialDate.parse(text))
            except ValueError:
                continue
    year = work.get("publicationYear")
    return str(year) if isinstance(year, int) and 1000 <= year <= 9999 else ""
