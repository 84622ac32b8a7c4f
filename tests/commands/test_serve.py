"""The server that ``readinglist serve`` starts ends with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.lists import ROOT
from tests.terminal import heed_interruptions


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_server_ends_with_the_command(toy: Path, tmp_path: Path, end: signal.Signals) -> None:
    made = tmp_path / "temporary"
    made.mkdir()
    log = tmp_path / "log"
    command = [sys.executable, "-m", "generator", "-C", str(toy), "serve", "--address"]
    with log.open("wb") as output:
        served = subprocess.Popen(
            [*command, "127.0.0.1:0"],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(made)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=heed_interruptions,  # noqa: PLW1509 (nothing here has threads)
        )
    wait_until(lambda: "Serving on" in log.read_text("utf-8"))
    served.send_signal(end)
    served.wait(30)

    def is_over() -> bool:
        try:
            os.killpg(served.pid, 0)
        except ProcessLookupError:
            return True
        return False

    wait_until(is_over)
    assert not list(made.glob("mkdocs_*"))
