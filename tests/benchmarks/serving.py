"""How long a person waits who writes records while the site is served: from saving a record to the
page that a browser shows anew."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.chromium import start_browser

_TIMES = 5
_PAUSE = 12.0
"""Seconds from one change to the next: the search and the exports follow a page."""

_PATIENCE = 600.0
"""Seconds."""


def measure_serving(folder: Path) -> list[float]:
    """Seconds, one for each change, of the list in ``folder``."""
    records = sorted((folder / "data" / "papers").iterdir())
    record = records[len(records) // 2]
    port = _find_port()
    site = f"http://127.0.0.1:{port}/readinglist/"
    command = [sys.executable, "-m", "generator", "serve", "--address", f"127.0.0.1:{port}"]
    with (folder / "served.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
    try:
        _wait_for(site)
        with start_browser() as browser:
            page = browser.new_page()
            page.goto(f"{site}papers/{record.stem}/")
            waited = []
            for number in range(_TIMES):
                page.wait_for_timeout(_PAUSE * 1000)
                start = time.perf_counter()
                _retitle(record, f"Saved {number}")
                page.wait_for_function(
                    "word => document.querySelector('h1')?.textContent.includes(word)",
                    arg=f"Saved {number}",
                    timeout=_PATIENCE * 1000,
                )
                waited.append(time.perf_counter() - start)
        return waited
    finally:
        server.terminate()
        server.wait()


def describe_serving(papers: int, waited: list[float]) -> str:
    return (
        f"{papers:,} papers, served: a saved record is shown anew in the browser after "
        f"{median(waited):.1f} s (median of {len(waited)}; the longest {max(waited):.1f} s)."
    )


def _find_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_for(address: str) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=10):  # noqa: S310 (made above)
                return
        except (URLError, OSError):
            time.sleep(0.5)
    raise TimeoutError(address)


def _retitle(record: Path, words: str) -> None:
    text = record.read_text("utf-8")
    title = re.search(r"^title: .*(?:\n .*)*\n", text, flags=re.MULTILINE)
    assert title
    record.write_text(text.replace(title[0], f"title: {words}\n", 1), "utf-8")
