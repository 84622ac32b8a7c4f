"""Files that are served while they are written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
from watchdog.observers import Observer

_WRITTEN = [
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""A build reads the files: that is no change of them."""


class Watching:
    """MkDocs looks at every file twice a second, which takes long for 10,000 of them and holds up
    the build. Here the system tells what is written."""

    def __init__(self) -> None:
        self._observer: Any = Observer()
        self._observer.start()

    @contextmanager
    def told(self, server: LiveReloadServer) -> Iterator[None]:
        """What ``server`` is told to watch while the block runs, the system tells it."""
        usual: Any = server.observer
        server.observer = _OfWriting(self._observer)  # type: ignore[assignment]
        try:
            yield
        finally:
            server.observer = usual

    def close(self) -> None:
        self._observer.stop()
        self._observer.join()


class _OfWriting:
    def __init__(self, observer: Any) -> None:
        self._observer = observer

    def schedule(self, handler: Any, path: str, *, recursive: bool) -> Any:
        return self._observer.schedule(handler, path, recursive=recursive, event_filter=_WRITTEN)
