"""A record in the making: what one source says of one paper."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.records.kinds import write_record
from generator.records.model import Paper
from generator.records.plain_yaml import Tree

FIELD_ORDER = [name for name in Paper.model_fields if name != "id"]


@dataclass
class Draft:
    fields: dict[str, Tree]
    """The fields of a Paper, but for its id, as a record's YAML has them: text, lists, mappings.
    Only what the source says; nothing is guessed."""

    origin: str
    """Where it comes from, for a person: ``refs.bib:120``, ``arXiv``."""

    remarks: list[str] = field(default_factory=list)
    """What could not be kept or is in doubt, a sentence each."""

    wanted_id: str = ""
    """An id that the source suggests; made from the title where it suggests none."""

    def in_order(self) -> dict[str, Tree]:
        """The fields that are not empty, in the order in which a record is written. ``authors: []``
        says that the paper names nobody, and stays."""
        return {
            name: self.fields[name]
            for name in FIELD_ORDER
            if self.fields.get(name) or (name == "authors" and name in self.fields)
        }

    def as_yaml(self) -> str:
        """The record's file."""
        return write_record("papers/draft.yml", self.in_order())
