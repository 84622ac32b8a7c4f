"""The formats that ``readinglist import`` reads, told apart by what is in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem
from generator.sources.bibtex import read_bibtex
from generator.sources.csl_json import looks_like_csl, read_csl_json
from generator.sources.draft import Draft
from generator.sources.encoding import decode
from generator.sources.foreign_list import read_foreign_list
from generator.sources.listing import looks_like_listing, read_listing
from generator.sources.mapped import draft_entries
from generator.sources.mapping import Mapping, read_mapping
from generator.sources.ris import looks_like_ris, read_ris

FORMATS = ("listing", "bibtex", "csl-json", "ris")
"""As ``--format`` names them."""

_BIBTEX = re.compile(r"^\s*@\s*[A-Za-z]+\s*[{(]", re.MULTILINE)


@dataclass(frozen=True)
class Document:
    """One file that is to be imported."""

    text: str
    name: str
    """As Problems call it."""

    remark: str = ""
    """What was in doubt when its bytes were read."""

    listed: str = ""
    """The day of a listing."""


def open_document(path: Path, name: str, encoding: str = "") -> Document:
    """Read a file whose entries are to be imported.

    Raises:
        OSError: if the system does not let us read it.
        LookupError: if there is no ``encoding`` of this name.
    """
    decoded = decode(path.read_bytes(), encoding)
    return Document(decoded.text, name, decoded.remark)


def read_mapped(
    path: Path, name: str, mapping: Mapping, encoding: str
) -> Iterator[Draft | Problem]:
    """Every entry of a list of another shape, in its order.

    Raises:
        OSError: if the system does not let us read it.
        LookupError: if there is no ``encoding`` of this name.
    """
    return draft_entries(read_foreign_list(path, name, mapping, encoding), mapping)


def open_mapping(path: Path) -> Mapping:
    """Read a mapping file.

    Raises:
        MappingRefused: with a sentence for the person who wrote it.
        OSError: if the system does not let us read it.
    """
    return read_mapping(path.read_bytes())


def recognise(text: str) -> str:
    """The format of ``text``; empty if it is none of them."""
    if looks_like_listing(text):
        return "listing"
    if text.lstrip()[:1] in ("[", "{") and looks_like_csl(text):
        return "csl-json"
    if looks_like_ris(text):
        return "ris"
    if _BIBTEX.search(text):
        return "bibtex"
    return ""


def read_document(document: Document, kind: str) -> Iterator[Draft | Problem]:
    """Every entry of the document, in its order."""
    if kind == "listing":
        return read_listing(document.text, document.name, document.listed)
    readers = {"bibtex": read_bibtex, "csl-json": read_csl_json, "ris": read_ris}
    return readers[kind](document.text, document.name)
