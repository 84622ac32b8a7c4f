"""Hugging Face's papers: what readers and authors add to a paper of arXiv.

``/api/papers/<id>`` describes the paper (https://huggingface.co/docs/hub/api); how many comments it
has, only the listing of its day says, ``/api/daily_papers?date=<day>``.
"""

from __future__ import annotations

import json
from urllib.parse import quote

from generator.cleaning.identifiers import find_url
from generator.cleaning.plain_text import clean_abstract, clean_line
from generator.records.plain_yaml import Tree
from generator.sources.answer import (
    Fields,
    read_fields,
    take_count,
    take_fields,
    take_list,
    take_text,
)
from generator.sources.arxiv import read_day
from generator.sources.code_links import list_code, tidy_repository
from generator.sources.draft import Draft
from generator.sources.http import BadAnswer, ServiceError, Web
from generator.sources.services import HUGGING_FACE, Services


def fetch_huggingface(web: Web, services: Services, id: str) -> Draft:
    """What Hugging Face says of the paper of arXiv.

    Raises:
        ServiceError: if it says nothing that can be used.
    """
    request = services.ask_hugging_face(f"api/papers/{quote(id, safe='/')}")
    draft = web.fetch(request, lambda content: read_paper(content, id))
    listed = draft.fields.get("listed")
    if isinstance(listed, dict) and "discussions" not in listed:
        try:
            count = _fetch_comments(web, services, id, str(listed["on"]))
        except ServiceError as error:
            draft.remarks.append(f"discussions: {error}")
        else:
            draft.fields["listed"] = {**listed, "discussions": count} if count else listed
    return draft


def fetch_discussions(web: Web, services: Services, id: str) -> int | None:
    """How many comments the paper of arXiv has by now; None if that is said nowhere.

    Raises:
        ServiceError: if Hugging Face says nothing that can be used.
    """
    request = services.ask_hugging_face(f"api/papers/{quote(id, safe='/')}")
    listed = web.fetch(request, lambda content: read_paper(content, id)).fields.get("listed")
    if not isinstance(listed, dict):
        return None
    count = listed.get("discussions") or _fetch_comments(web, services, id, str(listed["on"]))
    return int(str(count)) if count else None


def _fetch_comments(web: Web, services: Services, id: str, day: str) -> str:
    request = services.ask_hugging_face(f"api/daily_papers?date={day}&limit=100")
    return web.fetch(request, lambda content: read_comments(content, id))


def read_paper(content: bytes, id: str) -> Draft:
    """The draft that the answer to the question for ``id`` holds.

    Raises:
        BadAnswer: if it is no such answer.
    """
    paper = read_fields(content, HUGGING_FACE)
    if take_text(paper, "id").lower() != id.lower():
        raise BadAnswer(HUGGING_FACE, f"sends another paper than {id}")
    authors = [author for author in take_list(paper, "authors") if isinstance(author, dict)]
    organization = take_fields(paper, "organization")
    listed: dict[str, Tree] = {}
    if day := read_day(take_text(paper, "submittedOnDailyAt")):
        count = take_count(paper, "numComments")
        listed = {"on": day, "discussions": count} if count else {"on": day}
    fields: dict[str, Tree] = {
        "title": clean_line(take_text(paper, "title")),
        "authors": [name for a in authors if (name := clean_line(take_text(a, "name")))],
        "date": read_day(take_text(paper, "publishedAt")),
        "arxiv": id,
        "organization": clean_line(
            take_text(organization, "fullname") or take_text(organization, "name")
        ),
        "links": _read_links(paper),
        "listed": listed,
        "abstract": clean_abstract(take_text(paper, "summary")),
    }
    return Draft({name: value for name, value in fields.items() if value}, HUGGING_FACE)


def _read_links(paper: Fields) -> dict[str, Tree]:
    """A repository that the Hub matched by itself (``auto``) may be anybody's; one that a person
    put there is the paper's."""
    links: dict[str, Tree] = {}
    own = take_text(paper, "githubRepoAddedBy") == "user"
    code = tidy_repository(take_text(paper, "githubRepo"))
    page = take_text(paper, "projectPage")
    if code:
        links["code"] = list_code({code: own})
    if find_url(page) == page and not tidy_repository(page) and page:
        links["project"] = page
    return links


def read_comments(content: bytes, id: str) -> str:
    """How many comments the paper has in the listing of a day; empty if it is not in it.

    Raises:
        BadAnswer: if it is no listing.
    """
    try:
        listing = json.loads(content)
    except (ValueError, RecursionError):
        raise BadAnswer(HUGGING_FACE, "sends no readable JSON") from None
    if not isinstance(listing, list):
        raise BadAnswer(HUGGING_FACE, "sends something else than a listing")
    for entry in listing:
        if isinstance(entry, dict) and take_text(take_fields(entry, "paper"), "id") == id:
            return take_count(entry, "numComments")
    return ""
