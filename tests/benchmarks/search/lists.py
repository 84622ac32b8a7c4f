"""A list of any size, arranged in memory: no files, no pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.library.library import Library, arrange
from generator.pages.slugs import Addresses
from generator.pipeline import make_plan
from generator.records.model import Paper, Slugs, Topic
from generator.records.records import Records
from generator.settings import read_settings
from tests.benchmarks.corpus import PROJECT, choose_slugs, make_topics, pick_records

Document = dict[str, str]
"""A paper as the other engines get it: ``id`` and the texts of its fields."""

FIELDS = ("title", "authors", "tags", "topics", "venue", "organization", "text")
"""``text``: note and abstract."""


def read_own_list() -> tuple[Library, Addresses]:
    plan = make_plan(read_settings(PROJECT))
    return plan.library, plan.addresses


def make_list(corpus: Path, count: int) -> tuple[Library, Addresses]:
    """``count`` papers of the corpus."""
    rows = list(pick_records(corpus, count))
    slugs = Slugs.model_validate(choose_slugs(rows))
    papers = tuple(Paper.model_validate({"id": id, **fields}) for id, fields in rows)
    topics = tuple(
        Topic.model_validate({"key": key, **of})
        for key, of in make_topics().items()
        if isinstance(of, dict)
    )
    rows.clear()
    return arrange(Records(papers=papers, topics=topics, slugs=slugs)), Addresses(slugs)


def list_documents(library: Library) -> Iterator[Document]:
    for paper in library.papers:
        yield {
            "id": paper.id,
            "title": paper.title,
            "authors": ", ".join(library.names.settle_all(paper)),
            "tags": " ".join(paper.tags),
            "topics": " ".join(f"{library.topics[key].title} {key}" for key in paper.topics),
            "venue": paper.venue or "",
            "organization": paper.organization or "",
            "text": f"{paper.note or ''} {paper.abstract or ''}".strip(),
        }
