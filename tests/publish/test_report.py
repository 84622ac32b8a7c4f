from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from generator.publish.report import append_report, write_report
from tests.golden import read_tree


def test_report_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "new" / "summary.md"
    for text in ("old ü\n", "new\n"):
        write_report(target, text)
        assert read_tree(tmp_path) == {"new/summary.md": text.encode()}


def test_report_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "summary.md").mkdir()
    with pytest.raises(OSError, match="summary"):
        write_report(tmp_path / "summary.md", "text")
    assert [path.name for path in tmp_path.iterdir()] == ["summary.md"]


def test_report_goes_through_a_device_and_leaves_it_there(tmp_path: Path) -> None:
    """As with ``--out /dev/stdout``."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    write_report(pipe, "text")
    assert os.read(reader, 10) == b"text"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_summary_of_a_step_grows(tmp_path: Path) -> None:
    for text in ("first ü\n", "second\n"):
        append_report(tmp_path / "summary.md", text)
    assert read_tree(tmp_path) == {"summary.md": "first ü\nsecond\n".encode()}
