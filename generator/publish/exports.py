"""The files of the whole list, put together."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.library.library import Library
from generator.pages import exports
from generator.pages.citations.bibtex import write_bibtex
from generator.pages.citations.csl_json import write_csl
from generator.pages.citations.csv_table import Row, write_csv
from generator.pages.citations.ris import write_ris
from generator.pages.slugs import Addresses, find_url
from generator.publish.papers_json import write_papers
from generator.publish.papers_schema import make_papers_schema
from generator.records.model import Paper
from generator.settings import Settings


def write_exports(library: Library, addresses: Addresses, settings: Settings) -> dict[str, bytes]:
    """Every file by its path below ``docs/``."""
    papers = [_settle(paper, library) for paper in library.papers]
    name, site = settings.site_name, settings.site_url
    rows = (
        Row(
            paper,
            f"{site}{find_url(addresses.paper(paper.id))}",
            [library.find_metrics(paper, repository) for repository in paper.links.code],
            library.find_discussions(paper),
        )
        for paper in papers
    )
    schema = json.dumps(make_papers_schema(), ensure_ascii=False, indent=2)
    return {
        exports.JSON: _join(write_papers(library, addresses, settings)),
        exports.SCHEMA: f"{schema}\n".encode(),
        exports.BIBTEX: write_bibliography(papers).encode(),
        exports.RIS: _join(write_ris(paper, name) for paper in papers),
        exports.CSL: write_csl(papers, name).encode(),
        exports.CSV: write_csv(rows).encode(),
    }


def write_bibliography(papers: Iterable[Paper]) -> str:
    """The entries with an empty line between them."""
    return "\n".join(f"{write_bibtex(paper)}\n" for paper in papers)


def _settle(paper: Paper, library: Library) -> Paper:
    """With its authors as the site shows them."""
    return paper.model_copy(update={"authors": library.names.settle_all(paper)})


def _join(pieces: Iterable[str]) -> bytes:
    return b"".join(piece.encode() for piece in pieces)
