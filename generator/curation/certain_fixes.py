"""Fixes that cannot be wrong: each takes the text of a value and returns it mended, or as it is.

What a person has to look at (bidirectional controls, names in the wrong order, days before months)
is left to the check.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from urllib.parse import unquote

from pydantic import BaseModel

from generator.cleaning.identifiers import DOI_PATTERN, find_arxiv, find_doi
from generator.cleaning.plain_text import clean_line
from generator.records.model import Paper
from generator.records.partial_date import PartialDate
from generator.records.values import (
    ORCID_PATTERN,
    TAG_PATTERN,
    ArxivId,
    AuthorName,
    Doi,
    Identifier,
    Line,
    Markdown,
    Orcid,
    Prose,
    Switch,
    Tag,
    Url,
)

Fix = Callable[[str], str]

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060-\u2064\ufeff]")
"""Control and zero-width characters. Not those of bidirectional text, which somebody may have put
there to deceive; nor U+0080 to U+009F, which are letters of another encoding as a rule."""

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ARXIV_ALONE = re.compile(
    r"(?:(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/|arxiv:\s*"
    r"|(?:https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\.)?"
    r"(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\.pdf)?/?",
    re.IGNORECASE,
)
_BEFORE_DOI = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*", re.IGNORECASE)
_BEFORE_ORCID = re.compile(r"(?:https?://)?(?:www\.)?orcid\.org/", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.-])([0-9]{1,2})(?:\2([0-9]{1,2}))?")

_MACRO = re.compile(r"\\([A-Za-z]+|.)", re.DOTALL)
_ACCENTS = {*"'\"`^~=.", *"uvHcdbkrt"}
_LETTERS = {"ss", "ae", "AE", "oe", "OE", "aa", "AA", "o", "O", "l", "L", "i", "j"}
_STYLES = {"emph", "textit", "textbf", "textsc", "texttt", "textrm", "mathrm", "mathbf", "mathcal"}
_GREEK = {
    *("alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "kappa", "lambda"),
    *("mu", "nu", "xi", "pi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega"),
    *("Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Sigma", "Phi", "Psi", "Omega"),
}
_KNOWN_MACROS = _ACCENTS | _LETTERS | _STYLES | _GREEK | {*"&%_#$-"}
_PROTECTED = re.compile(r"\{[A-Z][A-Za-z0-9-]*\}")
"""A word in braces, as BibTeX keeps its capitals; sets are written in braces too."""

_MATHS = re.compile(r"(?<![\\$])\$(?:[A-Za-z]|\\[^$]{1,200}|[^\s$\\]{0,200}[\\^_][^\s$]{1,200})\$")
"""What can be nothing else: one letter, or with LaTeX in it. ``$5K to US$`` is money."""

_HTML = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|#[0-9]{1,6}|#x[0-9a-f]{1,5});"
    r"|<(i|b|em|strong|italic|bold|sub|sup)>[^<>]{1,200}</\1>",
    re.IGNORECASE,
)


def drop_invisible(text: str) -> str:
    return INVISIBLE.sub("", text)


def trim(text: str) -> str:
    """Without white space around it, unless nothing else is there."""
    return text.strip() or text


def join_line(text: str) -> str:
    """One space for each run of white space, and each letter as one character (NFC)."""
    return unicodedata.normalize("NFC", " ".join(text.split())) or text


def join_lines(text: str) -> str:
    """As ``join_line``, for each paragraph of an abstract; the letters stay as they are."""
    return "\n".join(re.sub("[ \t]+", " ", line).strip() for line in trim(text).split("\n"))


def read_markup(text: str) -> str:
    """Unicode for LaTeX and HTML, where all of it is known for what it is."""
    if _BIDI.search(text) or not _is_markup(text):
        return text
    read = clean_line(text)
    maths = _MATHS.search(text)
    lost = re.search(r"[\\{}]", read) or (maths and re.search(r"[\^_$]", read))
    return text if lost or not read else read


def _is_markup(text: str) -> bool:
    macros, maths = _MACRO.findall(text), _MATHS.findall(text)
    unprotected = _PROTECTED.sub("", text)
    if not _KNOWN_MACROS.issuperset(macros) or (not macros and re.search("[{}]", unprotected)):
        return False
    if (macros or maths) and text.replace("\\$", "").count("$") != 2 * len(maths):
        return False
    return bool(macros or maths or unprotected != text or _HTML.search(text))


def shorten_arxiv(text: str) -> str:
    """The id out of an address, or without ``arXiv:`` and the version."""
    return (find_arxiv(text, named=False) or text) if _ARXIV_ALONE.fullmatch(text) else text


def shorten_doi(text: str) -> str:
    """The DOI out of an address, or without ``doi:``."""
    before = _BEFORE_DOI.match(text)
    if before is None:
        return text
    rest = text[before.end() :]
    if "doi.org/" in before[0].lower():
        rest = "" if re.search("[?#]", rest) else unquote(rest)
    return rest if re.fullmatch(DOI_PATTERN, rest) and find_doi(rest) == rest else text


def shorten_orcid(text: str) -> str:
    """The iD out of its address."""
    rest = _BEFORE_ORCID.sub("", text, count=1).rstrip("/")
    return rest if re.fullmatch(ORCID_PATTERN, rest) else text


def lower_key(text: str) -> str:
    """Lower case with hyphens, if that makes a tag or a topic's key of it."""
    key = re.sub(r"[\s_]+", "-", text.strip().lower())
    return key if re.fullmatch(TAG_PATTERN, key) else text


