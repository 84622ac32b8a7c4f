from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish import record_memory
from generator.publish.record_memory import RecordMemory
from generator.records.known_trees import KnownTrees

RECORD = b"title: One\n"


@pytest.fixture
def memory(tmp_path: Path) -> RecordMemory:
    memory = RecordMemory(tmp_path / ".cache" / "records")
    trees = KnownTrees()
    trees.read(RECORD)
    memory.keep(trees)
    return memory


def test_what_was_kept_is_recalled(memory: RecordMemory) -> None:
    trees = memory.recall()
    assert trees.read(RECORD) == {"title": "One"}
    assert not trees.is_changed


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content.replace(b"One", b"Two"),
        lambda _: b"",
        lambda _: b"\x00\xff",
    ],
    ids=["cut", "changed", "empty", "something else"],
)
def test_damage_is_noticed(memory: RecordMemory, damage: Callable[[bytes], bytes]) -> None:
    memory.file.write_bytes(damage(memory.file.read_bytes()))
    assert memory.recall().list_lines() == []
    trees = memory.recall()
    assert trees.read(RECORD) == {"title": "One"}
    assert trees.is_changed


def test_another_reader_of_yaml_believes_nothing(
    memory: RecordMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_memory, "version", lambda _: "another")
    trees = memory.recall()
    trees.read(RECORD)
    assert trees.is_changed


def test_nothing_there_is_nothing_known(tmp_path: Path) -> None:
    trees = RecordMemory(tmp_path / "nowhere").recall()
    trees.read(RECORD)
    assert trees.is_changed


def test_same_records_are_not_written_again(memory: RecordMemory) -> None:
    before = memory.file.stat().st_mtime_ns
    trees = memory.recall()
    trees.read(RECORD)
    memory.keep(trees)
    assert memory.file.stat().st_mtime_ns == before


def test_what_a_killed_run_left_is_removed(memory: RecordMemory) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = memory.file.with_name(f".{memory.file.name}-{dead.pid}.tmp")
    left.write_bytes(b"half")
    trees = KnownTrees()
    trees.read(RECORD)
    memory.keep(trees)
    assert [*memory.file.parent.iterdir()] == [memory.file]
