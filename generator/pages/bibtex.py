"""A paper as a BibTeX entry (fields: the btxdoc manual; eprint fields: arXiv's own export)."""

from __future__ import annotations

import re
from urllib.parse import quote

from generator.pages.text import as_latex
from generator.records.model import Paper

_JOURNAL = re.compile(
    r"\b(Journal|Transactions|Letters|Communications|Review|Magazine|Frontiers|Fusion|Drones"
    r"|Nature|Science|PLOS|IJCV|JMLR|TMLR|TPAMI|TACL|PNAS)\b"
)


def write_bibtex(paper: Paper) -> str:
    """The entry, without a newline at its end; the citation key is the paper's id, which never
    changes."""
    fields = {
        "title": _protect_capitals(paper.title),
        "author": " and ".join(map(_write_name, paper.authors)),
        "year": str(paper.date.year),
        "month": paper.date.month_name[:3].lower(),
        _container(paper): as_latex(paper.venue or ""),
        "doi": as_latex(paper.doi or ""),
        "eprint": paper.arxiv or "",
        "archivePrefix": "arXiv" if paper.arxiv else "",
        "primaryClass": as_latex(paper.category or "") if paper.arxiv else "",
        "url": find_address(paper),
    }
    lines = [
        f"  {name:<13} = {value if name == 'month' else '{' + value + '}'}"
        for name, value in fields.items()
        if value
    ]
    return f"@{_entry_type(paper)}{{{paper.id},\n" + ",\n".join(lines) + "\n}"


def find_address(paper: Paper) -> str:
    """The best address of the paper itself; empty where the record has none."""
    if paper.doi:
        return find_doi_url(paper.doi)
    if paper.arxiv:
        return f"https://arxiv.org/abs/{paper.arxiv}"
    return paper.links.page or paper.links.pdf or ""


def find_doi_url(doi: str) -> str:
    """The DOI's address; characters that a DOI may have and an address may not are %-encoded."""
    return f"https://doi.org/{quote(doi, safe='/:;()')}"


def _entry_type(paper: Paper) -> str:
    if paper.venue is None:
        return "misc"
    return "article" if _JOURNAL.search(paper.venue) else "inproceedings"


def _container(paper: Paper) -> str:
    return "journal" if _entry_type(paper) == "article" else "booktitle"


def _write_name(name: str) -> str:
    latex = as_latex(name)
    return f"{{{latex}}}" if re.search(r",|\band\b|^others$", latex) else latex


def _protect_capitals(title: str) -> str:
    """Braces keep the capitals of names like HybridFlow, which styles would lower."""
    words = title.split()
    return " ".join(
        f"{{{as_latex(word)}}}"
        if re.search(r"\w[A-Z]|[A-Z].*\d|\d.*[A-Z]", word)
        else as_latex(word)
        for word in words
    )
