"""Whole sites for the tests, built as a curator builds them and served as a host would."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from generator.pipeline import Plan, make_plan
from generator.publish.offline_zip import name_zip, pack_site
from generator.settings import Settings, read_settings
from tests.lists import ROOT, copy_toy, copy_written_pages, read_config

STYLESHEETS = sorted(f"assets/{path.name}" for path in (ROOT / "docs" / "assets").glob("*.css"))
_OUTSIDE = ("SOURCE_DATE_EPOCH", "SITE_URL", "REPO_URL")
"""What a person's or a workflow's environment may set, and the sites of the tests must not see."""


@dataclass(frozen=True)
class Site:
    root: Path
    """The folder of ``mkdocs.yml``."""

    @property
    def folder(self) -> Path:
        """What would be published."""
        return self.settings.site

    @cached_property
    def settings(self) -> Settings:
        return read_settings(self.root)

    @cached_property
    def plan(self) -> Plan:
        return make_plan(self.settings)

    @property
    def base(self) -> str:
        """The path below which the host serves the site; begins and ends in a slash."""
        return urlsplit(self.settings.site_url).path

    def find_address(self, file: Path) -> str:
        """Where a published file is found, relative to the home page."""
        return file.relative_to(self.folder).as_posix().removesuffix("index.html")

    def list_pages(self) -> list[Path]:
        return sorted(self.folder.rglob("*.html"))


def share_site(
    base: Path,
    name: str,
    write: Callable[[Path], object],
    build: Callable[[Path], None] | None = None,
) -> Site:
    """The site ``name`` below ``base``, built by whichever process comes first.

    ``write`` makes a folder what ``readinglist site`` needs.
    """
    site = Site(base / name)
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        # The command moves the folder into its place when it is complete.
        if not (site.root / "site").is_dir():
            shutil.rmtree(site.root, ignore_errors=True)
            write(site.root)
            (build or build_site)(site.root)
    return site


def build_site(root: Path) -> None:
    """Build the list in ``root`` with the command, strictly, in a process of its own."""
    _build(root, "-m", "generator")


def _build(root: Path, *program: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in _OUTSIDE}
    done = subprocess.run(
        [sys.executable, *program, "-C", str(root), "site"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


AS_LONG = """\
from generator.library import library
library.MANY_PAPERS = 3
from generator.cli import main
main()
"""


def build_as_long(root: Path) -> None:
    """``build_site``, as if three papers were many: the pages are then those of a long list."""
    _build(root, "-c", AS_LONG)


def write_real(root: Path) -> None:
    """A copy of this repository's list, without the pages that an earlier build left there."""
    shutil.copytree(ROOT / "data", root / "data")
    copy_written_pages(root)
    theme = Path("generator") / "theme"
    shutil.copytree(ROOT / theme, root / theme)
    shutil.copy(ROOT / "mkdocs.yml", root)


def write_toy(root: Path) -> None:
    """The toy list with the real list's look: its odd papers are not in the real one."""
    copy_toy(root)
    dress(root)


def dress(root: Path) -> None:
    """Give the list in ``root`` the real list's look."""
    config = read_config(root) | {"extra_css": STYLESHEETS}
    (root / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")
    (root / "docs" / "assets").mkdir(exist_ok=True)
    for asset in (*STYLESHEETS, "assets/favicon.svg"):
        shutil.copy(ROOT / "docs" / asset, root / "docs" / asset)


def unpack(site: Site, folder: Path) -> Path:
    """What a reader has after unpacking the zip file of ``site`` in the empty ``folder``."""
    settings = site.settings
    target = folder / name_zip(settings.site_name)
    pack_site(settings.site, target, settings.site_name, settings.site_url)
    with zipfile.ZipFile(target) as packed:
        packed.extractall(folder)
    (unpacked,) = (path for path in folder.iterdir() if path.is_dir())
    return unpacked


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path, with the folder's own 404 page, as GitHub Pages does."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, base: str, directory: str) -> None:
        self.base = base
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.base):
            return str(Path(self.directory) / "not-there")
        return super().translate_path(f"/{path.removeprefix(self.base)}")

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """No listings: a folder without a page is an address without a page."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(site: Site) -> Iterator[str]:
    """The address of ``site``'s home page while the block runs, without the slash at its end."""
    handler = partial(_Handler, base=site.base, directory=str(site.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{site.base}".rstrip("/")
        server.shutdown()
        thread.join()
