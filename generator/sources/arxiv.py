"""arXiv's API: one paper as an entry of an Atom feed.

The format: https://info.arxiv.org/help/api/user-manual.html, section 3.3. An error comes with the
status 200, as a feed whose one entry has the title ``Error`` (section 3.4); an id that nobody has
as a feed without an entry.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from lxml import etree

from generator.cleaning.identifiers import find_doi
from generator.cleaning.plain_text import clean_abstract, clean_line
from generator.records.partial_date import PartialDate
from generator.records.plain_yaml import Tree
from generator.sources.code_links import find_repositories, list_code
from generator.sources.draft import Draft
from generator.sources.http import BadAnswer, NotThere, Web
from generator.sources.reference import read_arxiv
from generator.sources.services import ARXIV, Services
from generator.sources.venue import read_comment, read_journal

_ATOM = "{http://www.w3.org/2005/Atom}"
_OWN = "{http://arxiv.org/schemas/atom}"
_ENTRY_ID = re.compile(r"https?://arxiv\.org/abs/(.+)")


def fetch_arxiv(web: Web, services: Services, id: str) -> Draft:
    """What arXiv says of the paper.

    Raises:
        ServiceError: if it says nothing that can be used.
    """
    way = f"api/query?id_list={quote(id, safe='/')}&max_results=1"
    return web.fetch(services.ask_arxiv(way), lambda content: read_feed(content, id))


def read_feed(content: bytes, id: str) -> Draft:
    """The draft that the answer to the question for ``id`` holds.

    Raises:
        BadAnswer: if it is no such answer.
        NotThere: if it says that there is no such paper.
    """
    feed = _parse(content)
    entries = feed.findall(f"{_ATOM}entry")
    if not entries:
        raise NotThere(ARXIV, f"has no paper {id}")
    entry = entries[0]
    address = _read(entry, f"{_ATOM}id")
    if "/api/errors" in address:
        said = clean_line(_read(entry, f"{_ATOM}summary"))[:200]
        if "incorrect id format" in said:
            raise NotThere(ARXIV, f"has no paper {id}")
        raise BadAnswer(ARXIV, f"says: {said or 'Error'}")
    found = _ENTRY_ID.fullmatch(address)
    if found is None or read_arxiv(found[1]).lower() != id.lower():
        raise BadAnswer(ARXIV, f"sends another paper than {id}")
    return _make_draft(entry, read_arxiv(found[1]))


def _parse(content: bytes) -> etree._Element:
    """The feed. A document type is refused before the text is read: an Atom feed needs none, and
    entities that grow are declared in it."""
    if re.search(rb"<!\s*(DOCTYPE|ENTITY)", content, re.IGNORECASE):
        raise BadAnswer(ARXIV, "sends no feed but something with a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        feed = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        start = clean_line(content[:200].decode("utf-8", "replace"))[:60]
        raise BadAnswer(ARXIV, f"sends no readable feed: {start!r}") from None
    if feed.tag != f"{_ATOM}feed":
        raise BadAnswer(ARXIV, "sends something else than a feed")
    return feed


def _make_draft(entry: etree._Element, id: str) -> Draft:
    comment = clean_line(_read(entry, f"{_OWN}comment"))
    journal = clean_line(_read(entry, f"{_OWN}journal_ref"))
    abstract = clean_abstract(_read(entry, f"{_ATOM}summary"))
    names = (clean_line(name.text or "") for name in entry.iterfind(f"{_ATOM}author/{_ATOM}name"))
    category = entry.find(f"{_OWN}primary_category")
    fields: dict[str, Tree] = {
        "title": clean_line(_read(entry, f"{_ATOM}title")),
        "authors": [name for name in names if name and name != ":"],
        "date": read_day(_read(entry, f"{_ATOM}published")),
        "arxiv": id,
        "doi": find_doi(_read(entry, f"{_OWN}doi")),
        "venue": read_journal(journal) or read_comment(comment),
        "category": str(category.get("term") or "") if category is not None else "",
        "abstract": abstract,
    }
    if code := find_repositories(f"{abstract} {comment}"):
        fields["links"] = {"code": list_code(code)}
    draft = Draft({name: value for name, value in fields.items() if value}, ARXIV)
    if re.search(r"\bwithdrawn\b", f"{comment} {abstract[:300]}", re.IGNORECASE):
        draft.remarks.append("arXiv says that the paper was withdrawn")
    return draft


def _read(entry: etree._Element, name: str) -> str:
    return (entry.findtext(name) or "").strip()


def read_day(text: str) -> str:
    """``2024-09-28`` of a time stamp; empty if it is none."""
    try:
        return str(PartialDate.parse(text[:10]))
    except ValueError:
        return ""
