"""What is remembered of the exports counts only where they lie as they were made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.publish.export_memory import MOST, ExportMemory
from generator.publish.packed_exports import BlockRow, MadeFile
from generator.publish.signed_file import sign
from generator.publish.site_state import Row, describe

FILES = {"data/papers.bib.gz": b"bib", "data/papers.ris.gz": b"ris"}
ROWS = [BlockRow("head", 0, 0, 5), BlockRow("first", 4711, 100, 50)]


@pytest.fixture
def memory(tmp_path: Path) -> ExportMemory:
    """Of a build that was made."""
    site = tmp_path / "site"
    (site / "data").mkdir(parents=True)
    for path, content in FILES.items():
        (site / path).write_bytes(content)
    there = {path: describe(content) for path, content in FILES.items()}
    memory = ExportMemory(tmp_path / ".cache" / "exports", "key", site, there)
    memory.keep({path: MadeFile(there[path].hash, ROWS, bytes) for path in FILES}, {})
    return memory


def test_it_is_recalled(memory: ExportMemory) -> None:
    last = memory.recall()
    assert {path: file.read() for path, file in last.items()} == FILES
    assert {path: file.rows for path, file in last.items()} == dict.fromkeys(FILES, ROWS)


def test_file_that_was_changed_or_is_gone_is_another_one(memory: ExportMemory) -> None:
    bib, ris = FILES
    changed = replace(memory, there={**memory.there, bib: Row(3, "0" * 16)})
    assert changed.recall().keys() == {ris}
    assert replace(memory, there={ris: memory.there[ris]}).recall().keys() == {ris}
    assert replace(memory, there={}).recall() == {}


def test_another_key_is_another_program(memory: ExportMemory) -> None:
    assert replace(memory, key="other").recall() == {}


def test_damaged_file_is_not_believed(memory: ExportMemory) -> None:
    memory.file.write_bytes(memory.file.read_bytes().replace(b"4711", b"4712"))
    assert memory.recall() == {}


@pytest.mark.parametrize(
    "body", ["[]", "null", '{"a": 1}', '{"a": ["x", [[1]]]}', '{"a": [1]}', "[" * 100_000, "{}x"]
)
def test_file_of_something_else_is_not_believed(memory: ExportMemory, body: str) -> None:
    content = body.encode()
    memory.file.write_bytes(b"".join(sign(memory.key, [content], MOST)))
    assert memory.recall() == {}


def test_what_is_the_same_is_not_written(memory: ExportMemory) -> None:
    before = memory.file.stat().st_mtime_ns
    last = memory.recall()
    memory.keep(memory.recall(), last)
    assert memory.file.stat().st_mtime_ns == before
    memory.keep({path: replace(file, rows=ROWS[:1]) for path, file in last.items()}, last)
    assert {tuple(file.rows) for file in memory.recall().values()} == {(ROWS[0],)}


def test_short_list_leaves_no_file(memory: ExportMemory) -> None:
    memory.file.unlink()
    memory.keep({}, {})
    assert not memory.file.exists()
