"""The records that the last build found sound, kept for the next one."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from generator import cleaning, records
from generator.publish.signed_file import read_signed, write_signed
from generator.publish.site_state import hash_folder
from generator.records.coming_keys import ComingKeys
from generator.records.known_records import MOST, KnownRecords

RECORDS = Path(".cache") / "readinglist" / "records"
"""Below the folder of the list."""

_MOST = MOST + 1000
"""Bytes of the file."""


@dataclass(frozen=True)
class RecordMemory:
    file: Path

    @cached_property
    def _key(self) -> str:
        """Stands for all that says whether a record is sound, and what it is then."""
        rooms = (cleaning, records)
        hashes = [hash_folder(Path(str(room.__file__)).parent, "__pycache__") for room in rooms]
        parts = (sys.version, *map(version, ("pydantic", "pydantic-core", "pyyaml")), hashes)
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    @property
    def is_there(self) -> bool:
        return self.file.is_file()

    def recall(self, ahead: ComingKeys | None = None) -> KnownRecords:
        """Empty where nothing was kept, or by a program with other rules. ``ahead``: see there."""
        body = read_signed(self.file, self._key, _MOST)
        if body:
            return KnownRecords(body.split(b"\n"), ahead=ahead)
        if ahead:
            ahead.stop()
        return KnownRecords()

    def keep(self, known: KnownRecords) -> None:
        if known.is_changed:
            write_signed(self.file, self._key, [b"\n".join(known.list_lines())], _MOST)
