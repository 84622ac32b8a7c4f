"""What a site needs before MkDocs begins: long work, shared among the processors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.fast_site.coming_exports import ComingExports
from generator.fast_site.coming_index import ComingIndex
from generator.fast_site.order import Order
from generator.pages.fingerprint import Fingerprints
from generator.pages.rendered import RenderedFiles
from generator.pipeline import Plan, render_files
from generator.settings import Settings

_MANY_PAGES = 2_000
"""With fewer, it takes longer to start a process than to do the work."""


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
    prints.recall_papers(order.paper_prints, plan.keys)
    alone = len(plan.pages) < _MANY_PAGES
    # First: it takes longest, and begins with what it remembers.
    index = ComingIndex(plan, settings, prints, order, site)
    if order.earlier or order.export_memory or order.write_index:
        # Before any other fork: all of them ask for most of these.
        index.know_papers(prints.take_of_papers())
    coming: ComingExports | None = None
    if order.exports is None:
        of = plan, settings, prints, order.export_memory, order.progress
        coming = ComingExports(*of, alone=alone, unchanged=order.unchanged)
    exports = order.exports if coming is None else coming
    rendered = render_files(plan, settings, order.progress, exports, prints, order.unchanged)
    # Here, and not shared among forks: to look at all papers, a fork first copies most of them.
    taken = {page.path: prints.take(page) for page in plan.pages} if order.earlier else {}
    return Early(rendered, coming, index, taken)
