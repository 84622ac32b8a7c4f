"""The formats that ``readinglist import`` reads, told apart by what is in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem
from generator.sources.bibtex import read_bibtex
from generator.sources.draft import Draft
from generator.sources.encoding import decode
from generator.sources.listing import looks_like_listing, read_listing

FORMATS = ("listing", "bibtex")
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


def recognise(text: str) -> str:
    """The format of ``text``; empty if it is none of them."""
    if looks_like_listing(text):
        return "listing"
    if _BIBTEX.search(text):
        return "bibtex"
    return ""


def read_document(document: Document, kind: str) -> Iterator[Draft | Problem]:
    """Every entry of the document, in its order."""
    if kind == "listing":
        return read_listing(document.text, document.name, document.listed)
    return read_bibtex(document.text, document.name)
