"""What the site's search can find."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.pages.slugs import find_url
from tests.site.sites import Site

Entry = dict[str, Any]


@pytest.fixture(scope="module")
def entries(real_site: Site) -> list[Entry]:
    index = json.loads((real_site.folder / "search" / "search_index.json").read_bytes())
    found: list[Entry] = index["docs"]
    return found


def test_papers_collections_and_written_pages_are_found(
    entries: list[Entry], real_site: Site
) -> None:
    plan, docs = real_site.plan, real_site.settings.docs
    generated = {page.path for page in plan.pages}
    wanted = {
        page.path for page in plan.pages if page.kind in ("paper", "collection", "fields", "rules")
    }
    written = {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")} - generated
    assert len(written) > 3
    found = {entry["location"].split("#")[0] for entry in entries}
    assert found == {find_url(path) for path in wanted | written}


def test_index_holds_no_paper_twice(entries: list[Entry]) -> None:
    locations = [entry["location"] for entry in entries]
    assert len(locations) == len(set(locations))
