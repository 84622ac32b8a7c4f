"""What files of records hold, remembered by their content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from generator.records.plain_yaml import Tree, read_plain_yaml

if TYPE_CHECKING:
    from generator.records.coming_keys import ComingKeys

_KEY = 16
"""Bytes of a content's hash."""

MOST = 64 * 1024 * 1024
"""Bytes that are remembered: of some 60,000 papers. For more, memory is dearer than time."""


class KnownTrees:
    """A file with a content that was read before is not read again: YAML takes five times as long
    as JSON."""

    def __init__(
        self, lines: Iterable[bytes] = (), most: int = MOST, ahead: ComingKeys | None = None
    ) -> None:
        """``lines``: what ``list_lines`` lists. Where it would be more than ``most`` bytes,
        nothing is remembered. ``ahead``: keys that are in the making."""
        self.ahead = ahead
        self._last = dict(_pair(lines))
        self._now: dict[bytes, bytes] = {}
        self._room = most

    def find(self, key: bytes) -> bytes | None:
        """What the content with the ``key`` was found to say, as JSON."""
        written = self._last.get(key)
        if written is not None:
            self._remember(key, written)
        return written

    def read(self, content: bytes, key: bytes = b"") -> Tree:
        """As ``read_plain_yaml``, with its errors; ``key``: that of ``content``, where it is
        known."""
        key = key or make_key(content)
        if written := self.find(key):
            known: Tree = json.loads(written)
            return known
        tree = read_plain_yaml(content)
        if self._room > 0:
            self._remember(key, json.dumps(tree, separators=(",", ":")).encode())
        return tree

    def _remember(self, key: bytes, written: bytes) -> None:
        self._room -= len(key) + len(written) + 2
        if self._room > 0:
            self._now[key] = written
        else:
            self._now.clear()

    @property
    def are_known(self) -> bool:
        """Whether there was an earlier run."""
        return bool(self._last)

    def add(self, lines: Iterable[bytes]) -> None:
        """Remember what others have read and listed."""
        for key, written in _pair(lines):
            self._remember(key, written)

    @property
    def is_changed(self) -> bool:
        """Whether there is something else to remember."""
        return self._now.keys() != self._last.keys()

    def list_lines(self) -> list[bytes]:
        """What was read: the key of a content, what it says, the next key; without line breaks."""
        return [*chain.from_iterable(self._now.items())]


def make_key(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_KEY).hexdigest().encode()


def _pair(lines: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    one_by_one = iter(lines)
    return zip(one_by_one, one_by_one, strict=True)
