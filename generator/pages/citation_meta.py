"""Meta tags by which Zotero and Google Scholar recognise a paper (Highwire Press names, as Google
Scholar's inclusion guidelines give them)."""

from __future__ import annotations

from generator.records.model import Paper


def list_citation_meta(paper: Paper) -> dict[str, list[str]]:
    """The contents of each tag by its name without ``citation_``, in order."""
    pdf = f"https://arxiv.org/pdf/{paper.arxiv}" if paper.arxiv else paper.links.pdf
    contents: dict[str, list[str | None]] = {
        "title": [paper.title],
        "author": list(paper.authors),
        "publication_date": [str(paper.date).replace("-", "/")],
        "doi": [paper.doi],
        "arxiv_id": [paper.arxiv],
        "pdf_url": [pdf],
    }
    return {name: found for name, values in contents.items() if (found := [v for v in values if v])}
