"""Work shared among the processors of this machine."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, Generic, TypeVar

Job = TypeVar("Job")
Done = TypeVar("Done")

_WORTH = 3
"""Jobs from which on it pays to start processes."""

_do: Callable[[Any], Any]
"""What the started processes do with a job: they are forks of this one, so it need not be sent."""


class Jobs(Generic[Job, Done]):
    """``do`` of each job, begun at once in forks of this process, or else done when the results
    are asked for: where there is one processor, or no fork that is safe (macOS, Windows)."""

    def __init__(
        self, do: Callable[[Job], Done], jobs: Sequence[Job], *, alone: bool = False
    ) -> None:
        """``alone``: in this process."""
        self._results: list[Future[tuple[Done, list[logging.LogRecord]]]] = []
        self._do, self.names = do, jobs
        self._pool: ProcessPoolExecutor | None = None
        count = min(count_processors(), len(jobs))
        # A fork has one thread, and waits for ever for what another one had locked.
        can_fork = sys.platform == "linux" and threading.active_count() == 1
        if can_fork and not alone and count > 1 and len(jobs) >= _WORTH:
            self._start(count)

    def _start(self, count: int) -> None:
        global _do  # noqa: PLW0603
        _do = self._do
        gc.freeze()  # a search for garbage would copy all that the forks share
        fork = multiprocessing.get_context("fork")
        self._pool = ProcessPoolExecutor(count, mp_context=fork)
        self._results = [self._pool.submit(_run, job) for job in self.names]

    def finish(self) -> Iterator[Done]:
        """The results in the order of the jobs. What the forks logged is logged here."""
        if self._pool is None:
            yield from map(self._do, self.names)
            return
        with self._pool:
            self._results.reverse()
            while self._results:
                # Not held here any longer than it is wanted.
                done, records = self._results.pop().result()
                for record in records:
                    logging.getLogger(record.name).handle(record)
                yield done


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


def _run(job: Any) -> tuple[Any, list[logging.LogRecord]]:
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [collector], False
    return _do(job), collector.records
