"""What axe-core objects to in a page."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.lists import ROOT

_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
            *("best-practice", "experimental"),
        ],
    },
    "resultTypes": ["violations"],
    # Finding a selector for every element takes a third of the time.
    "selectors": False,
}


@cache
def _read_axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def find_violations(page: Page) -> list[str]:
    """A line for each element and rule; empty for a page that is as it should be."""
    page.evaluate(_read_axe())
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {json.dumps(_OPTIONS)})")
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
