"""New since the last visit: the list is built twice, and the clock goes on."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.fixtures import OpenPage
from tests.site.sites import Site, build_site, serve, write_toy

FIRST = datetime.datetime(2026, 11, 3, 9, tzinfo=datetime.UTC)


def add_paper(site: Site, id: str, title: str) -> None:
    record = f"title: {title}\nauthors: [Nia New]\ndate: 2026-11-0{len(id)}\ntopics: [{{}}]\n"
    topic = next(iter(site.plan.library.topics))
    file = site.settings.data / "papers" / f"{id}.yml"
    file.write_text(record.format(topic), "utf-8")
    build_site(site.root)


def answer_titles(page: Page, site: Site) -> None:
    """Stand in for the search where the site has none; the site's own comes later and wins."""
    papers = [
        {"id": p.id, "title": p.title, "authors": p.authors, "date": str(p.date)}
        for p in Site(site.root).plan.library.papers
    ]
    page.add_init_script(f"""
        const papers = {json.dumps(papers)};
        const documents = async (numbers) => [...numbers].map((number) => papers[number]);
        globalThis.readinglist = {{ search: {{ getSearch: () => ({{ documents }}) }} }};
    """)


def visit(page: Page, address: str, hours: float) -> None:
    """Look at a page so many hours after the first visit."""
    page.clock.set_fixed_time(FIRST + datetime.timedelta(hours=hours))
    page.goto(address)
    page.wait_for_load_state("networkidle")


def test_new_papers_are_shown_on_the_next_visit(open_page: OpenPage, tmp_path: Path) -> None:
    site = Site(tmp_path / "list")
    write_toy(site.root)
    build_site(site.root)
    with serve(site) as home:
        page = open_page(home, "404.html")
        page.evaluate("localStorage.clear()")
        line, badges = page.locator(".rl-visit"), page.locator(".rl-new")
        visit(page, f"{home}/", 0)
        add_paper(site, "ab", "<b>Brand</b> new")
        # Still the first visit: nothing is new.
        visit(page, f"{home}/", 0.4)
        expect(line).to_have_count(0)
        expect(badges).to_have_count(0)

        add_paper(site, "abc", "Newer still")
        answer_titles(page, site)
        visit(page, f"{home}/", 48)
        expect(line).to_have_text("1 new paper since your last visit (3 November 2026)")
        expect(page.locator(".rl-card:has(.rl-new) h3")).to_have_text(["Newer still"])
        line.locator("a").click()
        page.wait_for_url(f"{home}/marks/#new")
        expect(page.locator("#new h2")).to_have_text("New since your last visit 1")
        expect(page.locator("#new h3")).to_have_text("Newer still")
        page.locator("#new [data-mark=toRead]").click()
        expect(page.locator("#toRead h3")).to_have_text("Newer still")
        expect(page.locator("#new h3")).to_have_text("Newer still")

        # A listing of another kind knows it too, until the visit is over.
        visit(page, f"{home}/authors/nia-new/", 48.4)
        expect(page.locator(".rl-card:has(.rl-new) h2")).to_have_text(["Newer still"])
        visit(page, f"{home}/", 72)
        expect(line).to_have_count(0)
        expect(badges).to_have_count(0)
        visit(page, f"{home}/marks/", 72.1)
        expect(page.locator("#new")).to_have_count(0)
