"""What a person gives to name a paper: an id or a link, however they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from generator.problems import name_nearest

_NEW = r"[0-9]{4}\.[0-9]{4,5}"
_OLD = r"[a-z-]+(?:\.[A-Za-z]{2})?/[0-9]{7}"
_VERSION = r"(?:v[0-9]+)?"
_ARXIV = re.compile(rf"(?:arxiv:\s*)?({_NEW}|{_OLD}){_VERSION}", re.IGNORECASE)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.({_NEW}|{_OLD}){_VERSION}", re.IGNORECASE)
_DOI = re.compile(r"(?:doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
_REPOSITORY = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))/([A-Za-z0-9._-]{1,100})")

_ARXIV_PATHS = (
    "abs",
    "pdf",
    "html",
    "format",
    "src",
    "e-print",
    "ps",
    "overview",
    "forum",
    "audio",
)
_PLACES = {
    "arxiv.org": "arxiv",
    "ar5iv.org": "arxiv",
    "alphaxiv.org": "arxiv",
    "doi.org": "doi",
    "huggingface.co": "hugging face",
    "hf.co": "hugging face",
    "github.com": "github",
}
_NOT_OWNERS = {"about", "features", "login", "marketplace", "orgs", "search", "settings", "topics"}
"""The first parts of GitHub's own pages, which look like a repository's owner."""

WANTED = (
    "an arXiv id or link, a DOI, a huggingface.co/papers link or the address of a GitHub repository"
)


class UnknownReference(Exception):
    """The text names no paper that the services could be asked for."""


@dataclass(frozen=True)
class Reference:
    """One of the three is there."""

    arxiv: str = ""
    """The id without version; the archive of an old id is written as arXiv does, ``math.GT``."""

    doi: str = ""
    repository: str = ""
    """``owner/name`` on GitHub."""

    def __str__(self) -> str:
        return f"arXiv:{self.arxiv}" if self.arxiv else self.doi or f"github.com/{self.repository}"


def read_reference(text: str) -> Reference:
    """The paper that ``text`` names.

    Raises:
        UnknownReference: with a sentence that says what was found and what is wanted.
    """
    written = text.strip().strip("<>").strip()
    if len(written) > 1000 or not written.isprintable():
        raise UnknownReference(f"found no reference to a paper; wanted {WANTED}.")
    reference = _read_id(written) or _read_link(written)
    if reference is None:
        hint = _say_nearest(written)
        raise UnknownReference(f"found {written[:120]!r}; wanted {WANTED}{hint}.")
    return reference


def read_arxiv(text: str) -> str:
    """The arXiv id, without version, that ``text`` is; empty if it is none."""
    found = _ARXIV.fullmatch(text) or _ARXIV_DOI.fullmatch(text)
    return normalise_arxiv(found[1]) if found else ""


def normalise_arxiv(id: str) -> str:
    """As arXiv writes it. A month that no year has makes it none: 2413.00001."""
    if "/" in id:
        archive, _, number = id.partition("/")
        name, _, subject = archive.partition(".")
        month = number[2:4]
        id = f"{name.lower()}{'.' + subject.upper() if subject else ''}/{number}"
    else:
        month = id[2:4]
    return id if "01" <= month <= "12" else ""


def _read_id(text: str) -> Reference | None:
    if id := read_arxiv(text):
        return Reference(arxiv=id)
    found = _DOI.fullmatch(text)
    return Reference(doi=_tidy_doi(found[1])) if found else None


def _read_link(text: str) -> Reference | None:
    if "://" not in text:
        if not re.match(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+/", text):
            return None
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https"):
        return None
    if host == "ar5iv.labs.arxiv.org":
        host = "ar5iv.org"
    place = _PLACES.get(re.sub(r"^(www|export|dx|browse|lanl|de|uk|cn)\.", "", host), "")
    way = unquote(parts.path).strip("/")
    if place == "doi":
        return _read_id(way)
    if place == "github":
        return _read_repository(way)
    if place == "hugging face":
        id = read_arxiv(way.removeprefix("papers/").split("/")[0])
        return Reference(arxiv=id) if way.startswith("papers/") and id else None
    return _read_arxiv_way(way) if place == "arxiv" else None


def _read_arxiv_way(way: str) -> Reference | None:
    kind, _, rest = way.partition("/")
    if kind not in _ARXIV_PATHS:
        return None
    found = re.match(rf"({_NEW}|{_OLD}){_VERSION}(?:\.pdf|\.html)?(?:/|$)", rest, re.IGNORECASE)
    id = normalise_arxiv(found[1]) if found else ""
    return Reference(arxiv=id) if id else None


def _read_repository(way: str) -> Reference | None:
    owner_and_name = "/".join(way.split("/")[:2]).removesuffix(".git")
    found = _REPOSITORY.fullmatch(owner_and_name)
    if not found or found[1].lower() in _NOT_OWNERS or found[2] in (".", ".."):
        return None
    return Reference(repository=owner_and_name)


def _tidy_doi(doi: str) -> str:
    """A full stop at the end belongs to the sentence around it."""
    return doi.rstrip(".,;")


def _say_nearest(text: str) -> str:
    host = re.sub(r"^[a-z]+://", "", text.lower()).split("/")[0]
    if "." in host and (near := name_nearest(host, _PLACES)) and host not in _PLACES:
        return f": {near}"
    return ""
