"""What holds for every kind of page."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import PALETTES, WIDTHS
from tests.browser.conftest import OpenPage
from tests.browser.kinds import CHOSEN, GENERATED, KINDS
from tests.lists import ROOT
from tests.site.sites import Site

each_kind = pytest.mark.parametrize("kind", KINDS)
each_width = pytest.mark.parametrize("width", WIDTHS)
each_palette = pytest.mark.parametrize("palette", PALETTES)

AXE_TAGS = [
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    *("best-practice", "experimental"),
]


@cache
def read_axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def find_violations(page: Page) -> list[str]:
    """What axe-core objects to, an element a line."""
    page.evaluate(read_axe())
    options = {"runOnly": {"type": "tag", "values": AXE_TAGS}, "resultTypes": ["violations"]}
    found: dict[str, Any] = page.evaluate(f"axe.run(document, {json.dumps(options)})")
    return [
        f"{rule['id']}: {node['target']} {node['html'][:200]} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@each_palette
@each_width
@each_kind
def test_page_is_accessible(
    open_page: OpenPage,
    home: str,
    addresses: dict[str, str],
    kind: str,
    width: str,
    palette: str,
) -> None:
    page = open_page(home, addresses[kind], width=width, palette=palette)
    assert find_violations(page) == []
