"""Records that were found sound, remembered by the content of their files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.records.coming_keys import ComingKeys

_KEY = 16
"""Bytes of a content's hash."""

MOST = 64 * 1024 * 1024
"""Bytes that are remembered: of some 60,000 papers. For more, memory is dearer than time."""


class KnownRecords:
    """A file with a content that was sound before is neither read as YAML nor checked again:
    that takes many times as long as to make its record of what is remembered."""

    def __init__(
        self, lines: Iterable[bytes] = (), most: int = MOST, ahead: ComingKeys | None = None
    ) -> None:
        """``lines``: what ``list_lines`` lists. Where it would be more than ``most`` bytes,
        nothing is remembered. ``ahead``: keys that are in the making."""
        self.ahead = ahead
        self._last = dict(_pair(lines))
        self._now: dict[bytes, bytes] = {}
        self._room = most

    def find(self, key: bytes, kind: str) -> bytes | None:
        """What was remembered of the content with the ``key``; None if it was no sound record of
        the ``kind``."""
        known = self._last.get(key)
        mark = _mark(kind)
        if known is None or not known.startswith(mark):
            return None
        self._add(key, known)
        return known[len(mark) :]

    def remember(self, key: bytes, kind: str, written: bytes) -> None:
        """That the content is a sound record of the ``kind``; ``written`` says which, in a line."""
        self._add(key, _mark(kind) + written)

    def _add(self, key: bytes, known: bytes) -> None:
        before = self._now.get(key)
        self._room -= len(known) + (len(key) + 2 if before is None else -len(before))
        if self._room > 0:
            self._now[key] = known
        else:
            self._now.clear()

    @property
    def are_there(self) -> bool:
        """Whether there was an earlier run."""
        return bool(self._last)

    def add(self, lines: Iterable[bytes]) -> None:
        """Remember what others have read and listed."""
        for key, known in _pair(lines):
            self._add(key, known)

    @property
    def is_changed(self) -> bool:
        """Whether there is something else to remember."""
        return self._now != self._last

    def list_lines(self) -> list[bytes]:
        """The key of a content, what it is, the next key; without line breaks."""
        return [*chain.from_iterable(self._now.items())]


def make_key(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_KEY).hexdigest().encode()


def _mark(kind: str) -> bytes:
    return b"%b " % kind.encode()


def _pair(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    one_by_one = iter(lines)
    return zip(one_by_one, one_by_one, strict=True)
