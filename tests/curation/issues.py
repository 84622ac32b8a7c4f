"""Issues that suggest papers: the events in ``events/``, in the form that GitHub documents, and a
list and services to look the papers up with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.curation.issue_event import Issue, read_issue
from generator.curation.reply import write_comment, write_pull_request
from generator.curation.suggestion import Suggested, consider
from generator.records.loader import load_records
from generator.records.records import Records
from generator.records.source import Source
from generator.settings import Settings, read_settings
from generator.sources.addition import Desk
from tests.lists import write_list
from tests.sources.services.server import Server, answer
from tests.sources.services.world import ARXIV, CROSSREF, DAILY, HUGGING_FACE, World, make_world

EVENTS = Path(__file__).parent / "events"

TOPICS = """\
systems:
  title: Systems, models and data
  description: Frameworks for training with reinforcement learning.
vision:
  title: Vision
  description: Images and video.
"""
CONFIG = """\
site_name: A list
site_url: https://example.github.io/list/
repo_url: https://github.com/example/list
"""


def read_event(name: str) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((EVENTS / f"{name}.json").read_text("utf-8"))
    return event


def open_issue(name: str) -> Issue:
    return read_issue((EVENTS / f"{name}.json").read_bytes())


def write_body(link: str, why: str = "_No response_", topics: str = "_No response_") -> str:
    """A body as the form makes it."""
    return (
        f"### Link to the paper\n\n{link}\n\n### Why read it\n\n{why}\n\n### Topics\n\n{topics}\n"
    )


def answer_all(server: Server) -> None:
    """Everybody knows HybridFlow."""
    server.replies |= {
        ARXIV: answer("arxiv-2409.19256.xml"),
        HUGGING_FACE: answer("huggingface-2409.19256.json"),
        DAILY: answer("huggingface-daily.json"),
        CROSSREF: answer("crossref-hybridflow.json"),
    }


@dataclass
class Office:
    """A list, and services that answer."""

    settings: Settings
    world: World

    @property
    def records(self) -> Records:
        return load_records(Source(self.settings.data))[0]

    def consider(self, issue: Issue) -> Suggested:
        desk = Desk(self.settings, self.records, self.world.web, self.world.services)
        return consider(issue, desk)

    def comment(self, issue: Issue) -> str:
        return write_comment(self.consider(issue), self.settings, self.records.topics)

    def propose(self, issue: Issue) -> str:
        return write_pull_request(self.consider(issue), self.settings, self.records.topics)


@contextmanager
def open_office(folder: Path, **files: str) -> Iterator[Office]:
    """``files`` are records by their id."""
    records = {f"papers/{id}.yml": text for id, text in files.items()}
    root = write_list(folder / "list", {"topics.yml": TOPICS, **records}, CONFIG)
    with make_world(folder) as world:
        answer_all(world.server)
        yield Office(read_settings(root), world)
