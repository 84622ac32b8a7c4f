"""What a site needs before MkDocs begins: long work, shared among the processors."""

from __future__ import annotations

from collections.abc import Mapping

from generator.fast_site.processes import Jobs
from generator.fast_site.site import Order
from generator.pages.fingerprint import Fingerprints
from generator.pipeline import Plan
from generator.publish.exports import list_exports
from generator.settings import Settings

_MANY_PAGES = 2_000
"""With fewer, it takes longer to start a process than to do the work."""

_TOGETHER = 1_000
"""Pages of one job."""


def make_early(
    plan: Plan, settings: Settings, order: Order
) -> tuple[Mapping[str, bytes], dict[str, str]]:
    """The exports; and the fingerprints of all pages, if there are earlier ones that they are held
    against: otherwise each is made with its page."""
    makers = list_exports(plan.library, plan.addresses, settings) if order.exports is None else {}
    prints = Fingerprints(plan.library, plan.addresses)

    def do(job: str | int) -> bytes | list[str]:
        if isinstance(job, str):
            return makers[job]()
        return [prints.take(page) for page in plan.pages[job : job + _TOGETHER]]

    firsts = range(0, len(plan.pages), _TOGETHER) if order.earlier else ()
    jobs = Jobs(do, [*makers, *firsts], alone=len(plan.pages) < _MANY_PAGES)
    exports: dict[str, bytes] = dict(order.exports or {})
    taken: list[str] = []
    with order.progress.stage("Exporting papers", "Exported", "paper") as advance:
        for job, done in zip(jobs.names, jobs.finish(), strict=True):
            if isinstance(done, bytes):
                exports[str(job)] = done
            else:
                taken += done
        advance(len(plan.library.papers))
    paths = (page.path for page in plan.pages)
    return exports, dict(zip(paths, taken, strict=True)) if order.earlier else {}
