"""The kinds of value that a field of a record can have, each made from the text that was written.

A converter raises ``PydanticCustomError(code, message, {"hint": …})``; the loader turns it into a
Problem with the place in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from generator.cleaning.identifiers import ARXIV_PATTERN, DOI_PATTERN, find_arxiv, find_doi

ID_PATTERN = r"^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$"
TAG_PATTERN = r"^[a-z0-9][a-z0-9+.#-]*$"
ORCID_PATTERN = r"^[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]$"
DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

_REMEMBERED = 200_000
"""How many checked values of a kind: the names of a list of 100,000 papers are as many."""

MAX_ID = 100
"""Characters of an id: it becomes the name of a file, of which systems allow 255 bytes."""

MAX_MARKDOWN = 2000
"""Characters of a Markdown field. Python-Markdown takes time with the square of some texts: of
60,000 opening brackets a quarter of an hour, of 2,000 less than a second."""

MAX_NESTING = 8
"""Lists and quotes that one line may open in each other; Python-Markdown recurses into each."""

RESERVED_IDS = frozenset(
    ["index", "404", "by-title", "most-discussed", "con", "prn", "aux", "nul"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)]
)
"""Pages of the site itself, and names that Windows does not give to a file."""

_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Control, zero-width and bidirectional formatting characters (Unicode 15, category Cc and the
formatting part of Cf), and two that XML, and so a feed, can't hold at all. U+200C and U+200D stay:
Persian, Hindi and emoji are written with them."""

