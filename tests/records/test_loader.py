from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator.problems import Problem, ProblemsFound
from generator.records.known_records import KnownRecords
from generator.records.loader import load_records, read_paper
from generator.records.model import Paper
from generator.records.reader import Memory
from generator.records.source import Source
from generator.settings import Settings, read_settings
from tests.lists import PAPER, TOPICS, TOY, write_list
from tests.records.many_files import share
from tests.records.odd_yaml import mutated_records, yamlish

FILES = (
    *("papers/x.yml", "topics.yml", "people.yml", "slugs.yml"),
    *("collections/x.yml", "metrics/x.yml"),
)

any_content = st.one_of(st.binary(max_size=200), yamlish(), mutated_records())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list that each example fills anew."""
    return write_list(tmp_path_factory.mktemp("list"), {"papers/x.yml": PAPER})


@settings(max_examples=2500)
@given(content=any_content)
def test_any_bytes_become_a_paper_or_problems(folder: Path, content: bytes) -> None:
    (folder / "data" / "papers" / "x.yml").write_bytes(content)
    paper, problems = read_paper(Source(folder / "data"), "papers/x.yml")
    assert problems or isinstance(paper, Paper)
    for problem in problems:
        assert type(problem) is Problem
        assert problem.path == "data/papers/x.yml"
        assert 1 <= problem.line <= len(content) + 1
        assert problem.code
        assert problem.message.endswith(".")


@settings(max_examples=1000)
@given(file=st.sampled_from(FILES), content=st.one_of(yamlish(), mutated_records()))
def test_any_content_of_any_file_becomes_pages_or_problems(file: str, content: bytes) -> None:
    """What the loader lets through, the whole generator can bear."""
    with TemporaryDirectory() as name:
        topics = (TOY / "data" / "topics.yml").read_bytes()
        files = {"topics.yml": topics, "papers/x.yml": PAPER.encode(), file: content}
        root = write_list(Path(name), files)
        check_list(read_settings(root))


def check_list(settings: Settings) -> None:
    try:
        plan = pipeline.make_plan(settings)
    except ProblemsFound:
        return
    assert pipeline.render_files(plan, settings)


# Content that takes long if done naively


@pytest.mark.parametrize(
    "content",
    [
        "".join(f"{number:x}:\n" for number in range(10_000)),
        f"{PAPER}tags: [{'A,' * 30_000}]\n",
        f"{PAPER}tags: [{'a,' * 30_000}]\n",
        f"{PAPER}former_ids: [{'a,' * 30_000}]\n",
        f"{PAPER}links:\n  code: [{'{},' * 20_000}]\n",
        f"{PAPER}links:\n  code: [{'x,' * 20_000}]\n",
        PAPER.replace("[Ada Author]", f"[{'A,' * 30_000}]"),
        PAPER.replace("[Ada Author]", f"[{'[],' * 20_000}]"),
        PAPER.replace("A paper", "A " * 30_000),
        PAPER.replace("A paper", "[" * 60_000),
        PAPER.replace("A paper", "'" + "[" * 60_000 + "'"),
        f"{PAPER}abstract: {'https://a.b/(' * 4_500}\n",
        f"{PAPER}abstract: {'x ' * 30_000}\n",
        f"{PAPER}abstract: 'https://{'a.' * 30_000}'\n",
        f"{PAPER}note: '{'[' * 60_000}'\n",
        f"{PAPER}note: '{'[' * 1_999}'\n",
        f"{PAPER}note: '{'![' * 999}'\n",
        f"{PAPER}note: '{'[a][' * 499}'\n",
        f"{PAPER}note: '{'1. ' * 600}'\n",
        f"{PAPER}note: '{'> ' * 900}'\n",
        f"{PAPER}note: '{'*_' * 999}'\n",
        f"{PAPER}links: {{pdf: 'https://a.b/{'a' * 60_000}'}}\n",
    ],
    ids=lambda content: content.replace(PAPER, "")[:40],
)
def test_huge_record_is_done_with_soon(tmp_path: Path, content: str) -> None:
    settings = read_settings(write_list(tmp_path, {"papers/x.yml": content}))
    start = time.process_time()
    check_list(settings)
    assert time.process_time() - start < 10


# What is read


def test_records_of_a_folder_are_read_in_the_order_of_their_ids(tmp_path: Path) -> None:
    files = {f"papers/{name}.yml": PAPER for name in ("b", "c-1", "a")}
    records, problems = load_records(Source(write_list(tmp_path, files) / "data"))
    assert problems == []
    assert [paper.id for paper in records.papers] == ["a", "b", "c-1"]


def test_hidden_files_of_editors_and_systems_are_passed_over(tmp_path: Path) -> None:
    root = write_list(tmp_path, {"papers/a.yml": PAPER, "papers/._a.yml": "\0", ".DS_Store": "\0"})
    (root / "data" / "papers" / ".#a.yml").symlink_to("ada@host.4711")
    records, problems = load_records(Source(root / "data"))
    assert problems == []
    assert len(records.papers) == 1


def test_entries_keep_the_order_of_the_file(tmp_path: Path) -> None:
    more = "abacus:\n  title: Abacus\n  description: Beads.\n"
    records, problems = load_records(
        Source(write_list(tmp_path, {"topics.yml": TOPICS + more}) / "data")
    )
    assert problems == []
    assert [topic.key for topic in records.topics] == ["systems", "abacus"]


def test_person_needs_no_fields(tmp_path: Path) -> None:
    root = write_list(tmp_path, {"people.yml": "Ada Author:\n"})
    records, problems = load_records(Source(root / "data"))
    assert problems == []
    assert [person.name for person in records.people] == ["Ada Author"]


def test_every_field_is_read(toy: Path) -> None:
    records, problems = load_records(Source(toy / "data"))
    assert problems == []
    papers = {paper.id: paper for paper in records.papers}
    never_set = {
        field
        for field in Paper.model_fields
        if not any(getattr(paper, field) for paper in papers.values())
    }
    assert never_set == set()
    assert papers["crowd"].links.code[0].official
    assert not papers["crowd"].links.code[1].official
    assert papers["bare"].authors == ()
    assert str(papers["melange"].date) == "2024-09"
    assert papers["hostile"].listed
    assert papers["hostile"].listed.discussions == 7
    facts = records.metrics[0].repositories["https://github.com/example/crowd"]
    assert (facts.stars, facts.license, facts.archived) == (12345, "Apache-2.0", True)
    assert records.slugs.tags["c++"] == "cpp"


# Many files, shared among the processors


@pytest.mark.parametrize("processors", [1, 3])
def test_many_files_are_what_few_are(
    monkeypatch: pytest.MonkeyPatch, many: Source, processors: int
) -> None:
    alone = KnownRecords()
    records, problems = load_records(many, known=alone)
    share(monkeypatch, processors)
    counted: list[int] = []
    memory: Memory = {}
    known = KnownRecords()
    found, told = load_records(many, counted.append, memory, known)
    assert found == records
    assert told == problems
    assert [problem.path for problem in told] == ["data/papers/p11.yml", "data/papers/p3.yml"]
    assert sum(counted) == 40
    assert known.list_lines() == alone.list_lines()
    assert all(memory[f"papers/{paper.id}.yml"][1] is paper for paper in found.papers)


@pytest.mark.usefixtures("shared")
def test_what_many_files_hold_is_remembered(many: Source) -> None:
    memory: Memory = {}
    first, _ = load_records(many, memory=memory)
    (many.folder / "papers" / "p5.yml").write_text(f"{PAPER}note: New.\n")
    second, _ = load_records(many, memory=memory)
    same = [one is other for one, other in zip(first.papers, second.papers, strict=True)]
    assert [paper.note for paper in second.papers if paper.note] == ["New."]
    assert same.count(False) == 1


@pytest.mark.usefixtures("shared")
def test_records_from_other_processes_share_what_is_alike(many: Source) -> None:
    records, _ = load_records(many)
    one, other = records.papers[0], records.papers[-1]
    assert one.__pydantic_fields_set__ is other.__pydantic_fields_set__
    assert one.date is other.date
    assert all(a is b for a, b in zip(vars(one), vars(other), strict=True))
    assert one.model_dump_json() == other.model_dump_json().replace(other.id, one.id)
