"""A server on this machine that speaks as the services do, well or badly."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

ANSWERS = Path(__file__).parent / "answers"


@dataclass(frozen=True)
class Reply:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int = 0
    """Bytes of the body that are announced but never sent."""

    reset: bool = False
    """The connection is broken off instead of an answer."""

    pause: float = 0.0
    """Seconds between two bytes."""


def answer(name: str, **more: object) -> Reply:
    """The recorded answer of that name."""
    return Reply((ANSWERS / name).read_bytes(), **more)  # type: ignore[arg-type]


def say(value: object) -> Reply:
    return Reply(json.dumps(value).encode())


@dataclass
class Asked:
    path: str
    headers: Mapping[str, str]
    method: str = "GET"


@dataclass
class Server:
    """``replies`` are given by the path that is asked for, query included; of several in turn, the
    last again and again. What nothing is said of is not there. ``HEAD /path`` is what only that
    method gets."""

    url: str
    replies: dict[str, Reply | list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)

    def count(self, start: str) -> int:
        return sum(one.path.startswith(start) for one in self.asked)

    def reply(self, path: str, method: str = "GET") -> Reply:
        found = self.replies.get(path, Reply(b"Not Found", 404))
        found = self.replies.get(f"{method} {path}", found)
        if isinstance(found, Reply):
            return found
        return found.pop(0) if len(found) > 1 else found[0]


@contextmanager
def serve() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(self.path)
            server.asked.append(Asked(path, dict(self.headers.items()), self.command))
            reply = server.reply(path, self.command)
            self.close_connection = True
            if reply.reset:
                linger = struct.pack("ii", 1, 0)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                self.connection.close()
                return
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) + reply.cut))
            self.end_headers()
            if self.command != "HEAD":
                self._send(reply)

        do_HEAD = do_GET  # noqa: N815 (the name that http.server looks for)

        def _send(self, reply: Reply) -> None:
            if not reply.pause:
                self.wfile.write(reply.body)
                return
            with suppress(OSError):
                for byte in reply.body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(reply.pause)

        def log_message(self, *args: object) -> None:
            """Quiet."""

        def handle(self) -> None:
            with suppress(OSError, ValueError):
                super().handle()

        def finish(self) -> None:
            with suppress(OSError, ValueError):
                super().finish()

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    server = Server(f"http://127.0.0.1:{http.server_address[1]}")
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
