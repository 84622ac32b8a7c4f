from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from generator.processes import ForkLost, Gate, Jobs
from tests.processors import pretend

MANY = range(40)


@pytest.fixture(params=[1, 3], ids=["one processor", "three processors"])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    pretend(monkeypatch, request.param)
    count: int = request.param
    return count


@pytest.fixture
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend(monkeypatch, 3)


class Strange(Exception):
    """Can be written by pickle, and not read again."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def fail_with(error: Exception) -> Callable[[int], int]:
    def fail(number: int) -> int:
        if number == 3:
            raise error
        return number

    return fail


def test_results_come_in_the_order_of_the_jobs(processors: int) -> None:
    def wait(number: int) -> tuple[int, bytes]:
        time.sleep(0.02 if number % 7 == 0 else 0)
        return number, bytes(number * 1000)

    assert [*Jobs(wait, MANY).finish()] == [(number, bytes(number * 1000)) for number in MANY]


def test_each_job_is_done_once_and_by_several(tmp_path: Path, three_processors: None) -> None:
    def note(number: int) -> int:
        time.sleep(0.01)
        with (tmp_path / "done").open("a") as file:
            file.write(f"{number}\n")
        return os.getpid()

    workers = {*Jobs(note, MANY).finish()}
    assert len(workers) > 1
    assert os.getpid() not in workers
    done = (tmp_path / "done").read_text().split()
    assert sorted(map(int, done)) == [*MANY]


def test_short_jobs_are_done_once_as_well(tmp_path: Path, three_processors: None) -> None:
    jobs = range(10_000)
    done = os.open(tmp_path / "done", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    sizes = [*Jobs(lambda number: os.write(done, f"{number}\n".encode()), jobs).finish()]
    os.close(done)
    assert sizes == [len(str(number)) + 1 for number in jobs]
    assert sorted(map(int, (tmp_path / "done").read_text().split())) == [*jobs]


def test_jobs_go_on_while_nobody_asks(tmp_path: Path, three_processors: None) -> None:
    jobs = Jobs(lambda number: (tmp_path / str(number)).touch(), MANY)
    until = time.monotonic() + 20
    while len([*tmp_path.iterdir()]) < len(MANY):
        assert time.monotonic() < until
        time.sleep(0.01)
    assert len([*jobs.finish()]) == len(MANY)


def test_others_can_be_begun_meanwhile(three_processors: None) -> None:
    first = Jobs(lambda number: number + 1, MANY)
    second = Jobs(lambda number: number + 2, MANY)
    assert sum(second.finish()) == sum(MANY) + 2 * len(MANY)
    assert sum(first.finish()) == sum(MANY) + len(MANY)


def test_there_are_no_more_forks_than_processors(three_processors: None) -> None:
    first = Jobs(lambda _: os.getpid(), MANY, spare=1)
    second = Jobs(lambda _: os.getpid(), MANY)
    third = Jobs(lambda _: os.getpid(), MANY)
    assert [len(jobs._forks) for jobs in (first, second, third)] == [2, 1, 1]
    for jobs in (third, second, first):
        assert os.getpid() not in {*jobs.finish()}


def test_processor_is_taken_when_it_is_free(tmp_path: Path, three_processors: None) -> None:
    def wait(_: int) -> int:
        while not (tmp_path / "go").exists():
            time.sleep(0.01)
        return os.getpid()

    def rest(_: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    first = Jobs(wait, range(2), worth=1)
    second = Jobs(rest, MANY)
    assert len(second._forks) == 1
    results = second.finish()
    workers = {next(results)}
    (tmp_path / "go").touch()
    assert len(workers | {*results}) == 3
    assert len({*first.finish()}) == 2


def test_fork_is_replaced_when_it_has_done_its_most(three_processors: None) -> None:
    # One at a time: several that begin when few jobs are left share these.
    workers = [*Jobs(lambda _: os.getpid(), MANY, most=4, spare=2).finish()]
    assert len(workers) == len(MANY)
    assert len({*workers}) == len(MANY) / 4
    assert max(map(workers.count, workers)) == 4


def test_of_several_forks_as_well_none_does_more_than_its_most(three_processors: None) -> None:
    workers = [*Jobs(lambda _: os.getpid(), MANY, most=4).finish()]
    assert len(workers) == len(MANY)
    assert len({*workers}) >= len(MANY) / 4
    assert max(map(workers.count, workers)) <= 4


def test_rest_is_done_here_where_no_fork_is_safe_any_more(three_processors: None) -> None:
    jobs = Jobs(lambda number: (number, os.getpid()), MANY, most=2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.processes.threading.active_count", lambda: 2)
        done = [*jobs.finish()]
    assert [number for number, _ in done] == [*MANY]
    assert sum(process == os.getpid() for _, process in done) == len(MANY) - 3 * 2


def test_few_jobs_are_done_here(three_processors: None) -> None:
    def name_process(_: int) -> int:
        return os.getpid()

    assert {*Jobs(name_process, range(2)).finish()} == {os.getpid()}
    assert {*Jobs(name_process, MANY, alone=True).finish()} == {os.getpid()}
    assert os.getpid() not in {*Jobs(name_process, range(1), worth=1).finish()}


def test_error_is_raised_where_the_results_are_asked_for(processors: int) -> None:
    with pytest.raises(ValueError, match="three"):
        list(Jobs(fail_with(ValueError("three")), MANY).finish())


def test_error_says_where_it_happened(three_processors: None) -> None:
    with pytest.raises(ValueError, match="three") as caught:
        list(Jobs(fail_with(ValueError("three")), MANY).finish())
    assert "in fail" in "".join(caught.value.__notes__)


def test_error_that_cannot_be_sent_is_told_in_words(three_processors: None) -> None:
    with pytest.raises(RuntimeError, match="Strange: of a kind"):
        list(Jobs(fail_with(Strange("of a", "kind")), MANY).finish())


def test_what_is_logged_is_logged_here(processors: int, caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("mkdocs.plugins.readinglist")
    list(Jobs(lambda number: log.warning("job %d", number), range(5)).finish())
    assert caplog.messages == [f"job {number}" for number in range(5)]


def test_lost_process_is_told(three_processors: None) -> None:
    here = os.getpid()

    def end(number: int) -> int:
        if number == 5 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(ForkLost, match="ended from outside") as caught:
        list(Jobs(end, MANY).finish())
    assert isinstance(caught.value, click.ClickException), "which the command tells without a trace"


def test_nothing_is_left_running_when_it_is_stopped(three_processors: None) -> None:
    began = time.monotonic()
    jobs = Jobs(lambda _: time.sleep(60), MANY)
    running = [fork.process for fork in jobs._forks]
    assert len(running) == 3
    jobs.stop()
    jobs.stop()
    assert time.monotonic() - began < 30
    for process in running:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_gate_holds_a_fork_until_it_is_let_through(tmp_path: Path, three_processors: None) -> None:
    gate = Gate()

    def write(_: int) -> None:
        (tmp_path / "began").touch()
        gate.wait()
        gate.wait()
        (tmp_path / "ended").touch()

    jobs = Jobs(write, range(1), worth=1)
    until = time.monotonic() + 20
    while not (tmp_path / "began").exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    time.sleep(0.1)
    assert not (tmp_path / "ended").exists()
    gate.let_through()
    assert len([*jobs.finish()]) == 1
    assert (tmp_path / "ended").exists()
    gate.close()
    gate.close()


@pytest.mark.parametrize("processors", [1, 3])
def test_gate_hands_over_what_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, processors: int
) -> None:
    pretend(monkeypatch, processors)
    gate = Gate()
    jobs = Jobs(lambda _: (gate.wait(), gate.wait(), os.getpid()), range(1), worth=1)
    # More than a pipe holds, before anybody reads.
    content = os.urandom(3_000_000)
    gate.let_through(content)
    ((first, second, process),) = jobs.finish()
    assert first == second == content
    assert (process == os.getpid()) == (processors == 1)
    gate.close()


def test_nobody_waits_for_a_process_that_is_gone(tmp_path: Path) -> None:
    script = """
import os, threading
from generator import processes
processes.count_processors = lambda: 2
gate = processes.Gate()
processes.Jobs(lambda _: gate.wait(), range(1), worth=1)
os._exit(0)
"""
    # The fork holds the output open for as long as it lives.
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr


def test_no_fork_where_there_are_threads(three_processors: None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.processes.threading.active_count", lambda: 2)
        jobs = Jobs(lambda _: os.getpid(), MANY)
    assert {*jobs.finish()} == {os.getpid()}
