"""arXiv ids, DOIs and web addresses, found in what other programs write around them."""

from __future__ import annotations

import re

ARXIV_PATTERN = r"^([0-9]{4}\.[0-9]{4,5}|[a-z-]+(\.[A-Z]{2})?/[0-9]{7})$"
DOI_PATTERN = r"^10\.[0-9]{4,9}/\S+$"

_ARXIV = re.compile(
    r"(?<![\w./])([0-9]{4}\.[0-9]{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?(?![\w/])"
)
_ARXIV_AFTER = re.compile(
    r"(?:\babs/|ar[xX]iv(?:\.org/(?:abs|pdf|html)/|[:.\s]{1,9}(?:preprint\s{1,9})?"
    r"(?:ar[xX]iv\s{0,9}:\s{0,9})?))\s{0,9}"
    r"([0-9]{4}\.[0-9]{4,5}|[a-z]+(?:-[a-z]+)*(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?(?![0-9])",
    re.IGNORECASE,
)
_DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>{}|]+")
_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]+", re.IGNORECASE)


def find_arxiv(text: str, *, named: bool = True) -> str:
    """The arXiv id in ``text``, without its version; empty if there is none.

    ``named``: only where "arXiv" stands before it; otherwise the text is known to be one.
    """
    found = _ARXIV_AFTER.search(text) or (None if named else _ARXIV.search(text))
    if found is None:
        return ""
    archive, slash, number = found[1].rpartition("/")
    subject, dot, part = archive.partition(".")
    return f"{subject.lower()}{dot}{part.upper()}{slash}{number}"


def find_doi(text: str) -> str:
    """The DOI in ``text``, whatever stands around it; empty if there is none."""
    text = text.replace("\\_", "_").replace("\\", "").replace("%2F", "/").replace("%2f", "/")
    found = _DOI.search(text)
    doi = found[0].rstrip(".,;:'") if found else ""
    while doi.endswith(")") and doi.count("(") < doi.count(")"):
        doi = doi[:-1].rstrip(".,;:'")
    return doi if re.fullmatch(DOI_PATTERN, doi) else ""


def find_url(text: str) -> str:
    """The first web address in ``text``, without the sentence's punctuation; empty for none."""
    text = re.sub(r"\\([_%&#~])", r"\1", text)
    found = _URL.search(text)
    url = found[0].rstrip(".,;:!?'") if found else ""
    return url[:-1] if url.endswith(")") and "(" not in url else url


def date_arxiv(arxiv: str) -> str:
    """The month in which arXiv gave out an id: ``2024-09`` of 2409.19256 (arXiv's own rule)."""
    digits = arxiv.rpartition("/")[2][:4]
    year, month = int(digits[:2]), int(digits[2:])
    if not 1 <= month <= 12:
        return ""
    return f"{1900 + year if year > 90 else 2000 + year}-{month:02}"
