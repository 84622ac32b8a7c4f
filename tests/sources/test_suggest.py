"""Topics by shared words."""

from __future__ import annotations

from generator.records.model import Topic
from generator.records.records import Records
from generator.sources.suggest import suggest_topics
from tests.lists import make_paper


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
