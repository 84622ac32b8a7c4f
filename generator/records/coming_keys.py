"""Keys of the contents of files, which another process makes while this one does something else.

Nothing is loaded here that takes a while: it is begun before the libraries that records need.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

from generator.processes import Jobs
from generator.records.contents import list_files, read_content
from generator.records.known_records import make_key

_PAPERS = "papers"

MANY = 2_000
"""Files of a folder: of fewer it takes as long to start a process as to read them."""

_TOGETHER = 250
"""Files of one job."""


class ComingKeys:
    def __init__(self, data: Path, folder: str) -> None:
        """Begun at once, by another process where the files are many."""
        self.folder = folder
        self.files = [*list_files(data, folder)]
        """As the folder was then."""

        parts = [self.files[at : at + _TOGETHER] for at in range(0, len(self.files), _TOGETHER)]
        is_alone = len(self.files) < MANY
        self._jobs = Jobs(partial(_make_keys, data), parts, alone=is_alone, spare=1)

    def finish(self) -> Iterator[bytes]:
        """Of each of the files, as soon as it is there; empty for one that cannot be read."""
        return chain.from_iterable(self._jobs.finish())

    def stop(self) -> None:
        """Leave undone what nobody waits for any more."""
        self._jobs.stop()


@contextmanager
def read_ahead(data: Path) -> Iterator[ComingKeys]:
    """Begin to make those of the papers."""
    coming = ComingKeys(data, _PAPERS)
    try:
        yield coming
    finally:
        coming.stop()


def _make_keys(data: Path, files: list[str]) -> list[bytes]:
    return [_make_key(data, file) for file in files]


def _make_key(data: Path, file: str) -> bytes:
    try:
        content = read_content(data, file)
    except OSError:
        return b""
    return b"" if content is None else make_key(content)
