"""Names of people, turned into reading order: given name first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from generator.cleaning.plain_text import clean_line

OTHERS = "the source names only the first authors."

_SUFFIX = re.compile(
    r"(?:jr|sr|jnr|snr|i{2,3}|iv|vi{0,3}|2nd|3rd|[4-9]th|esq"
    r"|ph\.? ?d|m\.? ?d|b\.? ?sc|m\.? ?sc)\.?",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?:inc|ltd|llc|l\.l\.c|gmbh|co|corp|corporation|plc|ag|s\.a)\.?", re.IGNORECASE
)
_OTHERS = re.compile(r"(?:and\s+)?(?:others|et[\s.]+al[.;]?|u\.\s?a\.|\.\.\.|…)", re.IGNORECASE)
_ENDS_IN_OTHERS = re.compile(r"[\s,;]+(?:and\s+others|et[\s.]+al\.?|…|\.\.\.)\s*$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?:\s*[*∗†‡§¶]+|(?<=[a-z])[1-9])$")
_STAND_IN = re.compile(r"(?<=\w\w)\s+[.-]$")
"""Forms that insist on a family name get one: ``Mausam .``"""

_LOOSE_DOT = re.compile(r"(?<=\b\w)\s+\.\s*")
_LOOSE_HYPHEN = re.compile(r"(?<=\w[^\W\dA-Z_])(?: - |- )(?=[A-Z])")
_LEADING_AND = re.compile(r"^and\s+(?=\S)")
_AND = re.compile(r"(?<![\w\\])and(?!\w)", re.IGNORECASE)


def read_name_list(text: str) -> tuple[list[str], list[str]]:
    """The names of a BibTeX field, and remarks. They are separated by "and"; files that use
    semicolons or commas are understood where there is no doubt."""
    text = re.sub(r"^(?:and )+|(?: and)+$", "", " ".join(text.split()))
    if not _AND.search(text):
        if ";" in re.sub(r"&#?\w+;", "", text):
            return order_names(text.split(";"))
        parts = [part.strip() for part in text.split(",")]
        many = len(parts) > 2 and not any(_SUFFIX.fullmatch(part) for part in parts)
        if many and "{" not in text and all(len(part.split()) > 1 for part in parts):
            return order_names(parts)
    try:
        names = split_multiple_persons_names(text)
    except (IndexError, ValueError):
        names = re.split(r"\s+and\s+", text)
    return order_names(names)


def order_names(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """Each name in reading order and without markup, and remarks; empty ones are left out."""
    ordered: list[str] = []
    remarks: list[str] = []
    for name in names:
        whole = _LEADING_AND.sub("", name.strip().strip(";").strip())
        kept = _ENDS_IN_OTHERS.sub("", whole)
        turned = turn_name(kept)
        if kept != whole or _OTHERS.fullmatch(turned):
            remarks.append(OTHERS)
        if turned and not _OTHERS.fullmatch(turned):
            ordered.append(turned)
    return ordered, list(dict.fromkeys(remarks))


@lru_cache(maxsize=100_000)
def turn_name(name: str) -> str:
    """``Ludwig van Beethoven`` for "van Beethoven, Ludwig", ``Martin Luther King Jr.`` for "King,
    Jr., Martin Luther"; a name in braces is an organisation's and stays as it is. What belongs to
    the print, or to a form that was filled in, goes: ``Yuki Arase†``, ``Mausam .``."""
    return _tidy(_turn(name))


def _turn(name: str) -> str:
    name = name.strip()
    if name.startswith("{") and _closes_at_end(name):
        return clean_line(name[1:-1])
    if "," not in name:
        return clean_line(name.replace("~", " "))
    if "{" not in name and "\\" not in name:
        return clean_line(_turn_parts([part.strip() for part in name.split(",")]))
    parts = parse_single_name_into_parts(name, strict=False)
    first = " ".join(parts.first)
    if _SUFFIX.fullmatch(first) and len(parts.last) > 1:
        turned = " ".join([*parts.von, *parts.last, first])
    else:
        turned = parts.merge_first_name_first
    return clean_line(turned.replace("~", " "))


def _tidy(name: str) -> str:
    name = _STAND_IN.sub("", _FOOTNOTE.sub("", name))
    # Of two words the hyphen stands between given and family name.
    hyphen = "-" if name.count(" ") > 2 or " - " not in name else " "
    return _LOOSE_HYPHEN.sub(hyphen, _LOOSE_DOT.sub(". ", name)).strip()


def join_name(*, given: str = "", particle: str = "", family: str = "", suffix: str = "") -> str:
    """The parts of a name in reading order."""
    return clean_line(" ".join(part for part in (given, particle, family, suffix) if part.strip()))


def _turn_parts(parts: list[str]) -> str:
    parts = [part for part in parts if part]
    if _COMPANY.fullmatch(parts[-1] if parts else ""):
        return ", ".join(parts)
    if len(parts) == 2 and _SUFFIX.fullmatch(parts[1]) and " " in parts[0]:
        return " ".join(parts)
    if len(parts) > 2 and _SUFFIX.fullmatch(parts[1]):
        last, suffix, *first = parts
        return " ".join([*first, last, suffix])
    if len(parts) > 2 and _SUFFIX.fullmatch(parts[-1]):
        last, *first, suffix = parts
        return " ".join([*first, last, suffix])
    return " ".join([*parts[1:], *parts[:1]])


def _closes_at_end(text: str) -> bool:
    """Whether the first brace is closed by the last character."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return place == len(text) - 1
    return False
