"""GitHub: which paper a repository says that it belongs to.

https://docs.github.com/en/rest/repos: the repository, its README and its CITATION.cff.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from generator.cleaning.identifiers import find_arxiv, find_doi, find_url
from generator.records.plain_yaml import Tree
from generator.sources.answer import Fields, read_fields, take_text
from generator.sources.draft import Draft
from generator.sources.http import BadAnswer, NotThere, Web
from generator.sources.reference import UnknownReference, read_arxiv
from generator.sources.services import GITHUB, Services

_RAW = "application/vnd.github.raw+json"
_BIBTEX = re.compile(r"@\w+\s*\{[^@]{0,4000}?\n[ \t]{0,9}\}", re.DOTALL)
_ARXIV_LINK = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf|html)/|huggingface\.co/papers/|alphaxiv\.org/abs/|arxiv[:.\s-]{1,9})"
    r"([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})",
    re.IGNORECASE,
)
_DOI_LINK = re.compile(
    r"(?:doi\.org/|\bdoi\s{0,9}[:=]\s{0,9}[{\"]?\s{0,9})(10\.[0-9]{4,9}/[^\s\"'<>)\]},]+)",
    re.IGNORECASE,
)


def fetch_github(web: Web, services: Services, repository: str) -> Draft:
    """The repository as a code link, with the arXiv id or the DOI of its paper.

    Raises:
        ServiceError: if GitHub says nothing that can be used.
        UnknownReference: if the repository names no paper, or several.
    """
    way = f"repos/{quote(repository, safe='/')}"
    facts = web.fetch(services.ask_github(way), read_repository)
    full_name = take_text(facts, "full_name")
    texts = [
        _fetch_text(web, services, f"{way}/contents/CITATION.cff"),
        f"{take_text(facts, 'description')} {take_text(facts, 'homepage')}",
        _fetch_text(web, services, f"{way}/readme"),
    ]
    links: dict[str, Tree] = {"code": [{"url": f"https://github.com/{full_name}"}]}
    homepage = take_text(facts, "homepage")
    if homepage and find_url(homepage) == homepage and not find_paper([homepage]):
        links["project"] = homepage
    named = find_paper(texts)
    if len(named) != 1:
        found = f"several papers ({', '.join(named[:5])})" if named else "no paper"
        raise UnknownReference(
            f"github.com/{full_name} names {found}; give the paper's own link instead."
        )
    field = "arxiv" if read_arxiv(named[0]) else "doi"
    return Draft({field: named[0], "links": links}, GITHUB)


def read_repository(content: bytes) -> Fields:
    """The facts about a repository.

    Raises:
        BadAnswer: if the answer holds none.
    """
    facts = read_fields(content, GITHUB)
    if not re.fullmatch(r"[A-Za-z0-9-]+/[\w.-]+", take_text(facts, "full_name")):
        raise BadAnswer(GITHUB, "does not say what the repository is called")
    return facts


def _fetch_text(web: Web, services: Services, way: str) -> str:
    try:
        return web.fetch(services.ask_github(way, _RAW), lambda c: c.decode("utf-8", "replace"))
    except NotThere:
        return ""


def find_paper(texts: list[str]) -> list[str]:
    """The papers that the first of the texts names which names any: CITATION.cff, then the
    description, then the README, where the entry to cite goes before other links. More than one
    means that there is no telling; an arXiv id goes before a DOI."""
    *before, readme = texts
    entries = "\n".join(_BIBTEX.findall(readme))
    start = readme[:1500]
    for text in (*before, entries, start, readme):
        for named in (_list_arxiv(text), _list_dois(text)):
            if len(named) == 1 or (named and text is readme):
                return named
    return []


def _list_arxiv(text: str) -> list[str]:
    found = [find_arxiv(match[1], named=False) for match in _ARXIV_LINK.finditer(text)]
    found += [id for line in text.splitlines() if (id := find_arxiv(line))]
    return list(dict.fromkeys(filter(None, found)))


def _list_dois(text: str) -> list[str]:
    dois = (find_doi(match[1]) for match in _DOI_LINK.finditer(text))
    return list(dict.fromkeys(read_arxiv(doi) or doi for doi in dois if doi))
