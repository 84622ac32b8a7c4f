"""The files of the whole list, put together."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial

from generator.library.library import Library
from generator.pages import exports
from generator.pages.citations.bibtex import write_bibtex
from generator.pages.citations.csl_json import lay_out_csl
from generator.pages.citations.csv_table import Row, lay_out_csv
from generator.pages.citations.layout import Layout
from generator.pages.citations.ris import write_ris
from generator.pages.slugs import Addresses, find_url
from generator.publish.packed_exports import MadeFile, PackedExports
from generator.publish.papers_json import lay_out_papers
from generator.records.model import Paper
from generator.settings import Settings


def write_exports(library: Library, addresses: Addresses, settings: Settings) -> dict[str, bytes]:
    """Every file by its path below ``docs/``."""
    plain = list_plain(library, addresses, settings)
    return write_all(plan_packed(library, addresses, settings), plain)


def write_all(packed: PackedExports, plain: Mapping[str, Callable[[], bytes]]) -> dict[str, bytes]:
    """Both kinds of files."""
    for run in packed.list_runs():
        packed.take(run, packed.make(run))
    return {**packed.finish(), **{path: make() for path, make in plain.items()}}


def list_plain(
    library: Library, addresses: Addresses, settings: Settings
) -> dict[str, Callable[[], bytes]]:
    """What makes each file that is not packed, by its path below ``docs/``."""
    layouts = {} if library.is_large else _lay_out(library, addresses, settings)
    made = {path: partial(_join, layout, library.papers) for path, layout in layouts.items()}
    return {**made, exports.SCHEMA: _write_schema}


def plan_packed(
    library: Library,
    addresses: Addresses,
    settings: Settings,
    take_print: Callable[[str], str] | None = None,
    last: Mapping[str, MadeFile] | None = None,
) -> PackedExports:
    """The packed files: none of a short list. ``take_print`` and ``last`` as they have it."""
    layouts = _lay_out(library, addresses, settings) if library.is_large else {}
    layouts = {exports.find_path(path, library): layout for path, layout in layouts.items()}
    salt = repr((settings.site_name, settings.site_url))
    return PackedExports(layouts, library.papers, take_print, last, salt)


def _lay_out(
    library: Library, addresses: Addresses, settings: Settings
) -> dict[str, Layout[Paper]]:
    """``tests/publish/test_packed_exports.py`` changes records in every way: what a layout says of
    a paper has to be in the paper's fingerprint."""
    name, site, abstract = settings.site_name, settings.site_url, not library.is_large
    csl, csv = lay_out_csl(name), lay_out_csv()

    def settle(paper: Paper) -> Paper:
        """With its authors as the site shows them."""
        names = library.names.settle_all(paper)
        return paper if names == paper.authors else paper.model_copy(update={"authors": names})

    def describe(paper: Paper) -> Row:
        return Row(
            settle(paper),
            f"{site}{find_url(addresses.paper(paper.id))}",
            [library.find_metrics(paper, repository) for repository in paper.links.code],
            library.find_discussions(paper),
        )

    return {
        exports.JSON: lay_out_papers(library, addresses, settings),
        exports.BIBTEX: Layout(lambda paper: f"{write_bibtex(settle(paper))}\n", separator="\n"),
        exports.RIS: Layout(lambda paper: write_ris(settle(paper), name, abstract=abstract)),
        exports.CSL: replace(csl, write=lambda paper: csl.write(settle(paper))),
        exports.CSV: Layout(lambda paper: csv.write(describe(paper)), csv.head),
    }


def _write_schema() -> bytes:
    # Whoever makes this file is often another process: this one need not load it.
    from generator.publish.papers_schema import make_papers_schema

    return f"{json.dumps(make_papers_schema(), ensure_ascii=False, indent=2)}\n".encode()


def _join(layout: Layout[Paper], papers: Iterable[Paper]) -> bytes:
    """The file in UTF-8; its pieces are not held beside it."""
    whole = bytearray()
    for piece in layout.join(papers):
        whole += piece.encode()
    return bytes(whole)
