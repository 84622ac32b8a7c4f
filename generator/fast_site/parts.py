"""What a template prints of a page: constant text, and slots that each page fills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

Get = Callable[[Any], Any]
"""Finds a value of a page."""


class NotUnderstood(Exception):
    """The theme does something with a page that cannot be followed."""


@dataclass(frozen=True)
class Repeat:
    """The texts of a list, with the same text between each two."""

    get: Get
    between: str


Part = str | Get | Repeat


def fill(parts: Sequence[Part], page: object) -> str:
    """What the theme prints for ``page``."""
    pieces = []
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
        elif isinstance(part, Repeat):
            pieces.append(part.between.join(map(str, part.get(page))))
        else:
            pieces.append(str(part(page)))
    return "".join(pieces)
