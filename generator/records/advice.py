"""Advice on a record: what is seldom meant but may be, so that it is only warned of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from generator.cleaning.identifiers import date_arxiv
from generator.problems import Problem
from generator.records.likeness import find_likenesses
from generator.records.model import Paper
from generator.records.plain_yaml import Way
from generator.records.records import Records
from generator.records.source import Source
from generator.records.urls import normalise_url
from generator.records.values import shorten

SHORTEST_ABSTRACT = 150
"""Characters; of the abstracts of a hundred papers the shortest has 361."""

_LATEX = re.compile(r"(?<![\w:])\\[A-Za-z]|\\['\"`^~=.%&#_{}$]|\$[^\s$][^$]*\$|\{[^{}\s,]+\}")
"""Not every backslash, brace and dollar: C:\\Users, {a, b} and $5 are none."""
_LATEX_IN_PROSE = re.compile(
    r"(?<![\w:])\\[A-Za-z]{2,}|\\['\"`^~=]\{?[A-Za-z]|\\[%&#_]|\$[^\s$][^$]{0,500}\$"
)
"""Braces alone are none: abstracts write ``{true, false}`` and ``{name}``."""

_SUFFIX = re.compile(
    r"(?:[js]r|ii|iii|iv|2nd|3rd|ph\.?d|m\.?d|inc|ltd|llc|gmbh|corp|co)\.?", re.IGNORECASE
)
_BODY = re.compile(
    r"\b(?:universit|institut|laborator|labs?\b|team|group|consortium|collaboration|centre|center"
    r"|department|college|school|academy|foundation|project)",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:…|\.\.\.|[,;:(–-]|\b(?:a|an|and|by|for|in|of|or|that|the|to|with))$")


class Advice(NamedTuple):
    way: Way
    code: str
    message: str
    hint: str = ""


def advise(records: Records, source: Source) -> list[Problem]:
    """A warning for all that a curator may want to look at again."""
    return [*_advise_each(records, source), *find_likenesses(records, source)]


def _advise_each(records: Records, source: Source) -> Iterator[Problem]:
    for paper in records.papers:
        for rule in RULES:
            for way, code, message, hint in rule(paper):
                yield source.report(
                    f"papers/{paper.id}.yml", way, code, message, hint, severity="warning"
                )


def _look_at_names(paper: Paper) -> Iterator[Advice]:
    for place, name in enumerate(paper.authors):
        way = ("authors", place)
        found = f"found the author {name!r}"
        before, comma, after = name.rpartition(", ")
        if re.search(r";|&|\band\b", name) and not _BODY.search(name):
            yield Advice(
                way,
                "two-names",
                f"{found}, which looks like more than one name.",
                "one entry of the list for each author",
            )
        elif comma and not _SUFFIX.fullmatch(after) and not _BODY.search(name):
            yield Advice(
                way,
                "name-order",
                f"{found}, with the family name first; wanted the given name first.",
                f"{after} {before}",
            )
        elif name.isupper() and re.fullmatch(r"(?:[^\W\d_]{1,2}(?:[. -]+|$))+", name):
            yield Advice(
                way,
                "initials-only",
                f"{found}, which is initials alone.",
                "write the name as the paper has it",
            )
        elif name.isupper() and len(re.findall(r"[^\W\d_]{2,}", name)) > 1:
            yield Advice(way, "upper-case-name", f"{found}, all in capitals.", name.title())


def _look_for_latex(paper: Paper) -> Iterator[Advice]:
    values: dict[Way, str] = {("title",): paper.title}
    values |= {("authors", place): name for place, name in enumerate(paper.authors)}
    if paper.venue:
        values["venue",] = paper.venue
    for way, text in values.items():
        if "\\" in text or "$" in text or "{" in text:
            if not _LATEX.search(text):
                continue
            # Its tables take longer to load than most lists to check.
            from generator.cleaning.plain_text import clean_line

            plain = clean_line(text)
            if plain != text:
                yield Advice(
                    way,
                    "latex-left",
                    f"found LaTeX in {shorten(text)!r}; wanted Unicode.",
                    plain,
                )
    yield from _look_for_latex_in_abstract(paper.abstract or "")


def _look_for_latex_in_abstract(abstract: str) -> Iterator[Advice]:
    # To search all abstracts of a long list takes longer than all other advice.
    found = _LATEX_IN_PROSE.search(abstract) if "\\" in abstract or "$" in abstract else None
    if found is None:
        return
    from generator.cleaning.plain_text import clean_prose

    if clean_prose(abstract, keep_markdown=True) != abstract:
        start = abstract.rfind(" ", 0, max(0, found.start() - 20)) + 1
        yield Advice(
            ("abstract",),
            "latex-left",
            f"found LaTeX in {shorten(abstract[start : found.end() + 20], 60)!r}; wanted Unicode.",
            "write what LaTeX would set: λ for \\lambda, the word alone for \\emph{word}",
        )


def _look_at_title(paper: Paper) -> Iterator[Advice]:
    title = paper.title
    if title.isupper() and len(re.findall(r"[^\W\d_]{2,}", title)) > 2:
        yield Advice(
            ("title",),
            "upper-case-title",
            f"found {shorten(title)!r}, all in capitals.",
            "write it as in the text of the paper's own page",
        )


def _look_at_abstract(paper: Paper) -> Iterator[Advice]:
    abstract = (paper.abstract or "").rstrip()
    whole = "take the whole abstract from the paper's page, or leave the field out"
    if abstract and _CUT.search(abstract[-20:]):
        yield Advice(
            ("abstract",),
            "truncated-abstract",
            f"found an abstract that ends in {abstract[-20:]!r}, as if it went on.",
            whole,
        )
    elif abstract and len(abstract) < SHORTEST_ABSTRACT:
        yield Advice(
            ("abstract",),
            "short-abstract",
            f"found an abstract of {len(abstract)} characters; most have more than "
            f"{SHORTEST_ABSTRACT}.",
            whole,
        )


def _look_at_links(paper: Paper) -> Iterator[Advice]:
    seen: dict[str, str] = {}
    for place, repository in enumerate(paper.links.code):
        seen.setdefault(normalise_url(repository.url), f"links.code.{place}.url")
    for name, url in paper.links:
        if isinstance(url, str):
            field = f"links.{name}"
            other = seen.setdefault(normalise_url(url), field)
            if other != field:
                yield Advice(
                    ("links", name),
                    "repeated-link",
                    f"found {shorten(url)!r}, which is {other} as well.",
                    "keep the one that says best what it is",
                )


def _look_at_date(paper: Paper) -> Iterator[Advice]:
    """arXiv numbers a paper in the month in which it is first public there, or the next."""
    month = date_arxiv(paper.arxiv) if paper.arxiv else ""
    if month and str(paper.date)[:7] > month:
        yield Advice(
            ("date",),
            "date-after-arxiv",
            f"found {paper.date}, but arXiv has had {paper.arxiv} since {month}.",
            "give the date of version 1, when the paper was first public",
        )


RULES: Iterable[Callable[[Paper], Iterator[Advice]]] = (
    _look_at_names,
    _look_for_latex,
    _look_at_title,
    _look_at_abstract,
    _look_at_links,
    _look_at_date,
)
