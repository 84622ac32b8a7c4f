"""What a site needs before MkDocs begins: long work, shared among the processors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from generator.fast_site.processes import Jobs
from generator.fast_site.site import Order
from generator.library.library import Library
from generator.pages.fingerprint import Fingerprints
from generator.pages.page import Page
from generator.pipeline import Plan
from generator.publish.exports import list_plain, plan_packed
from generator.publish.packed_exports import PackedExports
from generator.settings import Settings

_MANY_PAGES = 2_000
"""With fewer, it takes longer to start a process than to do the work."""

_TOGETHER = 1_000
"""Pages of one job."""


class Early(NamedTuple):
    exports: Mapping[str, bytes]
    taken: Mapping[str, str]
    """The fingerprints of all pages, if there are earlier ones that they are held against:
    otherwise each is made with its page."""

    fingerprints: Fingerprints
    """Of papers it knows already what it was asked for."""


class _Work(NamedTuple):
    do: Callable[[], Any]
    """In another process."""

    take: Callable[[Any], object]
    """In this one, what ``do`` made."""


def make_early(plan: Plan, settings: Settings, order: Order) -> Early:
    prints = Fingerprints(plan.library, plan.addresses)
    alone = len(plan.pages) < _MANY_PAGES
    if order.earlier or order.export_memory:
        # Before any fork: all of them ask for most of these.
        prints.take_of_papers()
    exports: dict[str, bytes] = dict(order.exports or {})
    taken: list[str] = []
    works: list[_Work] = []

    def note(made: tuple[list[str], dict[str, list[str]]]) -> None:
        taken.extend(made[0])
        plan.library.related_ids.update(made[1])

    packed: PackedExports | None = None
    memory = order.export_memory
    last = memory.recall() if memory else {}
    if order.exports is None:
        of = plan.library, plan.addresses, settings
        packed = plan_packed(*of, prints.take_of_paper if memory else None, last)
        works += [
            _Work(partial(packed.make, run), partial(packed.take, run))
            for run in packed.list_runs()
        ]
        works += [
            _Work(make, partial(exports.__setitem__, path))
            for path, make in list_plain(*of).items()
        ]
    if order.earlier:
        for first in range(0, len(plan.pages), _TOGETHER):
            pages = plan.pages[first : first + _TOGETHER]
            works.append(_Work(partial(_take_all, prints, plan.library, pages), note))
    with order.progress.stage("Exporting papers", "Exported", "paper") as advance:
        jobs = Jobs(lambda number: works[number].do(), range(len(works)), alone=alone)
        for work, made in zip(works, jobs.finish(), strict=True):
            work.take(made)
        if packed:
            exports |= packed.finish()
        if packed and memory:
            memory.keep(packed.files, last)
        advance(len(plan.library.papers))
    paths = (page.path for page in plan.pages)
    return Early(exports, dict(zip(paths, taken, strict=True)) if taken else {}, prints)


def _take_all(
    prints: Fingerprints, library: Library, pages: Sequence[Page]
) -> tuple[list[str], dict[str, list[str]]]:
    """And the related papers that had to be found for them."""
    known = set(library.related_ids)
    taken = [prints.take(page) for page in pages]
    return taken, {id: ids for id, ids in library.related_ids.items() if id not in known}
