"""The topics as choices of an issue form: what the form offers, and what an answer means."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.records.model import Topic

FORM = ".github/ISSUE_TEMPLATE/suggest.yml"
"""The form that offers the topics, below the repository."""

MOST_CHOICES = 100
"""A dropdown of GitHub's is not made for more, and nobody reads more."""

_MOST_CHARACTERS = 8000
"""Of an answer; all choices together have less."""

_RESERVED = {"none", "_no response_"}
"""GitHub keeps the first for "nothing chosen" and refuses forms that offer it."""

_DROPDOWN = re.compile(
    r"(?P<top>^ *- type: dropdown\n(?P<indent> +)id: topics\n"
    r"(?:(?P=indent).*\n)*?(?P<in> +)options:\n)"
    r"(?:(?P=in) +- .*\n)*",
    re.MULTILINE,
)
_END = re.compile(r"[ \t]*(?:[,;\n]|$)")
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?:\[(?P<box>[ xX])\][ \t]*)?", re.MULTILINE)


class FormRefused(Exception):
    """The form cannot offer the topics; the sentence says why."""


@dataclass(frozen=True)
class Chosen:
    topics: tuple[str, ...] = ()
    """Keys, in the order of the answer."""

    unknown: tuple[str, ...] = ()
    """What was written and is no topic."""


def name_choices(topics: Sequence[Topic]) -> dict[str, str]:
    """The key of each topic by the words that the form offers for it: its title, with the key where
    the title alone would not do."""
    titles = Counter(topic.title.lower() for topic in topics)

    def name(topic: Topic) -> str:
        alone = titles[topic.title.lower()] == 1 and topic.title.lower() not in _RESERVED
        return topic.title if alone else f"{topic.title} ({topic.key})"

    return {name(topic): topic.key for topic in topics}


def offer_topics(form: str, topics: Sequence[Topic]) -> str:
    """``form``, the YAML of an issue form, with the choices of its dropdown ``topics`` renewed and
    everything else as it was. A form without that dropdown stays as it is.

    Raises:
        FormRefused: if there are more topics than a form can offer.
    """
    if len(topics) > MOST_CHOICES and _DROPDOWN.search(form):
        raise FormRefused(
            f"found {len(topics)} topics; wanted at most {MOST_CHOICES} in a form. Remove the "
            "field topics from it: the nearest topics are then suggested."
        )

    def renew(found: re.Match[str]) -> str:
        # Always quoted: GitHub reads a bare yes or 2024 as something else than text.
        choices = (json.dumps(choice, ensure_ascii=False) for choice in name_choices(topics))
        return found["top"] + "".join(f"{found['in']}  - {choice}\n" for choice in choices)

    return _DROPDOWN.sub(renew, form)


def read_topics(answer: str, topics: Sequence[Topic]) -> Chosen:
    """What somebody chose. GitHub joins choices with ``, ``, which titles have as well; an edited
    answer may have keys, lines, bullets or ticked boxes."""
    known = {choice.lower(): key for choice, key in name_choices(topics).items()}
    known |= {topic.title.lower(): topic.key for topic in reversed(topics)} | known
    known |= {topic.key: topic.key for topic in topics}
    longest_first = sorted(known, key=len, reverse=True)
    lines = [line for line in answer[:_MOST_CHARACTERS].splitlines() if not _is_open_box(line)]
    rest = _BULLET.sub("", "\n".join(lines))
    chosen: dict[str, None] = {}
    unknown: dict[str, None] = {}
    while rest := rest.lstrip(" \t\n,;"):
        lower = rest[:400].lower()
        words = next((one for one in longest_first if _begins_with(lower, one)), "")
        if words:
            chosen[known[words]] = None
        else:
            words = re.split(r"[,;\n]", rest, maxsplit=1)[0]
            if words.strip().lower() not in _RESERVED:
                unknown[words.strip()] = None
        rest = rest[len(words) :]
    return Chosen(tuple(chosen), tuple(unknown))


def _begins_with(text: str, words: str) -> bool:
    return text.startswith(words) and bool(_END.match(text, len(words)))


def _is_open_box(line: str) -> bool:
    found = _BULLET.match(line)
    return bool(found and found["box"] == " ")
