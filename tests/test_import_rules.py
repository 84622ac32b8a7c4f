"""The rooms of the generator: which imports from which, and what only one of them may do."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lists import ROOT

FILES = sorted((ROOT / "generator").rglob("*.py"))

FLOORS: tuple[tuple[str, ...], ...] = (
    ("__main__",),
    ("cli", "mkdocs_plugin"),
    ("commands",),
    ("curation",),
    ("fast_site",),
    ("pipeline",),
    ("sources",),
    ("publish",),
    ("search",),
    ("pages",),
    ("library",),
    ("records",),
    ("cleaning",),
    ("settings",),
    ("processes",),
    ("progress",),
    ("problems",),
)
"""From the top. A room imports from itself and from the floors below it."""

ONLY_IN: dict[str, set[str]] = {
    "print": {"cli", "commands"},
    "exit": {"cli", "commands", "processes"},
    "write": {"publish"},
    "read": {"publish", "records", "settings", "sources"},
    "make markup": {"pages/text"},
    "import mkdocs": {"mkdocs_plugin", "fast_site"},
    "run a command": {"commands"},
    "start processes": {"processes"},
    "connect": {"sources/http", "sources/public_web"},
}
"""What is done only in these rooms, or in this one file."""

CALLS = {
    **dict.fromkeys(("print", "echo", "secho", "pprint"), "print"),
    **dict.fromkeys(("exit", "quit", "_exit", "SystemExit", "abort"), "exit"),
    **dict.fromkeys(("write_text", "write_bytes", "mkdir", "makedirs", "touch"), "write"),
    **dict.fromkeys(("unlink", "rmdir", "rmtree", "rename", "symlink_to", "copytree"), "write"),
    **dict.fromkeys(("open", "read_text", "read_bytes", "fdopen"), "read"),
    **dict.fromkeys(("Markup",), "make markup"),
    **dict.fromkeys(("ProcessPoolExecutor", "fork"), "start processes"),
}
IMPORTS = {
    **dict.fromkeys(("mkdocs", "material"), "import mkdocs"),
    **dict.fromkeys(("shutil", "tempfile"), "write"),
    **dict.fromkeys(("subprocess", "pty"), "run a command"),
    **dict.fromkeys(("socket", "ssl", "http", "ftplib", "smtplib", "asyncio"), "connect"),
    **dict.fromkeys(("requests", "httpx", "aiohttp", "urllib3"), "connect"),
    "multiprocessing": "start processes",
    "urllib.request": "connect",
}


def name_room(module: str) -> str:
    """``records`` for ``generator.records.loader``; nothing for what is not the generator's."""
    package, _, inner = module.partition(".")
    room = inner.split(".", maxsplit=1)[0]
    return room if package == "generator" and room != "__version__" else ""


def is_below(room: str, other: str) -> bool:
    floors = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
    return floors[room] > floors[other]


def list_imports(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, wherever in the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the room"
            module = node.module or ""
            # `from generator import pipeline` imports a room, `from json import loads` a name.
            inner = module in ("generator", "urllib", "importlib")
            for alias in node.names:
                yield f"{module}.{alias.name}" if inner else module


def list_deeds(tree: ast.AST) -> Iterator[str]:
    for module in list_imports(tree):
        for known, deed in IMPORTS.items():
            if module == known or module.startswith(f"{known}."):
                yield deed
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            name = function.id if isinstance(function, ast.Name) else name
            if name in CALLS:
                yield CALLS[name]


def find_faults(file: str, source: str) -> list[str]:
    """What breaks a rule in ``file``, a path below ``generator/`` without ``.py``."""
    tree = ast.parse(source)
    room = file.split("/", maxsplit=1)[0]
    others = {name_room(module) for module in list_imports(tree)} - {room, ""}
    faults = [f"{room} imports {other}" for other in others if not is_below(other, room)]
    deeds = [deed for deed in list_deeds(tree) if not {room, file} & ONLY_IN[deed]]
    faults += [f"{file} may not {deed}" for deed in deeds]
    if not ast.get_docstring(tree):
        faults.append("no docstring")
    if source.count("\n") > 300:
        faults.append("more than 300 lines")
    return faults


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_file_keeps_the_rules(path: Path) -> None:
    file = path.relative_to(ROOT / "generator").with_suffix("").as_posix()
    assert find_faults(file, path.read_text("utf-8")) == []


def test_every_room_has_a_floor() -> None:
    rooms = {path.relative_to(ROOT / "generator").parts[0].removesuffix(".py") for path in FILES}
    assert rooms - {"__init__"} <= {room for floor in FLOORS for room in floor}


@pytest.mark.parametrize(
    ("file", "line", "fault"),
    [
        ("records/model", "from generator.pages.text import encode", "records imports pages"),
        ("pages/plan", "from generator import pipeline", "pages imports pipeline"),
        ("cli", "import generator.mkdocs_plugin", "cli imports mkdocs_plugin"),
        ("library/library", "import generator.publish.writer", "library imports publish"),
        ("settings", "def f():\n  from generator import records", "settings imports records"),
        ("publish/feed", "print(1)", "publish/feed may not print"),
        ("pipeline", "import click\nclick.echo(1)", "pipeline may not print"),
        ("pipeline", "raise SystemExit(1)", "pipeline may not exit"),
        ("cli", "from mkdocs.commands import build", "cli may not import mkdocs"),
        ("pages/render", "from pathlib import Path\nPath().mkdir()", "pages/render may not write"),
        ("library/author", "open('x')", "library/author may not read"),
        ("pages/links", "import markupsafe as m\nm.Markup('')", "pages/links may not make markup"),
        ("publish/feed", "import urllib.request", "publish/feed may not connect"),
        ("publish/feed", "from urllib import request", "publish/feed may not connect"),
        ("publish/feed", "from http.client import HTTPConnection", "publish/feed may not connect"),
        ("sources/arxiv", "import urllib3", "sources/arxiv may not connect"),
        ("records/model", "import subprocess", "records/model may not run a command"),
        ("records/model", "\n" * 301, "more than 300 lines"),
    ],
)  # fmt: skip
def test_broken_rule_is_found(file: str, line: str, fault: str) -> None:
    assert find_faults(file, f'"""Docstring."""\n{line}\n') == [fault]


def test_missing_docstring_is_found() -> None:
    assert find_faults("records/model", "import json\n") == ["no docstring"]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("sources/public_web", "import socket\nfrom http.client import HTTPConnection"),
        ("sources/http", "import urllib.request\nfrom generator.pages import slugs"),
        ("commands/site", "import subprocess\nfrom generator import pipeline\nprint(1)"),
        ("pages/plan", "from urllib.parse import quote\nfrom markupsafe import Markup"),
        ("publish/writer", "from pathlib import Path\nPath().unlink()"),
    ],
)
def test_what_a_room_may_do_is_no_fault(file: str, line: str) -> None:
    assert find_faults(file, f'"""Docstring."""\n{line}\n') == []
