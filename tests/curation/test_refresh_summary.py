"""The summary for a pull request: what strangers wrote is inert in it, and it fits."""

from __future__ import annotations

import re
from datetime import date

import markdown
import pytest

from generator.curation.links import Link
from generator.curation.refresh import Change, Move, Refreshed, Unasked
from generator.curation.refresh_summary import (
    MOST_CHARACTERS,
    LinkFindings,
    write_summary,
)
from generator.sources.link_check import Finding, State

DAY = date(2025, 11, 3)
HOSTILE = [
    "@everyone #1 GH-2 <img src=x onerror=alert(1)>",
    "`@everyone`",
    "``` @everyone",
    "a | b | c",
    "a \\| @everyone",
    "end\\",
    "\n## Dead links\n\n@everyone",
    "\u202e[x](http://a)",
    "</td></table><script>",
    "-->", "&lt;b&gt;", "` x ``` y `` z",
]  # fmt: skip


def write(**found: object) -> str:
    return write_summary(Refreshed(**found), LinkFindings(), DAY)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_strangers_is_code_in_one_cell(text: str) -> None:
    summary = write(moves=[Move("a-paper", text, text)])
    row = summary.splitlines()[-1]
    assert row.count("|") == 4
    html = markdown.markdown(summary, extensions=["tables"])
    cells = re.findall(r"<td>(.*?)</td>", html, re.DOTALL)
    assert len(cells) == 3
    assert all(re.fullmatch(r"<code>[^<]*</code>", cell) for cell in cells)
    assert "## Dead links" not in summary.splitlines()


@pytest.mark.parametrize("text", HOSTILE)
def test_every_place_for_text_of_strangers_is_code(text: str) -> None:
    facts = Refreshed(
        changes=[
            Change("a", text, {"license": text, "language": text}, {"license": f"{text}2"}),
            Change("a", text, {}, {"license": text, "language": text}),
            Change("a", text, {"stars": "1"}, {"archived": "true", "stars": "2"}),
        ],
        gone=[Change("a", text, {"checked": text}, {})],
        unasked=[Unasked("a", text, text)],
    )
    links = LinkFindings(3, [
        (Link(text, text, text), Finding(text, state, "a reason", text))
        for state in (State.DEAD, State.MOVED, State.UNCERTAIN)
    ])  # fmt: skip
    html = markdown.markdown(write_summary(facts, links, DAY), extensions=["tables"])
    outside = re.sub(r"<code>[^<]*</code>|</?(?:p|h2|table|thead|tbody|tr|th|td)>", "", html)
    for mark in ("everyone", "<", "script", "img", "`", "http"):
        assert mark not in outside


def test_nothing_found_is_one_sentence() -> None:
    assert write() == "0 questions asked, 0 files written. Looked at on 2025-11-03.\n"


def test_first_look_shows_the_facts() -> None:
    after = {"stars": "12345", "license": "MIT", "pushed": "2024-01-01", "checked": "2025-11-03"}
    summary = write(changes=[Change("a", "https://x.example/y", {}, after)])
    row = "| `papers/a.yml` | `https://x.example/y` | "
    assert f"{row}stars 12,345, licence `MIT`, last change `2024-01-01` |" in summary
    assert "Newly archived" not in summary


def test_first_look_at_an_archived_one_says_so_first() -> None:
    summary = write(changes=[Change("a", "https://x.example/y", {}, {"archived": "true"})])
    assert summary.index("## Newly archived (1)") < summary.index("## Looked at for the first time")


def test_it_fits_into_a_pull_request() -> None:
    url = "https://example.org/" + "é" * 280
    dead = Finding(url, State.DEAD, "is not there")
    links = [(Link(f"papers/p-{n}.yml", "links.page", url), dead) for n in range(500)]
    moves = [Move(f"p-{n}", url, url) for n in range(500)]
    summary = write_summary(Refreshed(moves=moves), LinkFindings(500, links), DAY)
    assert len(summary.encode()) < MOST_CHARACTERS + 2_000
    assert "\n## Dead links\n" in summary
    assert re.search(r"\n[0-9]+ lines more did not fit; the log has them\.\n$", summary)
