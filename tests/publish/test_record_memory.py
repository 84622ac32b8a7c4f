from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from generator.publish import record_memory
from generator.publish.record_memory import RecordMemory
from generator.publish.site_state import hash_file
from generator.records import known_trees, plain_yaml
from generator.records.coming_keys import ComingKeys
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


@pytest.mark.parametrize("module", [plain_yaml, known_trees])
def test_another_form_of_what_is_kept_is_not_believed(
    memory: RecordMemory, monkeypatch: pytest.MonkeyPatch, module: ModuleType
) -> None:
    changed = Path(str(module.__file__))
    monkeypatch.setattr(
        record_memory, "hash_file", lambda file: "new" if file == changed else hash_file(file)
    )
    assert not memory.recall().are_known


def test_keys_are_made_ahead_only_where_something_is_known(
    memory: RecordMemory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[ComingKeys] = []
    ahead = ComingKeys(tmp_path, "papers")
    monkeypatch.setattr(ahead, "stop", lambda: stopped.append(ahead))
    assert memory.recall(ahead).ahead is ahead
    assert not stopped
    memory.file.write_bytes(b"damaged")
    assert memory.recall(ahead).ahead is None
    assert stopped == [ahead]


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
