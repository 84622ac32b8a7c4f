"""Files of which the contents were read by an earlier run."""

from __future__ import annotations

from typing import Any

import pytest

from generator.records import reader
from generator.records.known_records import KnownRecords, make_key
from generator.records.loader import load_records
from generator.records.plain_yaml import Tree, read_plain_yaml
from generator.records.reader import Memory, RecordReader
from generator.records.source import Source
from tests.lists import PAPER
from tests.records.many_files import share


def refuse_yaml(monkeypatch: pytest.MonkeyPatch, *but: bytes) -> None:
    def read(content: bytes, *most: int) -> Tree:
        assert content in but, "YAML was read"
        return read_plain_yaml(content, *most)

    monkeypatch.setattr(reader, "read_plain_yaml", read)


@pytest.mark.parametrize("processors", [1, 3])
def test_known_files_are_what_files_are(
    monkeypatch: pytest.MonkeyPatch, many: Source, processors: int
) -> None:
    known = KnownRecords()
    records, problems = load_records(many, known=known)
    share(monkeypatch, processors)
    unsound = [many.folder / "papers" / f"{name}.yml" for name in ("p3", "p11")]
    refuse_yaml(
        monkeypatch, *(path.read_bytes() for path in (*unsound, many.folder / "topics.yml"))
    )
    counted: list[int] = []
    again = KnownRecords(known.list_lines())
    found, told = load_records(many, counted.append, known=again)
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
    known = KnownRecords()
    records, _ = load_records(many, known=known)
    made: list[str] = []
    validate = RecordReader._validate

    def note(reader: RecordReader, kind: Any, file: str, *rest: Any) -> Any:
        made.append(file)
        return validate(reader, kind, file, *rest)

    monkeypatch.setattr(RecordReader, "_validate", note)
    again, _ = load_records(many, known=KnownRecords(known.list_lines()))
    assert again == records
    assert {file for file in made if "/" in file} == {"papers/p11.yml"}


@pytest.mark.usefixtures("shared")
def test_file_that_is_not_known_is_read(many: Source) -> None:
    known = KnownRecords()
    load_records(many, known=known)
    (many.folder / "papers" / "p5.yml").write_text(f"{PAPER}note: New.\n")
    (many.folder / "papers" / "p6.yml").unlink()
    (many.folder / "papers" / "p6.yml").mkdir()
    (many.folder / "papers" / "p7.yml").unlink()
    again = KnownRecords(known.list_lines())
    records, problems = load_records(many, known=again)
    assert [paper.note for paper in records.papers if paper.note] == ["New."]
    assert {"p6", "p7"}.isdisjoint(paper.id for paper in records.papers)
    assert [one.code for one in problems if one.path == "data/papers/p6.yml"] == ["not-a-file"]
    assert again.is_changed


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", ["p8", "other"])
def test_known_file_may_not_name_itself(many: Source, name: str) -> None:
    """In JSON, the last of two names would win."""
    (many.folder / "papers" / "p8.yml").write_text(f"{PAPER}id: {name}\n")
    known = KnownRecords()
    first = load_records(many, known=known)
    again = load_records(many, known=KnownRecords(known.list_lines()))
    assert again == first
    assert [one.code for one in again[1] if one.path == "data/papers/p8.yml"] == ["unknown-field"]


@pytest.mark.usefixtures("shared")
def test_known_files_are_remembered_as_others_are(many: Source) -> None:
    known = KnownRecords()
    load_records(many, known=known)
    memory: Memory = {}
    first, _ = load_records(many, memory=memory, known=KnownRecords(known.list_lines()))
    second, _ = load_records(many, memory=memory)
    assert all(one is other for one, other in zip(first.papers, second.papers, strict=True))


@pytest.mark.parametrize("processors", [1, 3])
def test_records_have_the_keys_of_what_is_written(
    monkeypatch: pytest.MonkeyPatch, many: Source, processors: int
) -> None:
    share(monkeypatch, processors)
    known = KnownRecords()
    first, _ = load_records(many, known=known)
    assert first.keys == {
        paper.id: make_key((many.folder / "papers" / f"{paper.id}.yml").read_bytes())
        for paper in first.papers
    }
    (many.folder / "papers" / "p5.yml").write_text(f"{PAPER}note: New.\n")
    second, _ = load_records(many, known=KnownRecords(known.list_lines()))
    assert second.keys.keys() == first.keys.keys()
    assert {id for id in first.keys if first.keys[id] != second.keys[id]} == {"p5"}


def test_keys_are_there_where_something_is_remembered(many: Source) -> None:
    assert load_records(many)[0].keys == {}


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("name", ["Big", "two words", "-", "index", "1234", "a" * 101])
def test_known_file_may_not_be_given_a_name_that_is_no_id(many: Source, name: str) -> None:
    known = KnownRecords()
    load_records(many, known=known)
    (many.folder / "papers" / "p5.yml").rename(many.folder / "papers" / f"{name}.yml")
    again = load_records(many, known=KnownRecords(known.list_lines()))
    first = load_records(many, known=KnownRecords())
    assert again == first
    assert f"data/papers/{name}.yml" in {problem.path for problem in again[1]}
