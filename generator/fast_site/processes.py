"""Work shared among the processors of this machine."""

from __future__ import annotations

import gc
import logging
import os
import pickle
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, TypeVar

from mkdocs.exceptions import MkDocsException

Job = TypeVar("Job")
Done = TypeVar("Done")

_WORTH = 3
"""Jobs from which on it pays to start processes."""

_NUMBER = struct.Struct("<I")
"""Of a job: its place in the order."""

_NOTICE = struct.Struct("<IIQQ")
"""Of a finished job: its number, that of the fork, and where in the fork's file the result lies,
first byte and length. Short enough to go through a pipe in one piece."""


class ForkLost(MkDocsException):
    """A process was ended from outside, and with it what it was to do."""

    def __init__(self) -> None:
        super().__init__(
            "A process of this build was ended from outside; where memory is short, the system "
            "does that."
        )


@dataclass
class _Fork:
    """A process that does jobs, and the file in memory that it writes their results to."""

    number: int
    results: int
    process: int = 0


class Gate:
    """Lets one fork go on from where it waits."""

    def __init__(self) -> None:
        self._ends = [*os.pipe()]
        self._owner = os.getpid()
        self._is_open = False

    def let_through(self) -> None:
        os.write(self._ends[1], b".")

    def wait(self) -> None:
        """Once only; then it is open.

        Raises:
            ForkLost: the process that would open it is gone.
        """
        if self._is_open:
            return
        if os.getpid() != self._owner:
            # Held here as well, it would never end.
            os.close(self._ends.pop())
        if not os.read(self._ends[0], 1):
            raise ForkLost
        self._is_open = True

    def close(self) -> None:
        """Let go of it, where nobody waits any more."""
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
    ) -> None:
        """``alone``: in this process, as where there are fewer jobs than it is ``worth``."""
        self._do, self.names = do, jobs
        self._forks: list[_Fork] = []
        processors = count_processors()
        # A fork has one thread, and waits for ever for what another one had locked.
        can_fork = sys.platform == "linux" and threading.active_count() == 1
        if can_fork and not alone and processors > 1 and len(jobs) >= worth:
            self._start(min(processors, len(jobs)))

    def _start(self, count: int) -> None:
        gc.freeze()  # a search for garbage would copy all that the forks share
        sys.stdout.flush()
        sys.stderr.flush()
        # The forks share the place up to which it has been read.
        waiting, turn = os.memfd_create("jobs"), os.memfd_create("turn")
        os.write(waiting, b"".join(map(_NUMBER.pack, range(len(self.names)))))
        os.lseek(waiting, 0, os.SEEK_SET)
        self._notices, notify = os.pipe()
        for number in range(count):
            fork = _Fork(number, os.memfd_create("results"))
            fork.process = os.fork()
            if fork.process == 0:
                self._work(fork, waiting, turn, notify)
            self._forks.append(fork)
        for file in (waiting, turn, notify):
            os.close(file)

    def _work(self, fork: _Fork, waiting: int, turn: int, notify: int) -> NoReturn:
        """What the fork does, from its beginning to its end."""
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            place = 0
            while read := _read_alone(waiting, _NUMBER.size, turn):
                (number,) = _NUMBER.unpack(read)
                length = os.write(fork.results, _do(self._do, self.names[number]))
                os.write(notify, _NOTICE.pack(number, fork.number, place, length))
                place += length
        finally:
            # Nothing of what this process was to do at its end is the fork's to do.
            os._exit(0)

    def finish(self) -> Iterator[Done]:
        """The results in the order of the jobs. What the forks logged is logged here.

        Raises:
            ForkLost: and what ``do`` raises.
        """
        if not self._forks:
            yield from map(self._do, self.names)
            return
        try:
            found: dict[int, tuple[int, int, int]] = {}
            for number in range(len(self.names)):
                while number not in found:
                    notice = os.read(self._notices, _NOTICE.size)
                    if len(notice) < _NOTICE.size:
                        raise ForkLost
                    done, *place = _NOTICE.unpack(notice)
                    found[done] = (place[0], place[1], place[2])
                yield self._take(*found.pop(number))
        finally:
            self.stop()

    def _take(self, fork: int, place: int, length: int) -> Done:
        content = os.pread(self._forks[fork].results, length, place)
        done, error, records = pickle.loads(content)  # noqa: S301 a fork of this process wrote it
        for record in records:
            logging.getLogger(record.name).handle(record)
        if error is not None:
            raise error
        result: Done = done
        return result

    def stop(self) -> None:
        """End what is not done yet."""
        for fork in self._forks:
            os.kill(fork.process, signal.SIGKILL)
            os.waitpid(fork.process, 0)
            os.close(fork.results)
        if self._forks:
            os.close(self._notices)
        self._forks = []


def _read_alone(file: int, size: int, turn: int) -> bytes:
    """Two that read a file in memory at once would get the same; ``turn`` is a file to lock."""
    os.lockf(turn, os.F_LOCK, 0)
    try:
        return os.read(file, size)
    finally:
        os.lockf(turn, os.F_ULOCK, 0)


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
