"""The exports, which other processors make while this one goes on with the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, NamedTuple

from generator.pages.fingerprint import Fingerprints
from generator.pipeline import Plan
from generator.processes import Jobs
from generator.progress import Progress
from generator.publish.export_memory import ExportMemory
from generator.publish.exports import list_plain, plan_packed
from generator.settings import Settings


class _Work(NamedTuple):
    do: Callable[[], Any]
    """In another process."""

    take: Callable[[Any], object]
    """In this one, what ``do`` made."""


class ComingExports(Mapping[str, bytes]):
    """Contents by path below ``docs/``. Whoever asks for one waits until all are there."""

    def __init__(
        self,
        plan: Plan,
        settings: Settings,
        prints: Fingerprints,
        memory: ExportMemory | None,
        progress: Progress,
        *,
        alone: bool,
        unchanged: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """``memory``: of those of the last build; ``alone``: in this process; ``unchanged``: files
        that are known to be as they would be made."""
        self._memory, self._progress, self._count = memory, progress, len(plan.library.papers)
        self._last = memory.recall() if memory else {}
        of = plan.library, plan.addresses, settings
        take_print = prints.take_of_paper if memory else None
        self._packed = packed = plan_packed(*of, take_print, self._last)
        plain = list_plain(*of)
        self._paths = [*plain, *packed.paths]
        self._made = {path: unchanged[path] for path in plain.keys() & unchanged.keys()}
        works = [
            _Work(partial(packed.make, run), partial(packed.take, run))
            for run in packed.list_runs()
        ]
        works += [
            _Work(make, partial(self._made.__setitem__, path))
            for path, make in plain.items()
            if path not in self._made
        ]
        self._works = works
        self._jobs = Jobs(lambda number: works[number].do(), range(len(works)), alone=alone)

    @cached_property
    def _files(self) -> dict[str, bytes]:
        with self._progress.stage("Exporting papers", "Exported", "paper") as advance:
            for work, made in zip(self._works, self._jobs.finish(), strict=True):
                work.take(made)
            files = self._made | self._packed.finish()
            if self._memory:
                self._memory.keep(self._packed.files, self._last)
            advance(self._count)
        return files

    def stop(self) -> None:
        """Leave undone what nobody waits for any more."""
        self._jobs.stop()

    def __getitem__(self, path: str) -> bytes:
        return self._files[path]

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
