"""A paper as a BibTeX entry (fields: the btxdoc manual; eprint fields: arXiv's own export)."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.pages.citations.reference import find_address, find_kind, split_name
from generator.pages.text import as_latex
from generator.records.model import Paper

_CONTAINERS = {"article": "journal", "inproceedings": "booktitle", "misc": ""}

_KEEPS_CAPITALS = re.compile(r"\w[A-Z]|[A-Z].*\d|\d.*[A-Z]")


def write_bibtex(paper: Paper, *, aligned: bool = True) -> str:
    """The entry, without a newline at its end; the citation key is the paper's id, which never
    changes. ``aligned``: with all values one below the other."""
    width = 13 if aligned else 0
    kind = find_kind(paper.venue)
    fields = {
        "title": _protect_capitals(paper.title),
        "author": " and ".join(map(_write_name, paper.authors)),
        "year": str(paper.date.year),
        "month": paper.date.month_name[:3].lower(),
        _CONTAINERS[kind]: as_latex(paper.venue or ""),
        "doi": as_latex(paper.doi or ""),
        "eprint": paper.arxiv or "",
        "archivePrefix": "arXiv" if paper.arxiv else "",
        "primaryClass": as_latex(paper.category or "") if paper.arxiv else "",
        "url": find_address(paper),
    }
    lines = [
        f"  {name:<{width}} = {value if name == 'month' else '{' + value + '}'}"
        for name, value in fields.items()
        if value
    ]
    return f"@{kind}{{{paper.id},\n" + ",\n".join(lines) + "\n}"


@lru_cache(maxsize=100_000)
def _write_name(name: str) -> str:
    """Braces keep together what BibTeX would take apart: names of groups, and what it separates
    names by."""
    latex = as_latex(name)
    is_whole = " " in latex and not split_name(name).given
    return f"{{{latex}}}" if is_whole or re.search(r",|\band\b|^others$", latex) else latex


def _protect_capitals(title: str) -> str:
    """Braces keep the capitals of names like HybridFlow, which styles would lower."""
    words = title.split()
    return " ".join(
        f"{{{as_latex(word)}}}" if _KEEPS_CAPITALS.search(word) else as_latex(word)
        for word in words
    )
