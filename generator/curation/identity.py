"""What a list is called and where it is, as somebody typed it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.problems import show_line
from generator.records.model import Topic
from generator.records.values import Line

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~%@+-]+)*/?")
_REPOSITORY = re.compile(r"https://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~+-]+){2,}")
_REMOTE = re.compile(
    r"(?:https?://(?:[^/@]*@)?|ssh://(?:[^/@]*@)?|[^/@:]+@)"
    r"(?P<host>[A-Za-z0-9.-]+)(?::[0-9]+(?=/))?[:/](?P<path>[A-Za-z0-9._~+/-]+?)(?:\.git)?/?"
)

TO_BE_WRITTEN = "What belongs here is still to be said."
FIRST_TOPIC = "general=General"


class NotUsable(ValueError):
    """The sentence says what was found and what is wanted."""


@dataclass(frozen=True)
class Identity:
    name: str
    description: str

    address: str
    """Of the site; ends in a slash."""

    repository: str
    """The https address of the repository, without a slash at its end."""


def read_name(text: str) -> str:
    """One line with something on it.

    Raises:
        NotUsable: as all of this module do.
    """
    return str(_validate(TypeAdapter(Line), text))


def read_address(text: str) -> str:
    """The address of a site, with a slash at its end."""
    if not _ADDRESS.fullmatch(text.strip()):
        raise NotUsable(
            f"found {_show(text)}; wanted an address like https://ada.github.io/coffee/"
        )
    return text.strip().rstrip("/") + "/"


def read_repository(text: str) -> str:
    """The address of a repository, as a browser shows it."""
    found = text.strip().rstrip("/").removesuffix(".git")
    if not _REPOSITORY.fullmatch(found):
        raise NotUsable(
            f"found {_show(text)}; wanted an address like https://github.com/ada/coffee"
        )
    return found


def read_topics(texts: Iterable[str]) -> tuple[Topic, ...]:
    """Topics from ``coffee=Coffee and tea``; without a title it is made from the key."""
    topics: dict[str, Topic] = {}
    for text in texts:
        key, equals, title = text.partition("=")
        title = title if equals else key.replace("-", " ").capitalize()
        fields = {"key": key.strip(), "title": title, "description": TO_BE_WRITTEN}
        topic: Topic = _validate(TypeAdapter(Topic), fields)
        if topic.key in topics:
            raise NotUsable(f"found the topic {topic.key!r} twice")
        topics[topic.key] = topic
    return tuple(topics.values())


def guess_repository(remote: str) -> str:
    """The repository that git's remote is, without what it may hold of a password; empty where it
    is not known how to write it."""
    found = _REMOTE.fullmatch(remote.strip())
    guess = f"https://{found['host']}/{found['path'].strip('/')}" if found else ""
    return guess if _REPOSITORY.fullmatch(guess) else ""


def guess_address(repository: str) -> str:
    """Where GitHub Pages publishes a repository; empty for one that is elsewhere."""
    found = re.fullmatch(r"https://github\.com/([^/]+)/([^/]+)", repository)
    if not found:
        return ""
    owner, name = found[1].lower(), found[2]
    path = "" if name.lower() == f"{owner}.github.io" else f"{name}/"
    return f"https://{owner}.github.io/{path}"


def _validate(kind: TypeAdapter[Any], value: object) -> Any:
    try:
        return kind.validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = f"{first['loc'][0]}: " if first["loc"] else ""
        sentence = str(first.get("ctx", {}).get("sentence", first["msg"]))
        raise NotUsable(f"{field}{sentence.rstrip('.')}") from None


def _show(text: str) -> str:
    return repr(show_line(text[:80]))
