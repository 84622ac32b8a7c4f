"""Work shared among the processors of this machine."""

from __future__ import annotations

import gc
import logging
import os
import pickle
import select
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, NoReturn, TypeVar

import click

Job = TypeVar("Job")
Done = TypeVar("Done")

_WORTH = 3
"""Jobs from which on it pays to start processes."""

_NUMBER = struct.Struct("<I")
"""Of a job: its place in the order."""

_LENGTH = struct.Struct("<Q")

_NOTICE = struct.Struct("<IIQQ")
"""Of a finished job: its number, that of the fork, and where in the fork's file the result lies,
first byte and length. Short enough to go through a pipe in one piece."""


class ForkLost(click.ClickException):
    """A process was ended from outside, and with it what it was to do."""

    def __init__(self) -> None:
        super().__init__(
            "A process of this command was ended from outside; where memory is short, the system "
            "does that."
        )


@dataclass(eq=False)
class _Fork:
    """A process that does jobs, and the file in memory that it writes their results to."""

    results: int
    notices: int
    process: int
    end: int
    """Can be read from when the process is gone."""


_running: list[_Fork] = []
"""Of all jobs: more than there are processors would only need more memory."""


class Gate:
    """Holds one fork where it waits for something, until that is handed over."""

    def __init__(self) -> None:
        self._ends = [*os.pipe()]
        # Through a pipe goes little at a time: whoever writes more waits for the reader.
        self._file = os.memfd_create("gate") if sys.platform == "linux" else -1
        self._owner = os.getpid()
        self._handed: bytes | None = None

    def let_through(self, content: bytes = b"") -> None:
        self._handed = content
        if self._file >= 0:
            os.write(self._file, content)
        os.write(self._ends[1], _LENGTH.pack(len(content)))

    def wait(self) -> bytes:
        """What is handed over.

        Raises:
            ForkLost: the process that would hand it over is gone.
        """
        if self._handed is None:
            if os.getpid() != self._owner:
                # Held here as well, it would never end.
                os.close(self._ends.pop())
            length = os.read(self._ends[0], _LENGTH.size)
            if not length:
                raise ForkLost
            self._handed = os.pread(self._file, _LENGTH.unpack(length)[0], 0)
        return self._handed

    def close(self) -> None:
        """Let go of it, where nobody waits any more."""
        if self._file >= 0 and self._ends:
            os.close(self._file)
        while self._ends:
            os.close(self._ends.pop())


