"""The services of a test, and a web whose time does not pass."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.publish.cache import Cache
from generator.sources.http import Limits, Web
from generator.sources.services import ADDRESSES, Services
from tests.sources.services.server import Server, serve

ARXIV_ID = "2409.19256"
DOI = "10.1145/3689031.3696075"
ARXIV = f"/api/query?id_list={ARXIV_ID}&max_results=1"
HUGGING_FACE = f"/api/papers/{ARXIV_ID}"
DAILY = "/api/daily_papers?date=2024-10-07&limit=100"
CROSSREF = f"/works/{DOI}"
DATACITE = f"/dois/10.48550/arXiv.{ARXIV_ID}"
GITHUB = "/repos/volcengine/verl"


@dataclass
class World:
    server: Server
    services: Services
    web: Web
    slept: list[float] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@contextmanager
def make_world(folder: Path, **limits: float) -> Iterator[World]:
    """Time passes only while somebody sleeps, and then at once. It starts at 1,000,000."""
    slept: list[float] = []
    said: list[str] = []

    def now() -> float:
        return 1_000_000.0 + sum(slept)

    cache = Cache(folder / "cache", clock=now, sleep=slept.append)
    web = Web(
        "readinglist/test (+https://example.org)",
        cache,
        limits=Limits(**limits),  # type: ignore[arg-type]
        today=now,
        sleep=slept.append,
        chance=lambda: 1.0,
        tell=said.append,
    )
    with serve() as server:
        services = Services(dict.fromkeys(ADDRESSES, server.url))
        yield World(server, services, web, slept, said)
