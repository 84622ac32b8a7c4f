"""A server on this machine that compresses what it sends and counts it."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

LEVEL = 6
"""Of gzip, as most hosts have it."""


class Counter:
    """What was sent since the last ``reset``: the engine's files, not the page that holds them."""

    def __init__(self, folders: dict[str, Path]) -> None:
        self.folders = folders
        """What lies where, by the first part of the address."""

        self.sent: list[tuple[str, int]] = []
        """Path and bytes of each answer."""

        self._packed: dict[Path, tuple[bytes, bool]] = {}

    def reset(self) -> None:
        self.sent = []

    def weigh(self, below: str) -> int:
        """Bytes sent from the addresses that begin so."""
        return sum(size for path, size in self.sent if path.startswith(below))

    def pack(self, path: Path) -> tuple[bytes, bool]:
        """The file's bytes, and if they are compressed: where that makes them smaller."""
        if path not in self._packed:
            plain = path.read_bytes()
            packed = gzip.compress(plain, LEVEL, mtime=0)
            smaller = len(packed) < len(plain)
            self._packed[path] = (packed, True) if smaller else (plain, False)
        return self._packed[path]

    def find(self, address: str) -> Path | None:
        first, _, rest = unquote(urlsplit(address).path).lstrip("/").partition("/")
        folder = self.folders.get(first)
        if folder is None or ".." in rest.split("/"):
            return None
        return path if (path := folder / rest).is_file() else None


@contextmanager
def serve_counted(folders: dict[str, Path]) -> Iterator[tuple[str, Counter]]:
    """The address of the server, without a slash at its end, and its count."""
    counter = Counter(folders)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Otherwise the end of each answer waits some 40 ms for the system to send it.
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self) -> None:
            path = counter.find(self.path)
            if path is None:
                self.send_error(404)
                return
            body, is_packed = counter.pack(path)
            counter.sent.append((self.path, len(body)))
            self.send_response(200)
            self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "text/plain")
            self.send_header("Content-Length", str(len(body)))
            if is_packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, _: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", counter
        server.shutdown()
        thread.join()
