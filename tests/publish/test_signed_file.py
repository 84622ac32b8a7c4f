"""What was noted down counts only if it is whole, and the same program's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.signed_file import read_signed, write_signed

MOST = 100


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / ".cache" / "file"
    write_signed(file, "key", [b"one\n", b"two\n"], MOST)
    return file


def test_it_is_read_back(file: Path) -> None:
    assert read_signed(file, "key", MOST) == b"one\ntwo\n"


def test_another_key_is_another_program(file: Path) -> None:
    assert read_signed(file, "other", MOST) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content.replace(b"two", b"six"),
        lambda content: content.rpartition(b"\nkey ")[0],
        lambda _: b"",
        lambda _: b"\xff\xfe",
    ],
)
def test_damaged_file_is_not_believed(file: Path, damage: Callable[[bytes], bytes]) -> None:
    file.write_bytes(damage(file.read_bytes()))
    assert read_signed(file, "key", MOST) is None


def test_no_file_is_nothing(file: Path) -> None:
    file.unlink()
    assert read_signed(file, "key", MOST) is None
    file.mkdir()
    assert read_signed(file, "key", MOST) is None
    write_signed(file, "key", [b"one"], MOST)


def test_too_large_a_file_is_neither_read_nor_written(file: Path) -> None:
    assert read_signed(file, "key", 50) is None
    write_signed(file, "key", [b"x" * (MOST - 1), b"x"], MOST)
    assert read_signed(file, "key", MOST) == b"one\ntwo\n"
    assert [*file.parent.iterdir()] == [file]
