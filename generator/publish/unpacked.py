"""Files in a folder of their own for a while: a state of the list that git keeps."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath


@contextmanager
def unpack(files: Mapping[str, bytes | None]) -> Iterator[Path]:
    """A temporary folder that holds the files, by path below it; None stands for what is there but
    is no file, a link for example, and becomes a folder."""
    with tempfile.TemporaryDirectory(prefix="readinglist-") as name:
        root = Path(name)
        for path, content in files.items():
            if ".." in PurePosixPath(path).parts or PurePosixPath(path).is_absolute():
                continue  # git keeps no such path
            target = root / path
            if content is None:
                target.mkdir(parents=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        yield root
