"""The index of the search, which another processor makes while this one goes on with the pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.fast_site.order import Order
from generator.pages.fingerprint import Fingerprints
from generator.pipeline import Plan, make_index
from generator.processes import Gate, Jobs
from generator.publish.site_state import Row
from generator.publish.site_writer import SiteWriter
from generator.settings import Settings


class ComingIndex:
    """It is made from the beginning, and written when ``let_write`` says that MkDocs has emptied
    the folder. Where the last one is remembered, it is told which papers are the same by
    ``know_papers``."""

    def __init__(
        self, plan: Plan, settings: Settings, prints: Fingerprints, order: Order, site: Path
    ) -> None:
        self._plan, self._settings, self._order, self._site = plan, settings, order, site
        self._prints, self._knows_papers = prints, False
        self._prints_gate, self._gate = Gate(), Gate()
        is_wanted = order.shard.is_last and not order.is_hasty
        self._jobs = Jobs(lambda _: self._make(), range(int(is_wanted)), worth=1)

    def know_papers(self, taken: bytes) -> None:
        """``taken``: the fingerprints of all."""
        self._prints_gate.let_through(taken)

    def let_write(self) -> None:
        self._gate.let_through()

    def finish(self) -> dict[str, Row]:
        """What was written, or is as it was, by path below the site."""
        rows: dict[str, Row] = {}
        for made in self._jobs.finish():
            rows |= made
        self._close()
        return rows

    def stop(self) -> None:
        self._jobs.stop()
        self._close()

    def _close(self) -> None:
        self._prints_gate.close()
        self._gate.close()

    def _make(self) -> dict[str, Row]:
        writer = _WaitingWriter(self._site, self._order.there, self._gate)
        if self._order.write_index:
            self._order.write_index(self._take_print, writer)
        else:
            for path, content in make_index(self._plan, self._settings).files.items():
                writer.write(path, content)
        return writer.rows

    def _take_print(self, id: str) -> str:
        if not self._knows_papers:
            self._prints.know_papers(self._prints_gate.wait())
            self._knows_papers = True
        return self._prints.take_of_paper(id)


class _WaitingWriter(SiteWriter):
    def __init__(self, site: Path, there: Mapping[str, Row], gate: Gate) -> None:
        super().__init__(site, there)
        self._gate = gate

    def write(self, path: str, content: bytes, *, always: bool = False) -> None:
        self._gate.wait()
        super().write(path, content, always=always)
