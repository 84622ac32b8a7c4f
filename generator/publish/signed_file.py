"""What one build notes down for the next: a hint, which counts only if it is whole and was noted by
the same program for the same site."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.publish.unfinished import remove_unfinished, write_whole


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
        if file.stat().st_size > most:
            return None
        content = file.read_bytes()
    except OSError:
        return None
    end = max(0, content.rfind(b"\n", 0, len(content) - 1))
    body = content[:end]
    is_whole = content[end:] == _make_last_line(key, hashlib.sha256(body).hexdigest())
    return body if is_whole else None


def write_signed(file: Path, key: str, body: Iterable[bytes], most: int) -> None:
    """Note down the pieces of ``body``, each as it comes: together they may be large. Where that
    can't be, or it has too many bytes, what was there stays."""
    with suppress(OSError, _TooLarge):
        file.parent.mkdir(parents=True, exist_ok=True)
        remove_unfinished(file)
        write_whole(file, sign(key, body, most))