_PLAIN_URL = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9._~/%+=,;()-]*)?(?:[?#][A-Za-z0-9._~/%+=&-]*)?"
)
"""What nearly all addresses are: without a user, a port or a letter that asks for a closer look."""

_OTHERS = re.compile(r"(?:^|[\s,;&])et\.?\s?al\b|^(?:and )?others$|(?:…|\.{3,})$", re.IGNORECASE)

_NESTING = re.compile(
    rf"^(?:[ \t]*(?:(?:[0-9]+\.|[-+*])[ \t]|>)){{{MAX_NESTING + 1}}}", re.MULTILINE
)


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """The error that says ``message`` as written, braces included."""
    return PydanticCustomError(code, "{sentence}", {"sentence": message, "hint": hint})


def _check_text(text: str) -> str:
    if not text.strip():
        raise refuse("empty-value", "found no text.", "write the value, or leave the field out")
    # Nothing of it is printable, as Python has it; a line break is not either.
    if not text.isprintable() and (found := _INVISIBLE.search(text)):
        name = unicodedata.name(found[0], "").lower()
        raise refuse(
            "invisible-character",
            f"found the invisible character U+{ord(found[0]):04X}{name and f' ({name})'}.",
            "delete it",
        )
    return text


def _check_line(text: str) -> str:
    _check_text(text)
    return " ".join(text.split())


def _check_markdown(text: str) -> str:
    _check_text(text)
    if len(text) > MAX_MARKDOWN:
        raise refuse(
            "too-long",
            f"found {len(text):,} characters; wanted at most {MAX_MARKDOWN:,}.",
            "say it shorter",
        )
    if _NESTING.search(text):
        raise refuse(
            "too-many-lists",
            f"found more than {MAX_NESTING} lists or quotes in each other.",
            "put ` around what is no list",
        )
    return text


def _matching(
    pattern: str, code: str, wanted: str, guess: Callable[[str], str] = lambda text: ""
) -> Any:
    """``guess``: the value that was probably meant, for the hint."""
    compiled = re.compile(pattern)

    # Most come again and again; that all of them are one text saves memory as well.
    @lru_cache(maxsize=_REMEMBERED)
    def check(text: str) -> str:
        _check_text(text)
        if not compiled.fullmatch(text):
            raise refuse(code, f"found {shorten(text)!r}; wanted {wanted}.", guess(text))
        return text

    return AfterValidator(check)


def _guess_arxiv(text: str) -> str:
    found = find_arxiv(text, named=False)
    return f'"{found}"' if found else ""


def _guess_tag(text: str) -> str:
    tag = "-".join(re.findall(r"[a-z0-9+.#]+", text.lower()))
    return tag if re.fullmatch(TAG_PATTERN, tag) else ""


def is_id(text: str) -> bool:
    """Whether ``text`` is an ``Identifier``."""
    plain = len(text) <= MAX_ID and text not in RESERVED_IDS
    return plain and re.fullmatch(ID_PATTERN, text) is not None


def _guess_id(text: str) -> str:
    id = "-".join(re.findall(r"[a-z0-9]+", text.lower()))
    return id if is_id(id) else ""


def _guess_orcid(text: str) -> str:
    found = re.search(r"(?<![0-9])([0-9]{4}-){3}[0-9]{3}[0-9X]", text)
    return found[0] if found else ""


@lru_cache(maxsize=_REMEMBERED)
def _check_name(text: str) -> str:
    name = _check_line(text)
    if _OTHERS.search(name):
        raise refuse(
            "not-a-name",
            f"found {shorten(name)!r}, which stands for authors who are not named.",
            "name every author; the paper's own page has them all",
        )
    return name


def shorten(text: str, length: int = 80) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _check_id(text: str) -> str:
    if len(text) > MAX_ID:
        raise refuse("bad-id", f"found {len(text)} characters; wanted at most {MAX_ID}.")
    if text in RESERVED_IDS:
        raise refuse("reserved-id", f"found {text!r}, which is kept for the site itself.")
    return text


def _check_url(text: str) -> str:
    """Links go into pages as they are: http or https, a host, nobody's password, nothing odd."""
    if _PLAIN_URL.fullmatch(text):
        return text
    _check_text(text)
    wanted = "an address like https://example.org/paper"
    if re.search(r"[\s\x00-\x20\x7f\\<>\"`{}|^]", text) or not text.isprintable():
        raise refuse(
            "bad-url",
            f"found {shorten(text)!r}, which has a character that no address has; wanted {wanted}.",
        )
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host:
        raise refuse("bad-url", f"found {shorten(text)!r}; wanted {wanted}.")
    if parts.username is not None or parts.password is not None:
        raise refuse(
            "bad-url", f"found {shorten(text)!r}, which holds a user name; wanted {wanted}."
        )
    return text


def _read_switch(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    raise refuse("not-true-or-false", f"found {shorten(str(value))!r}; wanted true or false.")


def _read_count(value: Any) -> Any:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,12}", value):
        return int(value)
    raise refuse("not-a-count", f"found {shorten(str(value))!r}; wanted a whole number from 0.")


Line = Annotated[str, AfterValidator(_check_line), Field(json_schema_extra={"minLength": 1})]
"""Text on one line; runs of white space become one space."""

AuthorName = Annotated[str, AfterValidator(_check_name), Field(json_schema_extra={"minLength": 1})]
"""A line that names one person or group."""

Prose = Annotated[str, AfterValidator(_check_text), Field(json_schema_extra={"minLength": 1})]
"""Text of one or more paragraphs."""

Markdown = Annotated[
    str,
    AfterValidator(_check_markdown),
    Field(json_schema_extra={"minLength": 1, "maxLength": MAX_MARKDOWN}),
]
"""Prose in a small part of Markdown: emphasis, code, lists, links to the web."""

Identifier = Annotated[
    str,
    _matching(
        ID_PATTERN,
        "bad-id",
        "lower-case letters, digits and single hyphens, like pc-darts",
        _guess_id,
    ),
    AfterValidator(_check_id),
    Field(json_schema_extra={"pattern": ID_PATTERN, "maxLength": MAX_ID}),
]
Tag = Annotated[
    str,
    _matching(
        TAG_PATTERN, "bad-tag", "lower case with hyphens, like graph-neural-networks", _guess_tag
    ),
    Field(json_schema_extra={"pattern": TAG_PATTERN}),
]
ArxivId = Annotated[
    str,
    _matching(
        ARXIV_PATTERN,
        "bad-arxiv-id",
        "an id like 2409.19256 or hep-th/9901001",
        _guess_arxiv,
    ),
    Field(json_schema_extra={"pattern": ARXIV_PATTERN}),
]
Doi = Annotated[
    str,
    _matching(DOI_PATTERN, "bad-doi", "a DOI like 10.1145/3689031.3696075", find_doi),
    Field(json_schema_extra={"pattern": DOI_PATTERN}),
]
Orcid = Annotated[
    str,
    _matching(ORCID_PATTERN, "bad-orcid", "an ORCID iD like 0000-0002-1825-0097", _guess_orcid),
    Field(json_schema_extra={"pattern": ORCID_PATTERN}),
]
Url = Annotated[
    str,
    AfterValidator(_check_url),
    Field(json_schema_extra={"format": "uri", "pattern": "^https?://"}),
]
Switch = Annotated[bool, BeforeValidator(_read_switch)]
Count = Annotated[int, BeforeValidator(_read_count), Field(ge=0)]
