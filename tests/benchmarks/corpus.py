"""Lists of any size from the metadata of the ACL Anthology, for measuring.

The file is not part of the project: one JSON object a line, gzipped, with the fields of the
Anthology's own records. READINGLIST_CORPUS names it; without it only the project's own list is
measured. What people wrote is cleaned as ``readinglist import`` cleans it.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from generator.cleaning.names import order_names
from generator.cleaning.plain_text import clean_abstract, clean_line
from generator.pages.slugs import make_slug
from generator.records.plain_yaml import Tree
from generator.records.style import write_yaml
from generator.records.values import RESERVED_IDS
from tests.lists import copy_written_pages

PROJECT = Path(__file__).resolve().parents[2]
DEFAULT = PROJECT.parent / "shared" / "corpus" / "acl-anthology.jsonl.gz"
TOPICS = 24


def find_corpus() -> Path | None:
    path = Path(os.environ.get("READINGLIST_CORPUS") or DEFAULT)
    return path if path.is_file() else None


def write_list(corpus: Path, folder: Path, count: int) -> None:
    """A whole list in ``folder``: ``count`` records spread evenly over the corpus, with the
    project's own configuration and hand-written pages."""
    data = folder / "data"
    (data / "papers").mkdir(parents=True)
    records = list(pick_records(corpus, count))
    for name, fields in records:
        (data / "papers" / f"{name}.yml").write_text(write_yaml(fields), encoding="utf-8")
    (data / "topics.yml").write_text(write_yaml(make_topics()), encoding="utf-8")
    chosen = choose_slugs(records)
    if chosen:
        (data / "slugs.yml").write_text(write_yaml(chosen), encoding="utf-8")
    copy_project(folder)


def make_topics() -> dict[str, Tree]:
    return {
        f"topic-{number}": {
            "title": f"Topic {number}",
            "description": "One part of the corpus, by the year and the venue of the paper.",
        }
        for number in range(TOPICS)
    }


def copy_project(folder: Path) -> None:
    """The configuration, the theme and the hand-written pages of the project."""
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "generator" / "theme", folder / "generator" / "theme")
    copy_written_pages(folder)


def pick_records(corpus: Path, count: int) -> Iterator[tuple[str, dict[str, Tree]]]:
    """``count`` records, by id, spread evenly over the corpus."""
    # Read twice: a parent that holds the corpus would count as memory of the commands it starts.
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        step = max(1, sum(1 for _ in lines) // count)
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        spellings: dict[str, str] = {}
        for line in islice(lines, 0, step * count, step):
            row = json.loads(line)
            yield _make_id(row["id"]), _make_fields(row, spellings)


def _make_id(text: str) -> str:
    slug = make_slug(text)
    return f"paper-{slug}" if slug.replace("-", "").isdigit() else slug


def _make_fields(row: dict[str, Any], spellings: dict[str, str]) -> dict[str, Tree]:
    """``spellings`` of authors by their address: of two with one address the first is taken, as an
    import does."""
    names, _ = order_names(row["authors"])
    venue = row["venue"][0] if row["venue"] else ""
    title = clean_line(row["title"]) or row["id"]
    fields: dict[str, Tree] = {
        "title": title,
        "authors": [spellings.setdefault(make_slug(name) or name, name) for name in names],
        "date": str(row["date"] or row["year"]),
    }
    if venue:
        fields["venue"] = f"{clean_line(venue)} {row['year']}"
    fields["topics"] = [f"topic-{(row['year'] * 7 + sum(map(ord, venue))) % TOPICS}"]
    words = re.findall(r"[a-z]{5,}", title.lower())
    tags: list[Tree] = [*sorted(set(words), key=lambda word: (len(word), word))[:3]]
    if tags:
        fields["tags"] = tags
    links: dict[str, Tree] = {"page": row["url"]}
    if row["code"]:
        codes = [code for code in row["code"] if isinstance(code, str)]
        links = {"code": [{"url": url} for url in codes], **links} if codes else links
    fields["links"] = links
    if abstract := clean_abstract(row["abstract"] or ""):
        fields["abstract"] = abstract
    return fields


def choose_slugs(records: list[tuple[str, dict[str, Tree]]]) -> dict[str, Tree]:
    """Addresses for the names that would share one, as a curator would have to choose them."""
    chosen: dict[str, Tree] = {}
    for kind, field in (("authors", "authors"), ("tags", "tags"), ("venues", "venue")):
        names: set[str] = set()
        for _, fields in records:
            value = fields.get(field, [])
            names.update(map(str, value) if isinstance(value, list) else [str(value)])
        taken = {"2", "3", "4", *map(chr, range(ord("a"), ord("z") + 1)), *RESERVED_IDS, ""}
        slugs: dict[str, Tree] = {}
        for name in sorted(names):
            slug = make_slug(name)
            if slug in taken:
                number = 2
                while f"{slug or 'name'}-n{number}" in taken:
                    number += 1
                slugs[name] = slug = f"{slug or 'name'}-n{number}"
            taken.add(slug)
        if slugs:
            chosen[kind] = slugs
    return chosen
