"""What a site needs before MkDocs begins: long work, shared among the processors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.fast_site.coming_exports import ComingExports
from generator.fast_site.coming_index import ComingIndex
from generator.fast_site.order import Order
from generator.fast_site.processes import Jobs
from generator.library.library import Library
from generator.pages.fingerprint import Fingerprints
from generator.pages.page import Page
from generator.pages.rendered import RenderedFiles
from generator.pipeline import Plan, render_files
from generator.settings import Settings

_MANY_PAGES = 2_000
"""With fewer, it takes longer to start a process than to do the work."""

_TOGETHER = 1_000
"""Pages of one job."""


@dataclass(frozen=True)
class Early:
    rendered: RenderedFiles
    """Its exports may still be in the making."""

    exports: ComingExports | None
    """Those, if they were not made before."""

    index: ComingIndex
    taken: Mapping[str, str]
    """The fingerprints of all pages, if there are earlier ones that they are held against:
    otherwise each is made with its page."""

    def stop(self) -> None:
        """End what is not done yet: nobody waits for it any more."""
        self.index.stop()
        if self.exports is not None:
            self.exports.stop()


def make_early(plan: Plan, settings: Settings, order: Order, site: Path) -> Early:
    """``site``: the folder that MkDocs builds into."""
    prints = Fingerprints(plan.library, plan.addresses)
    if order.prints:
        prints.recall(order.prints)
    alone = len(plan.pages) < _MANY_PAGES
    if order.earlier or order.export_memory:
        # Before any fork: all of them ask for most of these.
        prints.take_of_papers()
    coming: ComingExports | None = None
    if order.exports is None:
        of = plan, settings, prints, order.export_memory, order.progress
        coming = ComingExports(*of, alone=alone)
    exports = order.exports if coming is None else coming
    rendered = render_files(plan, settings, order.progress, exports, prints)
    index = ComingIndex(rendered, order, site)
    taken = _take_all(plan, prints, alone=alone) if order.earlier else {}
    return Early(rendered, coming, index, taken)


def _take_all(plan: Plan, prints: Fingerprints, *, alone: bool) -> dict[str, str]:
    """And let the library know the related papers that had to be found for them."""
    taken: list[str] = []
    runs = [plan.pages[n : n + _TOGETHER] for n in range(0, len(plan.pages), _TOGETHER)]
    for some, related in Jobs(partial(_take, prints, plan.library), runs, alone=alone).finish():
        taken += some
        plan.library.related_ids.update(related)
    return dict(zip((page.path for page in plan.pages), taken, strict=True))


def _take(
    prints: Fingerprints, library: Library, pages: Sequence[Page]
) -> tuple[list[str], dict[str, list[str]]]:
    known = set(library.related_ids)
    taken = [prints.take(page) for page in pages]
    return taken, {id: ids for id, ids in library.related_ids.items() if id not in known}
