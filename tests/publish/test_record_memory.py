from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.publish import record_memory
from generator.publish.record_memory import RecordMemory
from generator.publish.site_state import hash_folder
from generator.records.coming_keys import ComingKeys
from generator.records.known_records import KnownRecords

KEY, RECORD = b"0f", b'{"title":"One"}'


@pytest.fixture
def memory(tmp_path: Path) -> RecordMemory:
    memory = RecordMemory(tmp_path / ".cache" / "records")
    known = KnownRecords()
    known.remember(KEY, "Paper", RECORD)
    memory.keep(known)
    return RecordMemory(memory.file)


def test_what_was_kept_is_recalled(memory: RecordMemory) -> None:
    known = memory.recall()
    assert known.find(KEY, "Paper") == RECORD
    assert not known.is_changed


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
    known = memory.recall()
    assert known.find(KEY, "Paper") is None
    assert not known.are_there


@pytest.mark.parametrize("library", ["pydantic", "pydantic-core", "pyyaml"])
def test_other_libraries_believe_nothing(
    memory: RecordMemory, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setattr(
        record_memory, "version", lambda name: "another" if name == library else version(name)
    )
    assert not memory.recall().are_there


@pytest.mark.parametrize("room", ["cleaning", "records"])
def test_what_other_rules_found_sound_is_not_believed(
    memory: RecordMemory, monkeypatch: pytest.MonkeyPatch, room: str
) -> None:
    def hash_other(folder: Path, leave_out: str) -> str:
        return "new" if folder.name == room else hash_folder(folder, leave_out)

    monkeypatch.setattr(record_memory, "hash_folder", hash_other)
    assert not memory.recall().are_there


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
    known = RecordMemory(tmp_path / "nowhere").recall()
    assert not known.are_there


def test_same_records_are_not_written_again(memory: RecordMemory) -> None:
    before = memory.file.stat().st_mtime_ns
    known = memory.recall()
    known.find(KEY, "Paper")
    memory.keep(known)
    assert memory.file.stat().st_mtime_ns == before


def test_what_a_killed_run_left_is_removed(memory: RecordMemory) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    left = memory.file.with_name(f".{memory.file.name}-{dead.pid}.tmp")
    left.write_bytes(b"half")
    known = KnownRecords()
    known.remember(KEY, "Paper", RECORD)
    memory.keep(known)
    assert [*memory.file.parent.iterdir()] == [memory.file]
