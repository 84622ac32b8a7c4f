"""What one build notes down for the next: a hint, which counts only if it is whole and was noted by
the same program for the same site."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from generator.publish.unfinished import remove_unfinished, write_whole


def sign(key: str, body: bytes) -> bytes:
    """The first line of the file. ``key`` stands for program, settings and theme."""
    return f"{key} {hashlib.sha256(body).hexdigest()}\n".encode()


def read_signed(file: Path, key: str, most: int) -> bytes | None:
    """What was noted in ``file``; None if that can't be read, is damaged, for another ``key`` or
    has more than ``most`` bytes."""
    try:
        if file.stat().st_size > most:
            return None
        head, _, body = file.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if head + b"\n" == sign(key, body) else None


def write_signed(file: Path, key: str, body: bytes, most: int) -> None:
    """Note ``body`` down; where that can't be, or it has too many bytes, nothing is."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        remove_unfinished(file)
        if len(body) < most:
            write_whole(file, sign(key, body) + body)
