"""Topics by shared words."""

from __future__ import annotations

from pathlib import Path

from generator.records.loader import Records, load_records
from generator.records.model import Topic
from generator.records.source import Source
from generator.sources.suggest import suggest_topics
from tests.lists import ROOT, make_paper


def make_topic(key: str, description: str) -> Topic:
    return Topic(key=key, title=key, description=description)


def test_nearest_first() -> None:
    records = Records(
        papers=(
            make_paper("a", topics=["agents"], abstract="Agents click buttons on a screen."),
            make_paper("b", topics=["kernels"], abstract="A fused kernel for the GPU."),
        ),
        topics=(make_topic("kernels", "Fast code."), make_topic("agents", "What acts.")),
    )
    found = suggest_topics(records, "An agent that clicks on every screen, and a GPU")
    assert [suggestion.topic for suggestion in found] == ["agents", "kernels"]
    assert 1 >= found[0].score > found[1].score > 0
    assert suggest_topics(records, "zebra") == []
    assert suggest_topics(Records(), "zebra") == []


def test_topic_without_papers_is_known_by_its_description() -> None:
    records = Records(topics=(make_topic("memory", "What agents remember."),))
    assert suggest_topics(records, "They remember")[0].topic == "memory"


def test_real_papers_find_their_own_topics() -> None:
    """Each paper of the list, taken out of it: how often one of its topics is among the three."""
    records, _ = load_records(Source(Path(ROOT / "data")))
    hits = 0
    for paper in records.papers:
        rest = tuple(other for other in records.papers if other.id != paper.id)
        found = suggest_topics(
            Records(papers=rest, topics=records.topics), f"{paper.title} {paper.abstract or ''}"
        )
        hits += any(suggestion.topic in paper.topics for suggestion in found)
    assert hits / len(records.papers) > 0.8
