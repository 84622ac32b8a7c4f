"""Explore: the whole result as a file or a copy."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.explore_list import PAPERS, Choices, Records


@pytest.mark.parametrize("name", ["bibtex", "ris", "csl", "csv"])
def test_downloaded_file_has_the_papers_of_the_result(
    explore: Callable[..., Page], records: Records, tmp_path: Path, name: str
) -> None:
    choices = Choices(words="memory", exclude={"tag": {"survey"}})
    expected = sorted(paper.title for paper in records.find(choices))
    page = explore(choices.write())
    page.get_by_text("Export").click()
    with page.expect_download() as download:
        page.locator(f'[data-format="{name}"][data-act="download"]').click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name.startswith("papers-memory.")
    assert sorted(read_titles(file.read_text("utf-8"), name)) == expected


def read_titles(text: str, name: str) -> list[str]:
    if name == "csl":
        return [entry["title"] for entry in json.loads(text)]
    if name == "csv":
        return [row["title"] for row in csv.DictReader(text.lstrip("\ufeff").splitlines())]
    pattern = r"^TI  - (.*)$" if name == "ris" else r"^\s*title\s*= \{(.*)\},?$"
    titles = re.findall(pattern, text, re.MULTILINE)
    return [title.replace("{", "").replace("}", "").strip() for title in titles]


def test_result_is_copied(explore: Callable[..., Page], records: Records) -> None:
    choices = Choices(words="sparse")
    page = explore(choices.write())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_text("Export").click()
    page.get_by_role("button", name="Copy CSL-JSON").click()
    found = records.find(choices)
    expect(page.locator(".rl-export__says")).to_have_text(
        f"Copied {len(found)} papers as CSL-JSON."
    )
    text: str = page.evaluate("navigator.clipboard.readText()")
    shown = [one["title"] for one in json.loads(text)]
    assert sorted(shown) == sorted(paper.title for paper in found)


def test_long_export_can_be_cancelled(explore: Callable[..., Page]) -> None:
    page = explore()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(re.compile(r"/search/documents-"), hold)
    page.get_by_text("Export").click()
    page.get_by_role("button", name="Download CSV").click()
    bar = page.get_by_role("progressbar", name="Papers read")
    expect(bar).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    for route in held:
        route.continue_()
    expect(page.locator(".rl-export__says")).to_have_text("Cancelled.")
    expect(bar).to_be_hidden()
    page.unroute(re.compile(r"/search/documents-"))
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    text = download.value.path().read_text("utf-8-sig")
    assert len(list(csv.DictReader(text.splitlines()))) == PAPERS
