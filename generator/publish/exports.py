"""The files of the whole list, put together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.library.library import Library
from generator.pages import exports
from generator.pages.citations.bibtex import write_bibtex
from generator.pages.citations.csl_json import write_csl
from generator.pages.citations.csv_table import Row, write_csv
from generator.pages.citations.ris import write_ris
from generator.pages.slugs import Addresses, find_url
from generator.publish.packed import pack
from generator.publish.papers_json import write_papers
from generator.publish.papers_schema import make_papers_schema
from generator.records.model import Paper
from generator.settings import Settings


def write_exports(library: Library, addresses: Addresses, settings: Settings) -> dict[str, bytes]:
    """Every file by its path below ``docs/``."""
    return {path: make() for path, make in list_exports(library, addresses, settings).items()}


def list_exports(
    library: Library, addresses: Addresses, settings: Settings
) -> dict[str, Callable[[], bytes]]:
    """What makes each file, by its path below ``docs/``."""
    name, site = settings.site_name, settings.site_url
    papers = _Settled(library)
    rows = (
        Row(
            paper,
            f"{site}{find_url(addresses.paper(paper.id))}",
            [library.find_metrics(paper, repository) for repository in paper.links.code],
            library.find_discussions(paper),
        )
        for paper in papers
    )
    files: dict[str, Iterable[str]] = {
        exports.JSON: write_papers(library, addresses, settings),
        exports.BIBTEX: write_bibliography(papers),
        exports.RIS: (write_ris(paper, name, abstract=not library.is_large) for paper in papers),
        exports.CSL: write_csl(papers, name),
        exports.CSV: write_csv(rows),
    }
    join = pack if library.is_large else _join
    made = {
        exports.find_path(path, library): partial(join, pieces) for path, pieces in files.items()
    }
    return {**made, exports.SCHEMA: _write_schema}


def _write_schema() -> bytes:
    return f"{json.dumps(make_papers_schema(), ensure_ascii=False, indent=2)}\n".encode()


def write_bibliography(papers: Iterable[Paper]) -> Iterator[str]:
    """The entries with an empty line between them, in pieces."""
    separator = ""
    for paper in papers:
        yield f"{separator}{write_bibtex(paper)}\n"
        separator = "\n"


class _Settled:
    """The papers, with their authors as the site shows them. None is kept: a long list would be in
    memory twice."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __iter__(self) -> Iterator[Paper]:
        for paper in self._library.papers:
            names = self._library.names.settle_all(paper)
            same = names == paper.authors
            yield paper if same else paper.model_copy(update={"authors": names})


def _join(pieces: Iterable[str]) -> bytes:
    """The file in UTF-8; its pieces are not held beside it."""
    whole = bytearray()
    for piece in pieces:
        whole += piece.encode()
    return bytes(whole)
