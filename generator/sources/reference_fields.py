"""What bibliographies say of a paper, whatever their format, as the fields of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pydantic import TypeAdapter, ValidationError

from generator.cleaning.identifiers import date_arxiv, find_arxiv, find_doi, find_url
from generator.cleaning.names import order_names, read_name_list
from generator.cleaning.plain_text import clean_abstract, clean_line
from generator.pages.slugs import make_slug
from generator.records.plain_yaml import Tree
from generator.records.values import MAX_ID, TAG_PATTERN, Url
from generator.sources.dates import ReadDate, read_date, read_date_fields
from generator.sources.draft import Draft
from generator.sources.venue import read_acronym, read_comment, read_proceedings

MAX_TAGS = 20
_url: TypeAdapter[str] = TypeAdapter(Url)
_LONGEST_TAG = 40
_LONG_VENUE = 90
_CODE_HOSTS = re.compile(
    r"https?://(?:www\.)?(?:github|gitlab|codeberg|bitbucket)\.(?:com|org)/.+/."
)
_ARXIV_AS_VENUE = re.compile(r"\b(?:arxiv|corr)\b|^abs/", re.IGNORECASE)
_SHORT_VENUE = re.compile(r"([A-Z][\w&/+ -]{0,20}?)\s?['’](\d\d)")
_ACRONYM = re.compile(
    r"\(((?=[^()]*[A-Z][^()]*[A-Z])[A-Z][\w&/+-]{1,14})(?:[ '’-]*(?:\d{2}|\d{4}))?\)"
)
_VOLUME = re.compile(r"^(?:in:?\s+)?(?:the\s+)?proceedings\s+of\s+(?:the\s+)?", re.IGNORECASE)


@dataclass
class ReferenceFields:
    """The values as the source has them, markup included."""

    title: str = ""
    authors: str | list[str] = ""
    """BibTeX's one text, or a list of names."""

    whole_date: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    doi: str = ""
    arxiv: str = ""
    """Where the source keeps an arXiv id, with or without the word before it."""

    places: list[str] = field(default_factory=list)
    """Where it appeared; the name that is nearest to a short one first."""

    urls: list[str] = field(default_factory=list)
    category: str = ""
    keywords: str | list[str] = ""
    abstract: str = ""
    asides: list[str] = field(default_factory=list)
    """Other fields in which people leave an arXiv id or a DOI."""

    kind: str = ""


def draft_reference(said: ReferenceFields, origin: str) -> Draft:
    """A draft of what the source says; topics are the importer's to add."""
    draft = Draft({}, origin)
    draft.fields["title"] = clean_line(said.title)
    _add_authors(draft, said.authors)
    _add_ids(draft, said)
    _add_date(draft, said)
    _add_venue(draft, said.places)
    if re.fullmatch(r"[a-z-]+(?:\.[A-Z]{2}|\.[a-z-]+)?", said.category):
        draft.fields["category"] = said.category
    _add_tags(draft, said.keywords)
    _add_links(draft, said.urls)
    if abstract := clean_abstract(said.abstract):
        draft.fields["abstract"] = abstract
    return draft


def make_tags(keywords: str | list[str]) -> tuple[list[str], list[str]]:
    """Keywords as tags, each once, and those that make none."""
    words = re.split(r"[,;\n•·]", keywords) if isinstance(keywords, str) else keywords
    tags: list[str] = []
    lost: list[str] = []
    for word in filter(None, map(clean_line, words)):
        tag = re.sub(r"[\s_/]+", "-", word.lower()).strip("-.")
        if not re.fullmatch(TAG_PATTERN, tag):
            tag = make_slug(word)
        if re.fullmatch(TAG_PATTERN, tag) and len(tag) <= _LONGEST_TAG and len(tags) < MAX_TAGS:
            tags += [tag] if tag not in tags else []
        else:
            lost.append(word)
    return tags, lost


def _add_authors(draft: Draft, authors: str | list[str]) -> None:
    names, remarks = read_name_list(authors) if isinstance(authors, str) else order_names(authors)
    draft.remarks += remarks
    if names:
        draft.fields["authors"] = list[Tree](names)