def order_date(text: str) -> str:
    """``2024-09-28`` for ``2024/9/28``; the year has to come first."""
    found = _YEAR_FIRST.fullmatch(text)
    if found is None:
        return text
    date = "-".join([found[1], *(part.zfill(2) for part in found.groups()[2:] if part)])
    try:
        return str(PartialDate.parse(date))
    except ValueError:
        return text


def lower_switch(text: str) -> str:
    """``true`` for ``True``."""
    return text.lower() if text.lower() in ("true", "false") else text


_BY_KIND: tuple[tuple[Any, tuple[Fix, ...]], ...] = (
    (Line, (drop_invisible, join_line)),
    (AuthorName, (drop_invisible, join_line)),
    (Prose, (drop_invisible, join_lines)),
    (Markdown, (drop_invisible, trim)),
    (Identifier, (drop_invisible, trim)),
    (Tag, (drop_invisible, trim, lower_key)),
    (ArxivId, (drop_invisible, trim, shorten_arxiv)),
    (Doi, (drop_invisible, trim, shorten_doi)),
    (Orcid, (drop_invisible, trim, shorten_orcid)),
    (Url, (drop_invisible, trim)),
    (PartialDate, (drop_invisible, trim, order_date)),
    (Switch, (drop_invisible, trim, lower_switch)),
)
_BY_FIELD: Mapping[tuple[type[BaseModel], str], tuple[Fix, ...]] = {
    (Paper, "title"): (read_markup,),
    (Paper, "authors"): (read_markup,),
    (Paper, "topics"): (lower_key,),
}
"""What is done besides, for what the kind of value does not say."""


@cache
def list_shapes(record: type[BaseModel]) -> dict[str, Any]:
    """The annotation of each field, with what ``values`` says of it."""
    return get_type_hints(record, include_extras=True)


def find_inner(shape: Any) -> Any:
    """What a list or mapping of this annotation holds, or a field that may be left out; None where
    there is nothing inside."""
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is Annotated:
        return find_inner(arguments[0])
    if origin in (Union, UnionType):
        return next(one for one in arguments if one is not type(None))
    if origin is tuple:
        return arguments[0]
    return arguments[1] if origin is dict else None


@cache
def list_fixes(record: type[BaseModel], field: str) -> tuple[Fix, ...]:
    """The fixes for the text of a field, or for each text in it, in their order."""
    shape = list_shapes(record)[field]
    while shape is not None:
        for kind, fixes in _BY_KIND:
            if shape == kind:
                return (*fixes, *_BY_FIELD.get((record, field), ()))
        shape = find_inner(shape)
    return ()
