"""A list with papers enough to explore, and the answers of looking at each record by itself."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import yaml
from playwright.sync_api import Page, expect

from generator.cleaning.folding import fold
from generator.library.library import Library
from generator.pages.slugs import make_slug
from generator.records.model import Paper
from tests.browser.payloads import write_files
from tests.lists import copy_toy, read_config
from tests.site.sites import dress

PAPERS = 130
TOPICS = ("serving", "training", "agents", "graphs")
TAGS = ("c++", "r-and-d", "survey", "slo", "cost", "planning", "memory", "moe", "rag")
VENUES = tuple(f"{name} {year}" for name in ("ICML", "OSDI", "ACL") for year in range(2018, 2025))
WORDS = ("memory", "scheduling", "sparse", "attention", "agents", "routing", "Mélange")
LICENCES = ("MIT", "Apache-2.0", "AGPL-3.0-only")


def write_explored(root: Path) -> None:
    """Make ``root`` the toy list's site with papers of our own; the same at every run."""
    copy_toy(root)
    config = read_config(root) | {
        "site_name": "Explored",
        "nav": [{"Home": "index.md"}, {"Explore": "explore/index.md"}, {"About": "about.md"}],
    }
    (root / "mkdocs.yml").write_text(yaml.dump(config, allow_unicode=True), "utf-8")
    for name in ("about.md", "contribute/index.md"):
        (root / "docs" / name).write_text("# Words\n", "utf-8")
    dress(root)
    for path in sorted((root / "data").rglob("*.yml")):
        path.unlink()
    write_files(root, _make_files())


def _make_files() -> dict[str, Any]:
    chance = random.Random(4)  # noqa: S311
    people = [f"Author {chr(65 + number)}{number}" for number in range(24)]
    files: dict[str, Any] = {
        "topics.yml": {key: {"title": f"On {key}", "description": "x"} for key in TOPICS}
    }
    for number in range(PAPERS):
        id = f"paper-{number:03}"
        words = chance.sample(WORDS, 3)
        record: dict[str, Any] = {
            "title": f"{words[0].capitalize()} and {words[1]}, part {number}",
            "authors": chance.sample(people, chance.randint(1, 5)),
            "date": f"{chance.choice((2015, 2018, *range(2020, 2026)))}-{number % 12 + 1:02}",
            "topics": chance.sample(TOPICS, chance.randint(1, 2)),
            "abstract": f"We study {words[2]} in the case {number}.",
        }
        if tags := chance.sample(TAGS, chance.randint(0, 4)):
            record["tags"] = tags
        if chance.random() < 0.6:
            record["venue"] = chance.choice(VENUES)
        if chance.random() < 0.2:
            record["organization"] = chance.choice(("Labs", "Institute"))
        if chance.random() < 0.5:
            url = f"https://github.com/example/{id}"
            official = chance.choice(("true", "false"))
            record["links"] = {"code": [{"url": url, "official": official}]}
            if chance.random() < 0.7:
                facts = {"license": chance.choice(LICENCES), "stars": str(number * 37)}
                files[f"metrics/{id}.yml"] = {"repositories": {url: facts}}
        if chance.random() < 0.5:
            record["listed"] = {"on": "2025-11-03", "discussions": str(chance.randint(0, 9))}
        files[f"papers/{id}.yml"] = record
    for name, start in (("first-steps", 0), ("second-steps", 8)):
        steps = [{"paper": f"paper-{number:03}", "why": "x"} for number in range(start, start + 14)]
        title = name.replace("-", " ").capitalize()
        files[f"collections/{name}.yml"] = {"title": title, "introduction": "x", "steps": steps}
    return files


@dataclass(frozen=True)
class Choices:
    """What a reader may choose; values by key."""

    words: str = ""
    include: dict[str, set[str]] = field(default_factory=dict)
    exclude: dict[str, set[str]] = field(default_factory=dict)
    all: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None

    def write(self) -> str:
        """The address, from its ``?`` on."""
        pairs = [f"q={quote_plus(self.words)}"] if self.words else []
        pairs += [f"{name}={','.join(sorted(keys))}" for name, keys in self.include.items()]
        pairs += [f"-{name}={','.join(sorted(keys))}" for name, keys in self.exclude.items()]
        pairs += [f"{name}.all=1" for name in self.all]
        pairs += [f"year={self.years[0]}..{self.years[1]}"] if self.years else []
        return f"?{'&'.join(pairs)}" if pairs else ""


