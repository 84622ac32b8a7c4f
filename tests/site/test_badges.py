"""Badges of code on built pages: each state that facts can be in."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from lxml import html

from tests.lists import PAPER, copy_toy
from tests.site.sites import Site, share_site

pytestmark = pytest.mark.xdist_group("pages of sites")

UNSAFE = "<script>alert(1)</script> & *MIT* [x](http://evil.example)"
STATES: dict[str, dict[str, str]] = {
    "unknown": {},
    "no-stars": {"stars": "0"},
    "one-star": {"stars": "1"},
    "many-stars": {"stars": "12345", "language": "C++"},
    "licensed": {"license": "Apache-2.0", "checked": "2025-01-05"},
    "no-licence": {"license": "NONE", "checked": "2025-01-05"},
    "other-licence": {"license": "NOASSERTION", "checked": "2025-01-05"},
    "unsafe": {"license": UNSAFE, "language": UNSAFE},
    "archived": {"archived": "true", "pushed": "2023-02-01", "checked": "2025-01-05"},
    "gone": {"gone": "true", "stars": "7", "checked": "2025-01-05"},
}
SHOWN: dict[str, list[str]] = {
    "unknown": [],
    "no-stars": ["0 stars"],
    "one-star": ["1 star"],
    "many-stars": ["12.3k stars", "C++"],
    "licensed": ["Apache-2.0"],
    "no-licence": ["no licence found"],
    "other-licence": ["other licence"],
    "unsafe": [UNSAFE, UNSAFE],
    "archived": ["archived", "last change 2023"],
    "gone": ["not found", "7 stars"],
}


def write_states(root: Path) -> None:
    copy_toy(root)
    for id, facts in STATES.items():
        url = f"https://github.com/some/{id}"
        record = f"{PAPER}links:\n  code:\n    - url: {url}\n"
        (root / "data" / "papers" / f"state-{id}.yml").write_text(record, "utf-8")
        if facts:
            metrics = {"repositories": {url: facts}}
            text = yaml.safe_dump(metrics, default_style='"')
            (root / "data" / "metrics" / f"state-{id}.yml").write_text(text, "utf-8")
    urls = ("https://github.com/some/early", "https://github.com/some/late")
    code = "".join(f"    - url: {url}\n" for url in urls)
    record = f"{PAPER}links:\n  code:\n{code}"
    (root / "data" / "papers" / "two-days.yml").write_text(record, "utf-8")
    days = zip(urls, ("2025-01-05", "2025-02-06"), strict=True)
    metrics = {"repositories": {url: {"checked": day} for url, day in days}}
    (root / "data" / "metrics" / "two-days.yml").write_text(yaml.safe_dump(metrics), "utf-8")


@pytest.fixture(scope="session")
def states_site(shared_folder: Path) -> Site:
    return share_site(shared_folder, "states", write_states)


def open_page(site: Site, path: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8")
    return html.parse(str(site.folder / path / "index.html"), parser).getroot()


def find(element: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return [found for found in element.iter() if name in (found.get("class") or "").split()]


def read_facts(element: html.HtmlElement) -> list[str]:
    return [str(fact.text_content()) for fact in find(element, "rl-code__fact")]


@pytest.mark.parametrize("state", STATES)
def test_each_state(states_site: Site, state: str) -> None:
    page = open_page(states_site, f"papers/state-{state}")
    (list_,) = find(page, "rl-codes")
    (badge,) = find(list_, "rl-code")
    assert badge.get("href") == f"https://github.com/some/{state}"
    assert read_facts(badge) == SHOWN[state]
    assert bool(find(list_, "rl-code--closed")) == (state in ("archived", "gone"))
    days = [str(one.text_content()) for one in find(page, "rl-checked")]
    checked = "checked" in STATES[state]
    assert days == (["Stars and licence checked on 5 January 2025"] if checked else [])


def test_stars_are_told_exactly_to_whoever_asks(states_site: Site) -> None:
    badge = find(open_page(states_site, "papers/state-many-stars"), "rl-codes")[0]
    stars = find(badge, "rl-code__fact--stars")[0]
    assert stars.get("title") == "12,345 stars"
    badge = find(open_page(states_site, "papers/state-one-star"), "rl-codes")[0]
    assert find(badge, "rl-code__fact--stars")[0].get("title") is None


def test_listings_say_what_is_closed_and_how_many_stars(states_site: Site) -> None:
    shown = {
        str(badge.get("href")).rsplit("/", 1)[1]: read_facts(badge)
        for path in (states_site.folder / "code").rglob("index.html")
        for badge in find(open_page(states_site, str(path.parent)), "rl-code")
    }
    assert shown["archived"] == ["archived"]
    assert shown["gone"] == ["not found", "7 stars"]
    assert shown["many-stars"] == ["12.3k stars"]
    assert shown["licensed"] == shown["unknown"] == []


def test_days_that_differ_stand_in_their_badges(states_site: Site) -> None:
    page = open_page(states_site, "papers/two-days")
    assert [read_facts(badge) for badge in find(page, "rl-code")[:2]] == [
        ["checked on 5 January 2025"],
        ["checked on 6 February 2025"],
    ]
    assert find(page, "rl-checked") == []


def test_one_repository_of_two_was_looked_at(toy_site: Site) -> None:
    page = open_page(toy_site, "papers/crowd")
    first, second = (find(item, "rl-code")[0] for item in find(page, "rl-codes")[0])
    assert read_facts(first) == ["archived", "12.3k stars", "Apache-2.0", "C++"]
    assert read_facts(second) == ["0 stars"]
    assert [one.text_content() for one in find(page, "rl-checked")] == [
        "Stars and licence checked on 2 November 2024"
    ]
