"""What the formats say in the same way: the kind of a paper, its address, the parts of a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import quote

from generator.cleaning.suffixes import SUFFIX
from generator.records.model import Paper

Kind = Literal["article", "inproceedings", "misc"]
"""As BibTeX calls them: in a journal, at a conference, neither."""

_JOURNAL = re.compile(
    r"\b(Journal|Transactions|Letters|Communications|Review|Magazine|Frontiers|Fusion|Drones"
    r"|Nature|Science|PLOS|IJCV|JMLR|TMLR|TPAMI|TACL|PNAS)\b"
)
_GROUPS = {
    *("Authors", "Collaboration", "Community", "Consortium", "Contributors", "Foundation"),
    *("Group", "Initiative", "Institute", "Lab", "Laboratory", "Labs", "Project", "Team"),
    "University",
}
"""A name with one of these words is that of many people and has no parts."""


class Name(NamedTuple):
    family: str
    """With the particle: ``van Beethoven``; the whole name if ``given`` is empty."""

    given: str = ""
    suffix: str = ""


@lru_cache(maxsize=100_000)
def find_kind(venue: str | None) -> Kind:
    """What appears at ``venue``, as far as the name of it says."""
    if venue is None:
        return "misc"
    return "article" if _JOURNAL.search(venue) else "inproceedings"


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


@lru_cache(maxsize=200_000)
def split_name(name: str) -> Name:
    """The parts of a name in reading order. The family name is the last word, with the words in
    lower case before it; groups, single words and names with a comma stay whole."""
    words = name.split()
    if "," in name or not _GROUPS.isdisjoint(words):
        return Name(" ".join(words))
    suffix = words.pop() if len(words) > 2 and SUFFIX.fullmatch(words[-1]) else ""
    start = max(len(words) - 1, 0)
    while start > 0 and words[start - 1][0].islower():
        start -= 1
    if start == 0:
        return Name(" ".join(name.split()))
    return Name(" ".join(words[start:]), " ".join(words[:start]), suffix)