class Jobs(Generic[Job, Done]):
    """``do`` of each job, begun at once in forks of this process, or else done when the results
    are asked for: where there is one processor, or no fork that is safe (macOS, Windows).

    This process is free meanwhile, and has no thread for it: it may fork again.
    """

    def __init__(
        self,
        do: Callable[[Job], Done],
        jobs: Sequence[Job],
        *,
        alone: bool = False,
        worth: int = _WORTH,
        spare: int = 0,
        most: int = sys.maxsize,
    ) -> None:
        """``alone``: in this process, as where there are fewer jobs than it is ``worth``.
        ``spare``: processors that are left to others. ``most``: jobs of one fork; with each, what
        it holds of its own grows, and another one begins with nothing."""
        self._do, self.names = do, jobs
        self._spare, self._most = spare, most
        self._forks: list[_Fork] = []
        self._waiting = self._turn = -1
        if _can_fork() and not alone and count_processors() > 1 and len(jobs) >= worth:
            self._waiting, self._turn = os.memfd_create("jobs"), os.memfd_create("turn")
            os.write(self._waiting, b"".join(map(_NUMBER.pack, range(len(jobs)))))
            # The forks share the place up to which it has been read.
            os.lseek(self._waiting, 0, os.SEEK_SET)
            self._fill()

    def _fill(self) -> None:
        """Start forks while jobs wait and processors are free; one at least, if none is left."""
        free = count_processors() - len(_running) - self._spare
        if not any(fork.process for fork in self._forks):
            free = max(free, 1)
        place = os.lseek(self._waiting, 0, os.SEEK_CUR)
        for _ in range(min(free, len(self.names) - place // _NUMBER.size)):
            self._fork()

    def _fork(self) -> None:
        gc.freeze()  # a search for garbage would copy all that the forks share
        sys.stdout.flush()
        sys.stderr.flush()
        results = os.memfd_create("results")
        (notices, notify), (end, alive) = os.pipe(), os.pipe()
        process = os.fork()
        if process == 0:
            self._work(len(self._forks), results, notify)
        # The fork alone holds these ends: when it is gone, the other ones say so.
        os.close(notify)
        os.close(alive)
        fork = _Fork(results, notices, process, end)
        self._forks.append(fork)
        _running.append(fork)

    def _work(self, fork: int, results: int, notify: int) -> NoReturn:
        """What a fork does, from its beginning to its end."""
        status = 1
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            place = 0
            for _ in range(self._most):
                number = self._read_job()
                if number is None:
                    break
                length = os.write(results, _do(self._do, self.names[number]))
                os.write(notify, _NOTICE.pack(number, fork, place, length))
                place += length
            status = 0
        finally:
            # Nothing of what this process was to do at its end is the fork's to do.
            os._exit(status)

    def finish(self) -> Iterator[Done]:
        """The results in the order of the jobs. What the forks logged is logged here.

        Raises:
            ForkLost: and what ``do`` raises.
        """
        if not self._forks:
            yield from map(self._do, self.names)
            return
        try:
            found: dict[int, Callable[[], Done]] = {}
            for number in range(len(self.names)):
                while number not in found:
                    found.update(self._wait())
                yield found.pop(number)()
        finally:
            self.stop()

    def _wait(self) -> Iterator[tuple[int, Callable[[], Done]]]:
        """Until something happens; the numbers of jobs that are done, and how to take their
        results."""
        own = {fork.notices: fork for fork in self._forks if fork.process}
        others = {fork.end: fork for fork in _running if fork not in self._forks}
        if not own:
            number = self._read_job()
            if number is None:
                raise ForkLost
            yield number, partial(self._do, self.names[number])
            return
        for ready in select.select([*own, *others], [], [])[0]:
            if ready in others:
                _running.remove(others[ready])
            elif notice := os.read(ready, _NOTICE.size):
                number, *place = _NOTICE.unpack(notice)
                yield number, partial(self._take, *place)
                continue
            elif self._end(own[ready]):
                raise ForkLost
            if _can_fork():
                self._fill()

    def _read_job(self) -> int | None:
        """The next one that nobody has begun. Two that read a file in memory at once would get the
        same."""
        os.lockf(self._turn, os.F_LOCK, 0)
        try:
            read = os.read(self._waiting, _NUMBER.size)
        finally:
            os.lockf(self._turn, os.F_ULOCK, 0)
        return _NUMBER.unpack(read)[0] if read else None

    def _take(self, fork: int, place: int, length: int) -> Done:
        content = os.pread(self._forks[fork].results, length, place)
        done, error, records = pickle.loads(content)  # noqa: S301 a fork of this process wrote it
        for record in records:
            logging.getLogger(record.name).handle(record)
        if error is not None:
            raise error
        result: Done = done
        return result

    def _end(self, fork: _Fork) -> int:
        """How it ended."""
        _, status = os.waitpid(fork.process, 0)
        if fork in _running:
            _running.remove(fork)
        fork.process = 0
        os.close(fork.notices)
        os.close(fork.end)
        return status

    def stop(self) -> None:
        """End what is not done yet."""
        for fork in self._forks:
            if fork.process:
                os.kill(fork.process, signal.SIGKILL)
                self._end(fork)
            os.close(fork.results)
        for file in (self._waiting, self._turn) if self._forks else ():
            os.close(file)
        self._forks = []


def _can_fork() -> bool:
    """A fork has one thread, and waits for ever for what another one had locked."""
    return sys.platform == "linux" and threading.active_count() == 1


def count_processors() -> int:
    """Those that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        record.msg, record.args = record.getMessage(), None
        record.exc_info = None
        self.records.append(record)


def _do(do: Callable[[Job], Any], job: Job) -> bytes:
    """What became of the job, and what was logged meanwhile."""
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [collector], False
    try:
        return pickle.dumps((do(job), None, collector.records), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 raised where the result is asked for
        return pickle.dumps((None, _pack(error), collector.records), pickle.HIGHEST_PROTOCOL)


def _pack(error: Exception) -> Exception:
    """An error that can be sent and says where it happened."""
    where = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 some can be written and not read
    except Exception:  # noqa: BLE001 whatever its class does then
        return RuntimeError(where)
    error.add_note(where)
    return error
