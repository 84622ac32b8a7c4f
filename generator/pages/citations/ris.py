"""A paper as a RIS reference (tags: Research Information Systems' specification of 2011, as Zotero,
Mendeley, EndNote and JabRef read them)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.pages.citations.reference import find_address, find_kind, split_name
from generator.records.model import Paper

_TYPES = {"article": "JOUR", "inproceedings": "CONF", "misc": "GEN"}


def write_ris(paper: Paper, list_name: str, *, abstract: bool = True) -> str:
    """The reference, lines ended by CR LF as the specification wants them.

    AN and DB are arXiv's id and name, DP is the list. Every address that is not the paper's own is
    an L2: a program that imports the reference attaches it as a link.
    """
    lines = (
        f"{tag}  - {' '.join(value.split())}\r\n"
        for tag, value in _list(paper, list_name)
        if abstract or tag != "AB"
    )
    return "".join(lines) + "ER  - \r\n"


def _list(paper: Paper, list_name: str) -> Iterator[tuple[str, str]]:
    """The tags with their values; of those that can be empty only those that are not."""
    yield "TY", _TYPES[find_kind(paper.venue)]
    yield "ID", paper.id
    yield "TI", paper.title
    for name in paper.authors:
        family, given, suffix = split_name(name)
        yield "AU", ", ".join(filter(None, (family, given, suffix)))
    yield "PY", f"{paper.date.year:04}"
    if paper.date.month:
        yield "DA", str(paper.date).replace("-", "/")
    address, links = find_address(paper), paper.links
    others = [links.page or "", *(repository.url for repository in links.code)]
    values = [
        ("T2", paper.venue),
        ("DO", paper.doi),
        ("AN", paper.arxiv and f"arXiv:{paper.arxiv}"),
        ("DB", paper.arxiv and "arXiv"),
        ("UR", address),
        ("L1", links.pdf),
        *(("L2", url) for url in others if url != address),
        *(("KW", tag) for tag in paper.tags),
        ("AB", paper.abstract),
        ("DP", list_name),
    ]
    for tag, value in values:
        if value and value.strip():
            yield tag, value
