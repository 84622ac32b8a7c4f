"""The body of an issue that was made with the form "Suggest a paper", read back into its answers.

GitHub writes each answer below ``### `` and the field's label, and ``_No response_`` where there is
none. The contributor can edit all of it afterwards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.sources.reference import Reference, UnknownReference, read_reference

LABELS = {"link": "Link to the paper", "why": "Why read it", "topics": "Topics"}
"""The fields by id; ``.github/ISSUE_TEMPLATE/suggest.yml`` has the same."""

MOST_WORDS = 500
"""Of an answer are looked through for a link."""

_HEADING = re.compile(r"#{1,6}[ \t]+(.+?)[ \t#:?]*")
_NO_ANSWER = {"_no response_", "none"}
_WITHIN_BRACKETS = re.compile(r"[(<\[]((?:https?://|10\.)[^\s<>\[\]]+)[)>\]]")
_AROUND = "<>()[]{}\"'`*_,;.!|"


@dataclass(frozen=True)
class Answers:
    """Empty where there is no answer."""

    link: str = ""
    why: str = ""
    topics: str = ""
    rest: str = ""
    """What stands before the first label: all of a body that no form made."""


def read_answers(body: str) -> Answers:
    """The answers of a body, whatever has become of it. A label that comes again is part of the
    answer that it stands in."""
    fields = {label.lower(): field for field, label in LABELS.items()}
    found: dict[str, list[str]] = {"rest": []}
    here = "rest"
    for line in body.split("\n"):
        heading = _HEADING.fullmatch(line.strip()[:100])
        field = fields.get(heading[1].lower(), "") if heading else ""
        if field and field not in found:
            here = field
            found[here] = []
        else:
            found[here].append(line)
    answers = {field: "\n".join(lines).strip() for field, lines in found.items()}
    return Answers(**{f: "" if a.lower() in _NO_ANSWER else a for f, a in answers.items()})


def find_references(answers: Answers) -> list[tuple[str, Reference]]:
    """The papers that the answer names, each once, as it was written and as it was understood.

    Only an issue without the field is searched as a whole, and then for addresses alone: a number
    in a sentence is no arXiv id.
    """
    text = answers.link or answers.rest
    if answers.link and (whole := _read(text)):
        return [(text, whole)]
    found: dict[Reference, str] = {}
    for written in _list_words(text):
        if answers.link or _is_address(written):
            reference = _read(written)
            if reference:
                found.setdefault(reference, written)
    return [(written, reference) for reference, written in found.items()]


def _read(written: str) -> Reference | None:
    try:
        return read_reference(written)
    except UnknownReference:
        return None


def _list_words(text: str) -> list[str]:
    """What may be a link: in brackets, as Markdown has it, or bare."""
    words = text[:20_000].split()[:MOST_WORDS]
    inside = [address for word in words for address in _WITHIN_BRACKETS.findall(word)]
    bare = [word.strip(_AROUND) for word in words]
    return [word for word in dict.fromkeys([*inside, *bare]) if word]


def _is_address(word: str) -> bool:
    return "/" in word or word.lower().startswith("arxiv:")
