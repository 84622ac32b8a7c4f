"""Answers of services, kept for a while in a folder of the machine's own, outside of the list.

An entry says what it is the answer to, when it came and what its bytes hash to, so that one that
was cut short or changed is known and asked for again. Nothing here is needed: a folder that can't
be written keeps nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.publish.unfinished import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_OLDEST_LOCK = 30.0
"""Seconds after which a lock belongs to a process that did not live to remove it."""


@dataclass
class Cache:
    folder: Path
    expiry: float = 24 * 60 * 60
    """Seconds for which an answer counts as fresh."""

    clock: Callable[[], float] = time.time
    """Seconds since 1970: the folder outlives the process."""

    sleep: Callable[[float], None] = time.sleep

    def read(self, key: str) -> bytes | None:
        """The answer to ``key``; None if there is none that is fresh and whole."""
        try:
            head, _, body = self._name(key).read_bytes().partition(b"\n")
            entry = json.loads(head)
            age = self.clock() - float(entry["stored"])
            fine = entry["key"] == key and entry["sha256"] == hashlib.sha256(body).hexdigest()
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None
        return body if fine and 0 <= age < self.expiry else None

    def write(self, key: str, body: bytes) -> None:
        entry = {
            "key": key,
            "stored": self.clock(),
            "sha256": hashlib.sha256(body).hexdigest(),
        }
        self._replace(self._name(key), json.dumps(entry).encode() + b"\n" + body)

    def remove(self, key: str) -> None:
        with suppress(OSError):
            self._name(key).unlink(missing_ok=True)

    def take_turn(self, name: str, gap: float) -> float:
        """Seconds to wait so that of all processes on this machine one goes every ``gap`` seconds.

        The turn is taken: whoever asks next waits for ``gap`` seconds more.
        """
        stamp = self.folder / f"{name}.turn"
        with self._lock(stamp):
            now = self.clock()
            try:
                last = float(stamp.read_bytes())
            except (OSError, ValueError):
                last = now - gap
            # A turn far ahead is a clock that was put back, or not a number.
            turn = max(now, last + gap) if last - now < 100 * gap else now
            self._replace(stamp, repr(turn).encode())
        return turn - now

    @contextmanager
    def _lock(self, path: Path) -> Iterator[None]:
        lock, held = path.with_suffix(".lock"), False
        for _ in range(100):
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            except FileExistsError:
                with suppress(OSError):
                    if time.time() - lock.stat().st_mtime > _OLDEST_LOCK:
                        lock.unlink()
                        continue
                self.sleep(0.05)
            except OSError:
                break
            else:
                held = True
                break
        try:
            yield
        finally:
            if held:
                with suppress(OSError):
                    lock.unlink()

    def _name(self, key: str) -> Path:
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:40]}.answer"

    def _replace(self, path: Path, content: bytes) -> None:
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, content)
