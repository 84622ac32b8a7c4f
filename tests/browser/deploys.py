"""A host that the tests control: what it serves can be replaced, at any moment, or go away."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.publish.worker import write_worker

BASE = "/list/"
MARKED = "papers/"
"""Pages below this folder, and the home page, say of which deploy they are."""

LATE = "papers/crowd/index.html"
"""The one page that loads a script which is not kept from the beginning."""


def make_deploy(site: Path, folder: Path, mark: str) -> Path:
    """A copy of the built ``site`` in which pages and scripts carry ``mark``::

        <html data-page="one">    and, by a script of the same deploy,    data-script="one"

    Other pages are the same in every deploy.
    """
    shutil.copytree(site, folder)
    for name in ("marker", "late"):
        script = f'document.documentElement.dataset.{name} = "{mark}";\n'
        (folder / "assets" / f"{name}.js").write_text(script)
    for page in folder.rglob("*.html"):
        path = page.relative_to(folder).as_posix()
        text = page.read_text("utf-8")
        names = ["marker", "late"] if path == LATE else ["marker"]
        for name in names:
            # As MkDocs does: the address of what is shown at any address begins at the top.
            top = "../" * path.count("/") if "/" in path or path == "index.html" else BASE
            script = f'<script defer src="{top}assets/{name}.js"></script>'
            text = text.replace("</body>", f"{script}</body>")
        if path.startswith(MARKED) or path == "index.html":
            text = text.replace("<html ", f'<html data-page="{mark}" ', 1)
        page.write_text(text, "utf-8")
    write_worker(folder, "Toy list", "")
    return folder


class Host:
    """What the server does. ``asked``: the paths that it was asked for, below its top."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_down = False
        self.asked: list[str] = []
        self.after: dict[str, Callable[[], None]] = {}
        """What happens as soon as a path has been served, once."""

        self.home = ""
        """The address of the home page, with a slash at its end."""

    def deploy(self, folder: Path) -> None:
        self.folder = folder
        self.asked.clear()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, host: Host) -> None:
        self.host = host
        super().__init__(*arguments, directory=str(host.folder))  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        self.directory = str(self.host.folder)
        return super().translate_path(f"/{path.removeprefix(BASE)}")

    def do_GET(self) -> None:
        path = self.path.removeprefix(BASE).partition("?")[0]
        if self.host.is_down:
            self.close_connection = True
            return
        self.host.asked.append(path)
        super().do_GET()
        self.wfile.flush()
        if act := self.host.after.pop(path, None):
            act()

    def end_headers(self) -> None:
        # As on GitHub Pages: without the worker, a browser would take a script from its cache.
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def send_head(self):  # type: ignore[no-untyped-def]
        # A deploy of the same second would be "not modified": the tests are faster than a clock.
        del self.headers["If-Modified-Since"]
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (self.host.folder / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def run_host(folder: Path) -> Iterator[Host]:
    host = Host(folder)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, host=host)) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        host.home = f"http://127.0.0.1:{server.server_port}{BASE}"
        yield host
        server.shutdown()
        thread.join()
