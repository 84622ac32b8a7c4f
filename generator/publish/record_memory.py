"""What the last build read of the records, kept for the next one."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from generator.publish.signed_file import read_signed, write_signed
from generator.publish.site_state import hash_file
from generator.records import known_trees, plain_yaml
from generator.records.coming_keys import ComingKeys
from generator.records.known_trees import MOST, KnownTrees

RECORDS = Path(".cache") / "readinglist" / "records"
"""Below the folder of the list."""

_MOST = MOST + 1000
"""Bytes of the file."""


@dataclass(frozen=True)
class RecordMemory:
    file: Path

    @property
    def is_there(self) -> bool:
        return self.file.is_file()

    def recall(self, ahead: ComingKeys | None = None) -> KnownTrees:
        """Empty where nothing was kept, or by another reader of YAML. ``ahead``: see there."""
        body = read_signed(self.file, _make_key(), _MOST)
        if body:
            return KnownTrees(body.split(b"\n"), ahead=ahead)
        if ahead:
            ahead.stop()
        return KnownTrees()

    def keep(self, trees: KnownTrees) -> None:
        if trees.is_changed:
            write_signed(self.file, _make_key(), [b"\n".join(trees.list_lines())], _MOST)


def _make_key() -> str:
    readers = [hash_file(Path(str(module.__file__))) for module in (plain_yaml, known_trees)]
    parts = (sys.version, version("pyyaml"), readers)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
