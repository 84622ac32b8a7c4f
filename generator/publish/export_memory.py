"""What the last build knew of the packed exports: where the blocks of each file lie. The blocks
themselves are in the site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.publish.packed_exports import BlockRow, MadeFile
from generator.publish.signed_file import read_signed, write_signed
from generator.publish.site_state import Row, read_file

MOST = 16 * 1024 * 1024
"""Bytes; some 3 a paper."""


@dataclass(frozen=True)
class ExportMemory:
    file: Path

    key: str
    """Stands for program, settings and theme."""

    site: Path
    """In which the exports lie, …"""

    there: Mapping[str, Row]
    """… and its files, so far as they are as they were left."""

    def recall(self) -> dict[str, MadeFile]:
        """The last files, without those that are not there as they were made."""
        body = read_signed(self.file, self.key, MOST) if self.there else None
        if body is None:
            return {}
        try:
            files = {
                path: (str(hash_), [BlockRow(*row) for row in rows])
                for path, (hash_, rows) in json.loads(body).items()
            }
        except (ValueError, TypeError, AttributeError, RecursionError):
            return {}
        return {
            path: MadeFile(hash_, rows, partial(read_file, self.site, path))
            for path, (hash_, rows) in files.items()
            if path in self.there and self.there[path].hash == hash_
        }

    def keep(self, files: Mapping[str, MadeFile], last: Mapping[str, MadeFile]) -> None:
        """For the next build, unless it is as it was."""
        if files != last:
            noted = {path: (file.hash, file.rows) for path, file in files.items()}
            body = json.dumps(noted, separators=(",", ":")).encode()
            write_signed(self.file, self.key, [body], MOST)
