"""Commands that ask a server of this machine in the place of the services, and wait for nothing."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from generator.commands import desk as desk_command
from generator.sources.addition import Desk
from generator.sources.services import ADDRESSES
from tests.sources.services.server import Server


def ask_only(server: Server, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the environment of whoever runs the tests says of the services."""
    for name in ADDRESSES:
        monkeypatch.setenv(name, server.url)
    for name in ("GITHUB_TOKEN", "READINGLIST_CONTACT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("READINGLIST_CACHE", str(cache))


def hurry_desk(command: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk of ``command`` waits for nothing."""
    original = desk_command.make_desk

    def make_desk(*arguments: object) -> Desk:
        desk = original(*arguments)  # type: ignore[arg-type]
        desk.web.sleep = desk.web.cache.sleep = lambda seconds: None
        return desk

    monkeypatch.setattr(command, "make_desk", make_desk)
