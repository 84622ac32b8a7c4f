"""The links of the records, each with the place where it is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.pages.citations.reference import find_doi_url
from generator.records.model import Links, Paper
from generator.records.records import Records


@dataclass(frozen=True)
class Link:
    file: str
    """Below the data folder: ``papers/hybridflow.yml``."""

    field: str
    """``links.code.0.url``."""

    url: str


def list_links(
    papers: Iterable[Paper], *, records: Records | None = None, made: bool = False
) -> Iterator[Link]:
    """Every link of the papers, and of the people in ``records``; ``made``: also those that pages
    make of an arXiv id or a DOI."""
    for paper in papers:
        yield from _list_paper(paper, made)
    for person in records.people if records else ():
        if person.homepage:
            yield Link("people.yml", f"{person.name}.homepage", person.homepage)


def _list_paper(paper: Paper, made: bool) -> Iterator[Link]:
    file = f"papers/{paper.id}.yml"
    for name in Links.model_fields:
        value = getattr(paper.links, name)
        if isinstance(value, str):
            yield Link(file, f"links.{name}", value)
    for place, code in enumerate(paper.links.code):
        yield Link(file, f"links.code.{place}.url", code.url)
    if made and paper.arxiv:
        yield Link(file, "arxiv", f"https://arxiv.org/abs/{paper.arxiv}")
    if made and paper.doi:
        yield Link(file, "doi", find_doi_url(paper.doi))
