"""Files of which the contents were read by an earlier run."""

from __future__ import annotations

from typing import Any

import pytest

from generator.records import known_trees
from generator.records.known_trees import KnownTrees, make_key
from generator.records.loader import load_records
from generator.records.plain_yaml import Tree, read_plain_yaml
from generator.records.reader import Memory, RecordReader
from generator.records.source import Source
from tests.lists import PAPER
from tests.records.many_files import share


def refuse_yaml(monkeypatch: pytest.MonkeyPatch, *but: bytes) -> None:
    def read(content: bytes) -> Tree:
        assert content in but, "YAML was read"
        return read_plain_yaml(content)

    monkeypatch.setattr(known_trees, "read_plain_yaml", read)


@pytest.mark.parametrize("processors", [1, 3])
def test_known_files_are_what_files_are(
    monkeypatch: pytest.MonkeyPatch, many: Source, processors: int
) -> None:
    trees = KnownTrees()
    records, problems = load_records(many, trees=trees)
    share(monkeypatch, processors)
    refuse_yaml(monkeypatch, (many.folder / "papers" / "p3.yml").read_bytes())
    counted: list[int] = []
    again = KnownTrees(trees.list_lines())
    found, told = load_records(many, counted.append, trees=again)
    assert found == records
    assert told == problems
    fields = [paper.__pydantic_fields_set__ for paper in found.papers]
    assert fields == [paper.__pydantic_fields_set__ for paper in records.papers]
    assert all(one is fields[0] for one in fields), "what is alike is held once"
    assert sum(counted) == 40
    assert not again.is_changed


@pytest.mark.usefixtures("shared")
def test_known_records_of_a_folder_are_made_without_their_trees(
    monkeypatch: pytest.MonkeyPatch, many: Source
) -> None:
    trees = KnownTrees()
    records, _ = load_records(many, trees=trees)
    made: list[str] = []
    validate = RecordReader._validate

    def note(reader: RecordReader, kind: Any, file: str, *rest: Any) -> Any:
        made.append(file)
        return validate(reader, kind, file, *rest)

    monkeypatch.setattr(RecordReader, "_validate", note)
    again, _ = load_records(many, trees=KnownTrees(trees.list_lines()))
    assert again == records
    assert {file for file in made if "/" in file} == {"papers/p11.yml"}


@pytest.mark.usefixtures("shared")
def test_file_that_is_not_known_is_read(many: Source) -> None:
    trees = KnownTrees()
    load_records(many, trees=trees)
    (many.folder / "papers" / "p5.yml").write_text(f"{PAPER}note: New.\n")
    (many.folder / "papers" / "p6.yml").unlink()
    (many.folder / "papers" / "p6.yml").mkdir()
    (many.folder / "papers" / "p7.yml").unlink()
    again = KnownTrees(trees.list_lines())
    records, problems = load_records(many, trees=again)
    assert [paper.note for paper in records.papers if paper.note] == ["New."]
    assert {"p6", "p7"}.isdisjoint(paper.id for paper in records.papers)
    assert [one.code for one in problems if one.path == "data/papers/p6.yml"] == ["not-a-file"]
    assert again.is_changed


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", ["p8", "other"])
def test_known_file_may_not_name_itself(many: Source, name: str) -> None:
    """In JSON, the last of two names would win."""
    (many.folder / "papers" / "p8.yml").write_text(f"{PAPER}id: {name}\n")
    trees = KnownTrees()
    first = load_records(many, trees=trees)
    again = load_records(many, trees=KnownTrees(trees.list_lines()))
    assert again == first
    assert [one.code for one in again[1] if one.path == "data/papers/p8.yml"] == ["unknown-field"]


@pytest.mark.usefixtures("shared")
def test_known_files_are_remembered_as_others_are(many: Source) -> None:
    trees = KnownTrees()
    load_records(many, trees=trees)
    memory: Memory = {}
    first, _ = load_records(many, memory=memory, trees=KnownTrees(trees.list_lines()))
    second, _ = load_records(many, memory=memory)
    assert all(one is other for one, other in zip(first.papers, second.papers, strict=True))


@pytest.mark.parametrize("processors", [1, 3])
def test_records_have_the_keys_of_what_is_written(
    monkeypatch: pytest.MonkeyPatch, many: Source, processors: int
) -> None:
    share(monkeypatch, processors)
    trees = KnownTrees()
    first, _ = load_records(many, trees=trees)
    assert first.keys == {
        paper.id: make_key((many.folder / "papers" / f"{paper.id}.yml").read_bytes())
        for paper in first.papers
    }
    (many.folder / "papers" / "p5.yml").write_text(f"{PAPER}note: New.\n")
    second, _ = load_records(many, trees=KnownTrees(trees.list_lines()))
    assert second.keys.keys() == first.keys.keys()
    assert {id for id in first.keys if first.keys[id] != second.keys[id]} == {"p5"}


def test_keys_are_known_where_something_is_remembered(many: Source) -> None:
    assert load_records(many)[0].keys == {}
