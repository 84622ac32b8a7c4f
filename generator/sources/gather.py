"""The services asked in turn, each for what the one before has told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from generator.cleaning.folding import fold
from generator.cleaning.identifiers import date_arxiv
from generator.sources.arxiv import fetch_arxiv
from generator.sources.crossref import fetch_crossref
from generator.sources.datacite import fetch_datacite
from generator.sources.draft import Draft
from generator.sources.github import fetch_github
from generator.sources.http import NotThere, ServiceError, Web
from generator.sources.huggingface import fetch_huggingface
from generator.sources.merge import list_missing, merge
from generator.sources.reference import Reference, read_arxiv
from generator.sources.services import Services

Fetch = Callable[[Web, Services, str], Draft]


class NothingFound(Exception):
    """No service says enough of the paper for a record."""

    def __init__(self, sentence: str, down: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.down = down
        """The services that gave no answer: later they may say more."""


@dataclass
class _Asker:
    web: Web
    services: Services
    drafts: list[Draft] = field(default_factory=list)
    errors: list[ServiceError] = field(default_factory=list)

    def ask(self, fetch: Fetch, id: str) -> Draft | None:
        try:
            draft = fetch(self.web, self.services, id)
        except ServiceError as error:
            self.errors.append(error)
            return None
        self.drafts.append(draft)
        return draft

    def find(self, name: str) -> str:
        return next((str(v) for draft in self.drafts if (v := draft.fields.get(name))), "")

    def ask_for_doi(self, doi: str) -> None:
        """Crossref, and DataCite for what Crossref does not know."""
        draft = self.ask(fetch_crossref, doi)
        if draft is None and isinstance(self.errors[-1], NotThere):
            draft = self.ask(fetch_datacite, doi)
        title = next((str(d.fields["title"]) for d in self.drafts if "title" in d.fields), "")
        if draft and title and not is_same_title(title, str(draft.fields.get("title", title))):
            self.drafts.remove(draft)
            said = f"{draft.origin} has {doi} as {draft.fields['title']!r}, another paper"
            self.drafts[0].remarks.append(f"{said}: nothing of it is used, check the DOI")


def gather(web: Web, services: Services, reference: Reference) -> Draft:
    """All that the services say of the paper.

    Raises:
        NothingFound: if that is not enough for a record; says who said what.
        UnknownReference: for a repository that names no paper.
    """
    asker = _Asker(web, services)
    if reference.repository:
        asker.ask(fetch_github, reference.repository)
    arxiv = reference.arxiv or asker.find("arxiv")
    doi = reference.doi or asker.find("doi")
    if doi and not arxiv:
        asker.ask_for_doi(doi)
        arxiv = asker.find("arxiv")
    if arxiv:
        if asker.ask(fetch_arxiv, arxiv) is None:
            asker.ask(fetch_datacite, f"10.48550/arXiv.{arxiv}")
        asker.ask(fetch_huggingface, arxiv)
        found = asker.find("doi")
        if not doi and found and not read_arxiv(found):
            asker.ask_for_doi(found)
    return _conclude(asker, reference)


def _conclude(asker: _Asker, reference: Reference) -> Draft:
    draft = merge(asker.drafts)
    arxiv = str(draft.fields.get("arxiv") or "")
    if "date" not in draft.fields and arxiv and (month := date_arxiv(arxiv)):
        draft.fields["date"] = month
        draft.remarks.append("the date is the month in its arXiv id")
    down = {error.service: error for error in asker.errors if not isinstance(error, NotThere)}
    if lacking := [name for name in ("title", "authors", "date") if not draft.fields.get(name)]:
        reasons = "; ".join(dict.fromkeys(str(error) for error in asker.errors))
        raise NothingFound(
            f"{reference}: nobody says its {', '.join(lacking)}. {reasons or 'Nobody knows it'}.",
            tuple(down),
        )
    for service, error in down.items():
        draft.remarks += [f"{error}; {said}" for said in list_missing(draft, [service])]
    return draft


def is_same_title(one: str, other: str) -> bool:
    """Whether two titles can be of one paper: published titles differ a little from first ones."""
    first, second = fold(one), fold(other)
    if first.split(":")[0] == second.split(":")[0]:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() > 0.5
