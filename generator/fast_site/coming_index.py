"""The index of the search, which another processor makes while this one goes on with the pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.fast_site.order import Order
from generator.pages.rendered import RenderedFiles
from generator.processes import Gate, Jobs
from generator.publish.site_state import Row
from generator.publish.site_writer import SiteWriter


class ComingIndex:
    """It is made from the beginning, and written when ``let_write`` says that MkDocs has emptied
    the folder."""

    def __init__(self, rendered: RenderedFiles, order: Order, site: Path) -> None:
        self._rendered, self._order, self._site = rendered, order, site
        self._gate = Gate()
        is_wanted = order.shard.is_last and not order.is_hasty
        self._jobs = Jobs(lambda _: self._make(), range(int(is_wanted)), worth=1)

    def let_write(self) -> None:
        self._gate.let_through()

    def finish(self) -> dict[str, Row]:
        """What was written, or is as it was, by path below the site."""
        rows: dict[str, Row] = {}
        for made in self._jobs.finish():
            rows |= made
        self._gate.close()
        return rows

    def stop(self) -> None:
        self._jobs.stop()
        self._gate.close()

    def _make(self) -> dict[str, Row]:
        writer = _WaitingWriter(self._site, self._order.there, self._gate)
        if self._order.write_index:
            self._order.write_index(self._rendered, writer)
        else:
            for path, content in self._rendered.index.items():
                writer.write(path, content)
        return writer.rows


class _WaitingWriter(SiteWriter):
    def __init__(self, site: Path, there: Mapping[str, Row], gate: Gate) -> None:
        super().__init__(site, there)
        self._gate = gate

    def write(self, path: str, content: bytes, *, always: bool = False) -> None:
        self._gate.wait()
        super().write(path, content, always=always)
