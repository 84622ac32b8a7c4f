"""What one build notes down for the next: a hint, which counts only if it is whole and was noted by
the same program for the same site."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.publish.unfinished import remove_unfinished, write_whole

_NO_HASH = "0" * 64
"""As long as one."""


class _TooLarge(Exception):
    pass


def sign(key: str, body: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The pieces of the file: those of ``body``, and a last line. ``key`` stands for program,
    settings and theme."""
    hasher, size = hashlib.sha256(), 0
    for piece in body:
        size += len(piece)
        if size >= most:
            raise _TooLarge
        hasher.update(piece)
        yield piece
    yield _make_last_line(key, hasher.hexdigest())


def _make_last_line(key: str, hash_: str) -> bytes:
    return f"\n{key} {hash_}\n".encode()


def read_signed(file: Path, key: str, most: int) -> bytes | None:
    """What was noted in ``file``; None if that can't be read, is damaged, for another ``key`` or
    has more than ``most`` bytes."""
    try:
        with file.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            if size > most:
                return None
            # Not cut off when all is read: that would copy most of it.
            body = opened.read(max(0, size - len(_make_last_line(key, _NO_HASH))))
            last_line = opened.read()
    except OSError:
        return None
    return body if last_line == _make_last_line(key, hashlib.sha256(body).hexdigest()) else None


def write_signed(file: Path, key: str, body: Iterable[bytes], most: int) -> None:
    """Note down the pieces of ``body``, each as it comes: together they may be large. Where that
    can't be, or it has too many bytes, what was there stays."""
    with suppress(OSError, _TooLarge):
        file.parent.mkdir(parents=True, exist_ok=True)
        remove_unfinished(file)
        write_whole(file, sign(key, body, most))
