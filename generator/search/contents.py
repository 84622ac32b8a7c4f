"""The files of an index as they are gathered, and those of the last one."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from typing import Any

TARGET = "assets/search"
"""Below ``docs/``."""

SEAL = 3
"""Characters of a seal."""

Read = Callable[[str], bytes]
"""A file of the last index by its path below ``docs/``.

Raises:
    OSError: it cannot be had.
"""

Write = Callable[[str, bytes], object]
"""Puts a file where it belongs, by its path below ``docs/``."""


class Damaged(OSError):
    """A file of the last index is not as it was written."""


class Contents:
    """Files by their names, without ``.js``."""

    def __init__(self, write: Write | None = None) -> None:
        """``write`` takes the files; or else they are gathered."""
        self.files: dict[str, bytes] = {}
        """By path below ``docs/``."""

        self.kept: list[str] = []
        """The paths of the files that are as in the last index."""

        self.hashes: dict[str, str] = {}
        """Of each file, by its name."""

        self._write = write or self.files.__setitem__

    def put(self, name: str, seal: str, content: str) -> None:
        """``content`` as JSON."""
        file = f'readinglistShard("{name}", "{seal}", {content});\n'.encode()
        self._write(find_path(name), file)
        self.hashes[name] = _hash(file)

    def keep(self, name: str, hash_: str) -> None:
        self.kept.append(find_path(name))
        self.hashes[name] = hash_


def find_path(name: str) -> str:
    return f"{TARGET}/{name}.js"


def read_contents(name: str, hash_: str, read: Read) -> Any:
    """What ``Contents`` put into a file.

    Raises:
        OSError: the file cannot be had, or is another one.
    """
    file = read(find_path(name))
    if _hash(file) != hash_:
        raise Damaged(name)
    return json.loads(file[file.index(b'", "') + 4 :].split(b'", ', 1)[1].removesuffix(b");\n"))


def encode(contents: Any) -> str:
    return json.dumps(contents, ensure_ascii=False, separators=(",", ":"))


def seal(*texts: str) -> str:
    """Three characters that tell what was written from what another build wrote. Files of two
    builds meet only where a page is open while the site is renewed, and one in 262,144 would not
    be told."""
    hasher = hashlib.sha256()
    for text in texts:
        hasher.update(b"%d " % len(text))
        hasher.update(text.encode())
    return base64.b64encode(hasher.digest()[:3]).decode()[:SEAL]


def _hash(file: bytes) -> str:
    return hashlib.sha256(file).hexdigest()[:16]
