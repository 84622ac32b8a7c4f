"""All records of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.records.model import Collection, Metrics, Paper, Person, Slugs, Topic


@dataclass(frozen=True)
class Records:
    """Everything that curators keep, each read for itself; ``checks`` holds them together."""

    papers: tuple[Paper, ...] = ()
    """In the order of their ids."""

    topics: tuple[Topic, ...] = ()
    """In the order of the file."""

    people: tuple[Person, ...] = ()
    collections: tuple[Collection, ...] = ()
    metrics: tuple[Metrics, ...] = ()
    slugs: Slugs = field(default_factory=Slugs)
    partial: tuple[Paper, ...] = ()
    """Papers with Problems of their own, but for what is wrong in them: for the checks, so that one
    run tells everything."""

    refused: frozenset[str] = frozenset()
    """Files, and keys in them (``topics.yml: llm-serving``), that are there but hold no record:
    their own Problems are told, so what refers to them is not wrong as well."""

    keys: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    """Of what is written in the files of papers, by id, where that is remembered: as long as one is
    the same, so is the paper."""
