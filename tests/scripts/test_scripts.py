"""The tests of the site's own scripts, which Node.js runs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from generator import pipeline
from generator.library.library import Library
from generator.pages.text import strip_markdown
from generator.records.model import Paper
from generator.search.contents import TARGET
from generator.settings import read_settings
from tests.lists import ROOT

HERE = Path(__file__).parent
FILES = sorted(HERE.rglob("*.test.js"))
PREPARED = "READINGLIST_PREPARED"
"""Names the folder with the list's index and records to the tests that read them."""


def find_node() -> str:
    node = ROOT / ".venv" / "bin" / "node"
    found = str(node) if node.exists() else shutil.which("node")
    assert found, "no Node.js: run `make test`"
    return found


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of this list in ``search/``, and what its papers say in ``records.json``."""
    folder = tmp_path_factory.mktemp("prepared")
    settings = read_settings(ROOT)
    plan = pipeline.make_plan(settings)
    (folder / "search").mkdir()
    for path, content in pipeline.render_files(plan, settings).items():
        if path.startswith(f"{TARGET}/"):
            (folder / "search" / Path(path).name).write_bytes(content)
    records = [describe(paper, plan.library) for paper in plan.library.papers]
    (folder / "records.json").write_text(json.dumps(records), encoding="utf-8")
    return folder


def describe(paper: Paper, library: Library) -> dict[str, object]:
    """What a record says, taken from the record and not from the index."""
    topics = [library.topics[key] for key in paper.topics]
    links = {name: getattr(paper.links, name) for name in type(paper.links).model_fields}
    facts = [name for name in ("abstract", "arxiv", "doi", "note") if getattr(paper, name)]
    facts += [name for name, link in links.items() if link and name != "page"]
    facts += ["pdf"] if paper.arxiv and "pdf" not in facts else []
    facts += ["official"] if any(one.official for one in paper.links.code) else []
    return {
        "id": paper.id,
        "year": paper.date.year,
        "facts": facts,
        "names": [name for name in (paper.id, paper.arxiv, paper.doi) if name],
        "title": [paper.title],
        "author": library.names.settle_all(paper),
        "tag": paper.tags,
        "topic": [text for topic in topics for text in (topic.title, topic.key)],
        "venue": [paper.venue or ""],
        "org": [paper.organization or ""],
        "body": [strip_markdown(paper.note or ""), paper.abstract or ""],
    }


def test_there_are_tests() -> None:
    assert {path.parent.name for path in FILES} >= {"search"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HERE).as_posix())
def test_script(path: Path, request: pytest.FixtureRequest) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "NODE_OPTIONS"}
    if PREPARED in path.read_text("utf-8"):
        environment[PREPARED] = str(request.getfixturevalue("prepared"))
    done = subprocess.run(
        [find_node(), "--test", "--test-reporter=spec", str(path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "ℹ tests 0" not in done.stdout
