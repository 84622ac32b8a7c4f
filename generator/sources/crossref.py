"""Crossref: what publishers say of a paper, by its DOI.

The format: https://api.crossref.org/swagger-ui/index.html, ``/works/{doi}``. Titles and abstracts
hold HTML, JATS and MathML.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Any
from urllib.parse import quote

from generator.cleaning.names import join_name
from generator.cleaning.plain_text import clean_abstract, clean_line
from generator.records.partial_date import PartialDate
from generator.records.plain_yaml import Tree
from generator.sources.answer import Fields, read_fields, take_fields, take_list, take_text
from generator.sources.draft import Draft
from generator.sources.earliest import find_earliest
from generator.sources.http import BadAnswer, Web
from generator.sources.reference import read_arxiv
from generator.sources.services import CROSSREF, Services
from generator.sources.venue import read_acronym, read_proceedings

_DATES = ("posted", "published-online", "published-print", "published", "issued")
_SAME_WORK = ("has-preprint", "is-version-of", "has-version", "is-same-as")


def fetch_crossref(web: Web, services: Services, doi: str) -> Draft:
    """What Crossref says of the paper.

    Raises:
        ServiceError: if it says nothing that can be used.
    """
    request = services.ask_crossref(f"works/{quote(doi, safe='')}")
    return web.fetch(request, lambda content: read_work(content, doi))


def read_work(content: bytes, doi: str) -> Draft:
    """The draft that the answer to the question for ``doi`` holds.

    Raises:
        BadAnswer: if it is no such answer.
    """
    work = take_fields(read_fields(content, CROSSREF), "message")
    if take_text(work, "DOI").lower() != doi.lower():
        raise BadAnswer(CROSSREF, f"sends another paper than {doi}")
    fields: dict[str, Tree] = {
        "title": _read_title(work),
        "authors": _read_authors(work),
        "date": _find_date(work),
        "arxiv": _find_preprint(work),
        "doi": take_text(work, "DOI"),
        "venue": _read_venue(work),
        "abstract": clean_abstract(take_text(work, "abstract")),
    }
    return Draft({name: value for name, value in fields.items() if value}, CROSSREF)


def _read_title(work: Fields) -> str:
    title, subtitle = _first(work, "title"), _first(work, "subtitle")
    if subtitle and subtitle.lower() not in title.lower():
        return f"{title}: {subtitle}"
    return title


def _first(work: Fields, name: str) -> str:
    found = take_list(work, name)
    return clean_line(found[0]) if found and isinstance(found[0], str) else ""


def _read_authors(work: Fields) -> list[Tree]:
    """People by the parts of their names, organisations by their one name."""
    authors = [author for author in take_list(work, "author") if isinstance(author, dict)]
    names = (
        join_name(
            given=take_text(author, "given"),
            family=take_text(author, "family") or take_text(author, "name"),
            suffix=take_text(author, "suffix"),
        )
        for author in authors
    )
    return [name for name in names if name]


def _find_date(work: Fields) -> str:
    dates = [date for name in _DATES if (date := _read_date(work.get(name)))]
    return str(find_earliest(dates)) if dates else ""


def _read_date(value: Any) -> PartialDate | None:
    """``{"date-parts": [[2024, 9, 28]]}``; month and day may be missing, or null."""
    parts = take_list(value, "date-parts") if isinstance(value, dict) else []
    numbers = parts[0] if parts and isinstance(parts[0], list) else []
    numbers = list(takewhile(lambda n: type(n) is int, numbers[:3]))
    try:
        text = "-".join(f"{n:0{4 if place == 0 else 2}}" for place, n in enumerate(numbers))
        return PartialDate.parse(text)
    except ValueError:
        return None


def _find_preprint(work: Fields) -> str:
    relation = take_fields(work, "relation")
    for kind in _SAME_WORK:
        for entry in take_list(relation, kind):
            if isinstance(entry, dict) and (id := read_arxiv(take_text(entry, "id").strip())):
                return id
    return ""


def _read_venue(work: Fields) -> str:
    """A conference by its acronym or the title of its proceedings, a journal by its title; with the
    year. A conference that can't be made short has none."""
    event = take_fields(work, "event")
    dates = (event.get("start"), work.get("published-print"), work.get("issued"))
    year = next((str(date.year) for value in dates if (date := _read_date(value))), "")
    kind, container = take_text(work, "type"), _first(work, "container-title")
    if kind == "proceedings-article":
        name = clean_line(take_text(event, "name"))
        return (
            read_acronym(clean_line(take_text(event, "acronym")), year)
            or read_acronym(name.partition(":")[0] if "’" in name or "'" in name else "", year)
            or read_proceedings(name, year)
            or read_proceedings(container, year)
        )
    return f"{container} {year}" if kind == "journal-article" and container and year else ""