class Records:
    """The list looked through paper by paper, without any index."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def find(self, choices: Choices, *, but: str = "") -> list[Paper]:
        """Newest first; ``but``: without the choices of this facet."""
        return [paper for paper in self.library.papers if self._passes(paper, choices, but)]

    def count(self, choices: Choices, facet: str) -> Counter[str]:
        """How many papers each value has: for "any" as if nothing of the facet were included;
        an excluded value counts what it takes away."""
        counts: Counter[str] = Counter()
        included = choices.include.get(facet, set()) if facet in choices.all else set()
        excluded = choices.exclude.get(facet, set())
        for paper in self.find(choices, but=facet):
            values = self.read(paper, facet)
            if not included <= values:
                continue
            for value in values:
                if not (excluded - {value}) & values:
                    counts[value] += 1
        return counts

    def read(self, paper: Paper, facet: str) -> set[str]:
        return set(self._ways[facet](paper))

    @cached_property
    def _ways(self) -> dict[str, Callable[[Paper], Iterable[str]]]:
        library = self.library
        return {
            "topic": lambda paper: paper.topics,
            "tag": lambda paper: map(make_slug, paper.tags),
            "author": lambda paper: map(make_slug, paper.authors),
            "organization": lambda paper: [
                make_slug(name) for name in [paper.organization] if name
            ],
            "venue": lambda paper: map(make_slug, filter(None, [paper.venue])),
            "code": lambda paper: (
                {"official" if one.official else "community" for one in paper.links.code}
                or {"none"}
            ),
            "license": lambda paper: (
                facts.license
                for one in paper.links.code
                if (facts := library.find_metrics(paper, one)) and facts.license
            ),
            "collection": lambda paper: (
                one.id
                for one in library.collections
                if paper.id in {step.paper for step in one.steps}
            ),
        }

    def _passes(self, paper: Paper, choices: Choices, but: str) -> bool:
        for facet in self._ways:
            if facet == but:
                continue
            values = self.read(paper, facet)
            wanted = choices.include.get(facet, set())
            if facet in choices.all and not wanted <= values:
                return False
            if wanted and not wanted & values:
                return False
            if choices.exclude.get(facet, set()) & values:
                return False
        if choices.years and but != "year":
            first, last = choices.years
            if not first <= paper.date.year <= last:
                return False
        texts = [paper.title, paper.abstract or "", paper.venue or "", paper.organization or ""]
        titles = [self.library.topics[key].title for key in paper.topics]
        names = [*paper.authors, *paper.tags, *paper.topics, *titles]
        known = {_stem(word) for word in re.findall(r"\w+", fold(" ".join([*texts, *names])))}
        return all(_stem(fold(word)) in known for word in choices.words.split())


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word


def wait_for_results(page: Page) -> Page:
    expect(page.locator(".rl-explore__page:not([aria-busy])")).to_be_visible()
    return page


FOUND = ".rl-explore__main > div [data-paper]"
"""The papers that were found; those that have some of the words only stand elsewhere."""


def list_shown(page: Page) -> list[str]:
    """The ids of the papers found, in their order."""
    ids: list[str] = page.locator(FOUND).evaluate_all("all => all.map(one => one.dataset.paper)")
    return ids


def show_everything(page: Page) -> list[str]:
    """The ids of all papers found, after "Show more" as often as it is there."""
    more = page.locator(".rl-results__more")
    while more.is_visible():
        before = len(list_shown(page))
        more.click()
        expect(page.locator(FOUND).nth(before)).to_be_visible()
    return list_shown(page)


def read_counts(page: Page, facet: str) -> dict[str, int]:
    """What the page says of each value that it shows, by label; all of them are made to show."""
    panel = page.locator(f'[data-facet="{facet}"]')
    toggle = panel.locator(".rl-facet__toggle")
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    # Its values, or that there are none, come after the results.
    expect(panel.locator(".rl-facet__row, [role=status]").first).to_be_visible()
    more = panel.locator(".rl-facet__more")
    while more.is_visible():
        before = panel.locator(".rl-facet__row").count()
        more.click()
        expect(panel.locator(".rl-facet__row").nth(before)).to_be_visible()
    rows: list[list[str]] = panel.locator(".rl-facet__row").evaluate_all(
        "all => all.map(row => [row.querySelector('.rl-facet__name').textContent,"
        " row.querySelector('.rl-facet__count').textContent])"
    )
    return {label: int(count.replace(",", "")) for label, count in rows}


def expect_shown(page: Page, ids: list[str]) -> None:
    """That these papers are found, in this order, and soon."""
    expect(page.locator(FOUND)).to_have_count(len(ids))
    for number, id in enumerate(ids):
        expect(page.locator(FOUND).nth(number)).to_have_attribute("data-paper", id)


def expect_query(page: Page, search: str) -> None:
    """That the address is ``search`` from its ``?`` on, and soon."""
    expect(page).to_have_url(re.compile(f"/explore/{re.escape(search)}$"))


def read_query(page: Page) -> str:
    """The address from its ``?`` on."""
    search: str = page.evaluate("location.search")
    return search