def _add_ids(draft: Draft, said: ReferenceFields) -> None:
    doi = find_doi(said.doi) or next(filter(None, map(find_doi, (*said.urls, *said.asides))), "")
    arxiv = find_arxiv(said.arxiv, named=False)
    for text in (doi, said.doi, *said.urls, *said.asides, *said.places):
        arxiv = arxiv or find_arxiv(text)
    if arxiv:
        draft.fields["arxiv"] = arxiv
    # arXiv's own DOIs say the same again.
    if doi and not doi.lower().startswith("10.48550/arxiv"):
        draft.fields["doi"] = doi
    elif said.doi.strip() and not doi:
        draft.remarks.append(f"found the DOI {said.doi.strip()[:60]!r}, which is none.")


def _add_date(draft: Draft, said: ReferenceFields) -> None:
    found = read_date(said.whole_date) if said.whole_date else ReadDate()
    if not found.date:
        found = read_date_fields(said.year, said.month, said.day)
    written = said.whole_date or said.year
    if not found.date and (arxiv := draft.fields.get("arxiv")):
        if month := date_arxiv(str(arxiv)):
            found = ReadDate(month, "the date is that of the arXiv id.")
    elif not found.date and written:
        draft.remarks.append(f"found the date {written[:60]!r}, which names no year of ours.")
    if found.doubt:
        draft.remarks.append(found.doubt)
    if found.date:
        draft.fields["date"] = found.date


def _add_venue(draft: Draft, places: list[str]) -> None:
    year = str(draft.fields.get("date") or "")[:4]
    for number, place in enumerate(map(clean_line, places)):
        if not place or _ARXIV_AS_VENUE.search(place) or find_url(place):
            continue
        if number == 0 and not re.search(r"\d", place):
            continue  # "Lecture Notes in Computer Science" is a series, no venue
        name = _shorten_venue(place, year)
        if year and not re.search(r"\d{4}", name):
            name = f"{name} {year}"
        if 0 < len(make_slug(name)) <= MAX_ID:
            draft.fields["venue"] = name
            return
        draft.remarks.append(f"the venue is left out, its name makes no address: {place[:80]}.")


def _shorten_venue(place: str, year: str) -> str:
    """The short name of a conference that is known or gives one in brackets, otherwise the name
    without "Proceedings of" and, if it is long, without its subtitle."""
    if short := _SHORT_VENUE.fullmatch(place):
        return read_acronym(place, _whole_year(short[2])) or place
    if read_comment(place) == place:
        return place  # as records write it: the year of a preprint is not that of the conference
    if known := read_proceedings(place, year):
        return f"Findings of {known}" if place.lower().startswith("findings") else known
    if acronym := _ACRONYM.search(place):
        return acronym[1]
    name = _VOLUME.sub("", place).strip(" .,")
    for mark in (": ", " - ", ", "):
        if len(name) > _LONG_VENUE:
            name = name.split(mark, maxsplit=1)[0]
    return name


def _whole_year(digits: str) -> str:
    return f"19{digits}" if digits > "60" else f"20{digits}"


def _add_tags(draft: Draft, keywords: str | list[str]) -> None:
    tags, lost = make_tags(keywords)
    if tags:
        draft.fields["tags"] = list[Tree](tags)
    if lost:
        draft.remarks.append(f"keywords that make no tags: {', '.join(lost)[:200]}.")


def _may_be_linked(url: str) -> bool:
    try:
        _url.validate_python(url)
    except ValidationError:
        return False
    return True


def _add_links(draft: Draft, urls: list[str]) -> None:
    """arXiv and DOI links are made from those fields, so they are not written again."""
    links: dict[str, Tree] = {}
    for written in filter(str.strip, urls):
        url = find_url(written)
        if not url or not _may_be_linked(url):
            draft.remarks.append(f"found the address {written.strip()[:80]!r}, which is left out.")
            continue
        if re.match(r"https?://(?:\w+\.)?(?:doi\.org|arxiv\.org)/", url, re.IGNORECASE):
            continue
        if _CODE_HOSTS.match(url):
            links.setdefault("code", [{"url": url}])
        elif re.search(r"\.pdf(?:$|[?#])", url, re.IGNORECASE):
            links.setdefault("pdf", url)
        else:
            links.setdefault("page", url)
    if links:
        draft.fields["links"] = {
            name: links[name] for name in ("code", "page", "pdf") if name in links
        }
