"""A paper as an item of CSL-JSON (the schema csl-data.json of CSL 1.0.2)."""

from __future__ import annotations

import json
from typing import Any

from generator.pages.citations.layout import Layout
from generator.pages.citations.reference import find_address, find_kind, split_name
from generator.records.model import Paper

_TYPES = {"article": "article-journal", "inproceedings": "paper-conference", "misc": "article"}
"""``article`` is what CSL 1.0.2 calls a preprint."""


def lay_out_csl(list_name: str) -> Layout[Paper]:
    """A list of items, one on each line."""
    return Layout(lambda paper: write_json(make_item(paper, list_name)), "[", ",\n", "\n", "]\n")


def make_item(paper: Paper, list_name: str) -> dict[str, Any]:
    """What has a place in CSL, without an abstract.

    What is on arXiv and nowhere else is published there; of other papers arXiv is an archive.
    """
    date = paper.date
    is_preprint = paper.arxiv and not paper.venue
    item: dict[str, Any] = {
        "id": paper.id,
        "type": _TYPES[find_kind(paper.venue)],
        "title": paper.title,
        "author": [_describe_name(name) for name in paper.authors],
        "issued": {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]},
        "container-title": paper.venue,
        "DOI": paper.doi,
        "publisher": "arXiv" if is_preprint else None,
        "number": f"arXiv:{paper.arxiv}" if is_preprint else None,
        "archive": "arXiv" if paper.arxiv and not is_preprint else None,
        "archive_location": None if is_preprint else paper.arxiv,
        "URL": find_address(paper),
        "keyword": ", ".join(paper.tags),
        "source": list_name,
    }
    return {key: value for key, value in item.items() if value}


def write_json(value: object) -> str:
    """On one line, without spaces, as JavaScript writes it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _describe_name(name: str) -> dict[str, str]:
    family, given, suffix = split_name(name)
    if not given:
        return {"literal": family}
    parts = {"family": family, "given": given}
    return {**parts, "suffix": suffix} if suffix else parts
