"""What a badge says of a code repository beside its name: the facts in ``data/metrics/``."""

from __future__ import annotations

from dataclasses import dataclass

from generator.records.model import RepositoryMetrics
from generator.records.partial_date import PartialDate

_LICENCES = {"NONE": "no licence found", "NOASSERTION": "other licence"}
"""What SPDX writes where it has no name to write."""

_YEARS_QUIET = 1
"""After so many years without a change the badge says when the last one was."""


@dataclass(frozen=True)
class Fact:
    words: str
    kind: str
    """The end of its class in the style sheet."""

    exactly: str = ""
    """The same without rounding, where that is longer."""


def describe_badge(metrics: RepositoryMetrics | None, *, short: bool = False) -> list[Fact]:
    """The facts in the order in which they are shown; ``short``: those that a listing has room
    for."""
    if metrics is None:
        return []
    facts: list[Fact] = []
    if metrics.gone:
        facts.append(Fact("not found", "gone"))
    elif metrics.archived:
        facts.append(Fact("archived", "archived"))
    if metrics.stars is not None:
        noun = "star" if metrics.stars == 1 else "stars"
        brief, exact = shorten_count(metrics.stars), f"{metrics.stars:,}"
        exactly = f"{exact} {noun}" if brief != exact else ""
        facts.append(Fact(f"{brief} {noun}", "stars", exactly))
    if short:
        return facts
    if metrics.license:
        named = metrics.license not in _LICENCES
        words = _LICENCES.get(metrics.license, metrics.license)
        facts.append(Fact(words, "licence" if named else "no-licence"))
    if metrics.language:
        facts.append(Fact(metrics.language, "language"))
    if metrics.pushed and _is_quiet(metrics.pushed, metrics.checked):
        facts.append(Fact(f"last change {metrics.pushed.year}", "pushed"))
    return facts


def _is_quiet(pushed: PartialDate, checked: PartialDate | None) -> bool:
    """Whether more than a year had passed when it was looked at: not by the clock, as the same
    records make the same pages."""
    if checked is None:
        return False
    later = PartialDate(pushed.year + _YEARS_QUIET, pushed.month, pushed.day)
    return later < checked


def shorten_count(number: int) -> str:
    """Three digits at most, rounded down: ``999``, ``1.2k``, ``12.3k``, ``123k``, ``1.2M``."""
    for size, unit in ((10**9, "G"), (10**6, "M"), (10**3, "k")):
        if number >= size:
            tenths = number * 10 // size
            whole, tenth = divmod(tenths, 10)
            return f"{whole}{unit}" if whole >= 100 or not tenth else f"{whole}.{tenth}{unit}"
    return str(number)
