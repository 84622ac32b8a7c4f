"""RIS, and what is near to it: PubMed's format (MEDLINE) and EndNote's tagged one (refer).

All three are lines of a tag and a value; a line without a tag goes on with the value before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.problems import Problem
from generator.sources.dates import read_date
from generator.sources.draft import Draft
from generator.sources.reference_fields import ReferenceFields, draft_reference

_TAGGED = re.compile(r"\s?([A-Z][A-Z0-9]{1,3}) {0,3}-(?: (.*)|\s*$)")
"""RIS has two spaces before the hyphen; programs write one, none, or PubMed's padding."""

_PERCENT = re.compile(r"%([0-9A-Z@!#$&*+^>(\[~?=<])(?: (.*)|\s*$)")
_STARTS = {"TY", "PMID", "%0"}

_TITLE = ("TI", "T1", "CT", "BT", "%T")
_AUTHORS = ("FAU", "AU", "A1", "CN", "%A")
_DATES = ("PY", "Y1", "DP", "DA", "DEP", "YR", "%8", "%D")
_ABSTRACT = ("AB", "N2", "%X")
_DOI = ("DO", "DI", "LID", "AID", "%R", "M3", "L3")
_PLACES_SHORT = ("C3", "TA", "JA", "J2", "%S")
_PLACES = ("JT", "JO", "JF", "T2", "BT", "%J", "%B")
_URLS = ("UR", "L1", "L2", "LK", "%U", "%>")
_KEYWORDS = ("KW", "OT", "%K")
_ASIDES = ("N1", "M1", "AN", "PB", "T2", "JO", "JF", "VL", "%Z", "%M")


@dataclass
class _Reference:
    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    begun: bool = True
    """Whether the line that begins a reference was there."""

    def all(self, *tags: str) -> list[str]:
        return [value for tag in tags for value in self.values.get(tag, []) if value.strip()]

    def first(self, *tags: str) -> str:
        return next(iter(self.all(*tags)), "")


def looks_like_ris(text: str) -> bool:
    starts = re.findall(r"^\s?(?:TY {0,3}-|PMID ?-|%0 )", text, re.MULTILINE)
    return bool(starts)


def read_ris(text: str, file: str) -> Iterator[Draft | Problem]:
    """Every reference, in its order."""
    for reference in _split(text):
        if reference.first(*_TITLE) or reference.all(*_AUTHORS):
            yield _draft(reference, file)
        else:
            yield Problem(
                file,
                reference.line,
                1,
                "",
                "bad-ris",
                f"found a reference without title and authors; it has the tags "
                f"{', '.join(reference.values) or 'of none'}.",
            )


def _split(text: str) -> Iterator[_Reference]:
    reference: _Reference | None = None
    last = ""
    percent = bool(re.search(r"^%0 ", text, re.MULTILINE)) and not re.search(
        r"^TY {0,3}-", text, re.MULTILINE
    )
    pattern = _PERCENT if percent else _TAGGED
    for number, line in enumerate(text.split("\n"), 1):
        found = pattern.match(line)
        if found is None:
            if reference and last and line.strip():
                reference.values[last][-1] += f"\n{line.strip()}"
            continue
        tag = f"%{found[1]}" if percent else found[1]
        if tag in _STARTS or tag == "ER":
            if reference:
                yield reference
            reference, last = (None if tag == "ER" else _Reference(number)), ""
            if tag == "ER":
                continue
        if reference is None:
            reference = _Reference(number, begun=False)
        reference.values.setdefault(tag, []).append((found[2] or "").strip())
        last = tag
    if reference:
        yield reference


def _draft(reference: _Reference, file: str) -> Draft:
    first, all_ = reference.first, reference.all
    full_names = reference.all("FAU")  # PubMed says each name twice, in full and short
    said = ReferenceFields(
        title=first(*_TITLE),
        authors=[*full_names, *all_("CN")] if full_names else all_(*_AUTHORS),
        whole_date=_find_date(all_(*_DATES)),
        doi=next((value for value in all_(*_DOI) if "10." in value), ""),
        places=["", *all_(*_PLACES_SHORT), *all_(*_PLACES)],
        urls=[url for value in all_(*_URLS) for url in value.split()],
        keywords=[word for value in all_(*_KEYWORDS) for word in re.split(r"[;\n]", value)],
        abstract=" ".join(first(*_ABSTRACT).split("\n")),
        asides=all_(*_ASIDES),
        kind=first("TY", "PT", "%0"),
    )
    if "PMID" in reference.values:
        said.title = re.sub(r"(?<=[\w\])])\.$", "", said.title)  # PubMed ends every title in one
    draft = draft_reference(said, f"{file}:{reference.line}")
    if not reference.begun:
        draft.remarks.append("the line that begins a reference (TY) is missing.")
    return draft


def _find_date(dates: list[str]) -> str:
    """The first that is a date, or one of the same year that says more."""
    read = [(text, read_date(text).date) for text in dates]
    usable = [(text, date) for text, date in read if date]
    if not usable:
        return next(iter(dates), "")
    year = usable[0][1][:4]
    same_year = [(text, date) for text, date in usable if date[:4] == year]
    return max(same_year, key=lambda pair: len(pair[1]))[0]
