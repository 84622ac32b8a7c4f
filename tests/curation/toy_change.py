"""A change of the toy list that has something of every kind, and the review of it as it was last
looked at and found right.

After a change that is meant to change reviews, renew it, and look at what git says of it::

    python -m tests.curation.toy_change
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from generator import pipeline
from generator.curation.changes import Changes, compare
from generator.curation.review import write_review
from generator.settings import read_settings
from tests.lists import copy_toy

EXPECTED = Path(__file__).with_name("review.md")

ADDED = """\
title: "HybridCrowd: Twelve Authors, Three Repositories and a GPU"
authors: [Anna One, Jens Ten, Björn Neu]
date: 2024-10-02
arxiv: "2410.00007"
venue: NewVenue 2025
topics: [empty, systems]
tags: [gpu, gpus]
links:
  code:
    - url: https://github.com/example/crowd-two
      official: true
    - url: https://git.example.net/~crowd/@copy
  project: https://example.org/@crowd
note: "Ask **@octocat**, or see [the page](https://example.org/page) and #12."
abstract: >-
  Everything of *the first* paper, once more; see https://example.org/crowd or www.example.org, and
  ask @octocat. Fixes #12.
"""
WITHOUT_ANYTHING = "title: شبکه\nauthors: []\ndate: 2024\ntopics: [theory]\n"


def change_toy(root: Path) -> Changes:
    """``root/before`` and ``root/after``, compared."""
    before, after = copy_toy(root / "before"), copy_toy(root / "after")
    data = after / "data"
    _write(data / "papers/hybrid-crowd.yml", ADDED)
    _write(data / "papers/nothing.yml", WITHOUT_ANYTHING)
    _replace(
        data / "papers/crowd.yml",
        ("venue: EuroToys 2025", "venue: Toys | 2025"),
        ("tags: [gpu, c++]", "tags: [c++, new-tag]"),
        ("      official: true\n", ""),
        ('Shows what "+ N" is for.', 'Shows what "+ N" is good for, and @octocat.'),
        (
            "ending in a link: https://example.org/crowd.",
            "ending in another: https://example.org/.",
        ),
    )
    _replace(data / "papers/melange.yml", ("Ünïcode throughout", "Unicode throughout"))
    (data / "papers/zero-day.yml").rename(data / "papers/quoted.yml")
    _replace(data / "papers/quoted.yml", ("date: 2024-01", "date: 2024-02"))
    (data / "papers/same-person.yml").rename(data / "papers/one-title.yml")
    _replace(data / "papers/one-title.yml", ("tags: [gpu]", "former_ids: [same-person]"))
    (data / "papers/bare.yml").unlink()
    topics = (data / "topics.yml").read_text("utf-8")
    empty = topics[topics.index("empty:") :]
    new = "new:\n  title: New\n  description: See @octocat.\n"
    _write(data / "topics.yml", f"{empty}{topics.removesuffix(empty)}{new}")
    _replace(data / "people.yml", ("also: [J. Peña, Jose Pena]", "also: [Jose Pena]"))
    _replace(data / "slugs.yml", ("c++: cpp", "c++: cplusplus"))
    _replace(data / "collections/first-steps.yml", ("why: Many hands.", "why: Many more hands."))
    _replace(data / "metrics/crowd.yml", ("stars: 12345", "stars: 12346"))
    return compare(*(pipeline.inspect(read_settings(one)) for one in (before, after)))


def review_toy(root: Path) -> str:
    return write_review(change_toy(root), [".github/workflows/ci.yml", "docs/a|b`c`.md"])


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _replace(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text, (path, old)
        text = text.replace(old, new)
    _write(path, text)


def renew() -> None:
    with tempfile.TemporaryDirectory() as folder:
        EXPECTED.write_text(review_toy(Path(folder)), "utf-8")
    print(EXPECTED)


if __name__ == "__main__":
    renew()
