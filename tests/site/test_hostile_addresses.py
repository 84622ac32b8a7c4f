"""Addresses that are no web pages, or hide something: no field takes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.pipeline import make_plan
from generator.problems import ProblemsFound
from generator.settings import read_settings
from tests.lists import write_list

LINKS = ("page", "pdf", "project", "video", "slides", "poster", "demo", "dataset", "model")

REFUSED = {
    "script": "javascript:alert(1)",
    "script in capitals": "JaVaScRiPt:alert(1)",
    "script like an address": "javascript://example.org/%0aalert(1)",
    "script after a space": " javascript:alert(1)",
    "script on two lines": "java\nscript:alert(1)",
    "script with a tab": "java\tscript:alert(1)",
    "visual basic": "vbscript:msgbox(1)",
    "data": "data:text/html,<script>alert(1)</script>",
    "data in base64": "data:text/html;base64,PHNjcmlwdD4=",
    "file": "file:///etc/passwd",
    "blob": "blob:https://example.org/1",
    "other scheme": "ftp://example.org/a",
    "mail": "mailto:a@example.org",
    "no scheme": "//example.org/a",
    "path": "/a/b",
    "relative path": "../../a",
    "no host": "https:///a",
    "no slashes": "https:example.org",
    "user": "https://user@example.org/",
    "user and password": "https://user:password@example.org/",
    "empty user": "https://@example.org/",
    "user like a host": "https://github.com@example.org/",
    "bad port": "https://example.org:port/",
    "broken host": "https://[example.org/",
    "space": "https://example.org/a b",
    "space at the end": "https://example.org/ ",
    "space before": " https://example.org/",
    "line break": "https://example.org/\na",
    "tab": "https://exa\tmple.org/",
    "no-break space": "https://example.org/a\u00a0b",
    "null": "https://example.org/\0",
    "escape": "https://example.org/\x1b",
    "next line": "https://example.org/\x85",
    "right-to-left override": "https://example.org/\u202egnp.exe",
    "zero width space": "https://example\u200b.org/",
    "double quote": 'https://example.org/" onclick="alert(1)',
    "angle bracket": "https://example.org/<script>",
    "closing bracket": "https://example.org/>",
    "backtick": "https://example.org/`",
    "backslash": "https:\\\\example.org\\a",
    "brace": "https://example.org/{{7*7}}",
    "bar": "https://example.org/a|b",
}


def write_addresses(root: Path, address: str) -> Path:
    """A list with ``address`` in every field that takes one, and nothing else wrong."""
    record: dict[str, Any] = {
        "title": "A paper",
        "authors": ["Ada Author"],
        "date": "2024-09-28",
        "topics": ["systems"],
        "links": {"code": [{"url": address}], **dict.fromkeys(LINKS, address)},
    }
    people = {"Ada Author": {"homepage": address}}
    files = {
        "papers/paper.yml": yaml.dump(record, default_style='"'),
        "people.yml": yaml.dump(people, default_style='"'),
    }
    return write_list(root, files)


@pytest.mark.parametrize("name", REFUSED)
def test_address_is_refused_in_every_field(tmp_path: Path, name: str) -> None:
    settings = read_settings(write_addresses(tmp_path, REFUSED[name]))
    with pytest.raises(ProblemsFound) as found:
        make_plan(settings)
    problems = found.value.problems
    codes = {"bad-url", "invisible-character", "control-character"}
    assert {problem.code for problem in problems} <= codes
    wanted = {"links.code.0.url", "Ada Author.homepage", *(f"links.{name}" for name in LINKS)}
    assert {problem.field for problem in problems} == wanted


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org:8080/~a_b*c/(d)?e=f&g='h'#i",
        "https://xn--e1afmkfd.example/%22%3C%3E",
        "HTTPS://EXAMPLE.ORG/A",
    ],
)
def test_address_of_a_web_page_is_taken(tmp_path: Path, address: str) -> None:
    library = make_plan(read_settings(write_addresses(tmp_path, address))).library
    assert library.by_id["paper"].links.project == address
