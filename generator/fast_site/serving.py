"""A site that is served while its records are written: what one build knows for the next."""

from __future__ import annotations

import gc
import threading
from collections.abc import Collection, Mapping
from functools import partial
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.fast_site.key import make_key
from generator.fast_site.mkdocs_pages import Known
from generator.fast_site.order import Order
from generator.fast_site.site import FastSite
from generator.library.library import Library
from generator.pages.fingerprint import Fingerprints
from generator.pipeline import Plan, make_index, make_plan
from generator.publish.exports import list_plain, plan_packed, write_all
from generator.publish.packed_exports import MadeFile
from generator.publish.site_state import Row, read_file
from generator.publish.site_writer import SiteWriter
from generator.publish.swap import move_files, remove_file, remove_folder
from generator.records.reader import Memory
from generator.search.contents import TARGET
from generator.search.index import Last
from generator.settings import Settings

_PAUSE = 1.0
"""Seconds from a page to what comes later."""


class Serving:
    """The first build is like any other. Each later one builds only what changed, into a folder of
    its own, from where it is moved into the one that is served. What takes long and is not looked
    at, the search and the exports, comes a little later."""

    def __init__(self) -> None:
        self._memory: Memory = {}
        self._served: Path | None = None
        self._key = ""
        self._fingerprints: Mapping[str, str] = {}
        self._ids: Mapping[str, Collection[str]] = {}
        self._library: Library | None = None
        """The last one."""

        self._known: Mapping[str, Known] = {}
        self._rows: dict[str, Row] = {}
        self._exports: Mapping[str, bytes] = {}
        self._prints: Fingerprints | None = None
        self._packed: Mapping[str, MadeFile] = {}
        self._index: Last | None = None
        """Of the search, if the files of it that are served are whole."""

        self._completing = threading.Lock()
        self._superseded = threading.Event()
        """Set where what is still to come would be of a state that is no longer wanted."""

    def prepare(self, config: MkDocsConfig) -> None:
        """Have a later build made elsewhere: MkDocs empties the folder that it builds into."""
        self._superseded.set()
        gc.disable()  # there is next to no garbage, and the heap of a large list takes a second
        if self._served is not None:
            config.site_dir = f"{self._served}-next"

    def close(self) -> None:
        self._superseded.set()
        if self._served is not None:
            remove_folder(Path(f"{self._served}-next"))

    def order(self, settings: Settings, config: MkDocsConfig) -> Order:
        """Raises: ProblemsFound."""
        plan = make_plan(settings, memory=self._memory)
        library, last = plan.library, self._library
        if last:
            library.recall_related(last.nearness, last.related_ids)
        self._library = library
        key = make_key(config, is_large=library.is_large)
        if key != self._key:
            self._key, self._fingerprints, self._packed, self._index = key, {}, {}, None
        if not self._fingerprints:
            return Order(plan)
        return Order(
            plan,
            self._fingerprints,
            self._rows,
            self._ids,
            self._known,
            exports=self._exports,
            prints=self._prints,
            is_hasty=True,
        )

    def publish(self, fast: FastSite, plan: Plan, settings: Settings, built: Path) -> None:
        """Show the site of ``plan`` that is in the folder ``built``."""
        is_late = fast.order.is_hasty
        search = {path: row for path, row in self._rows.items() if path.startswith(f"{TARGET}/")}
        rows = {**search, **fast.rows} if is_late else dict(fast.rows)
        if self._served is None:
            self._served = built
        else:
            move_files(built, self._served)
            for path in self._rows.keys() - rows.keys():
                remove_file(self._served, path)
        self._fingerprints, self._ids, self._rows = fast.fingerprints, fast.ids, rows
        self._known = fast.mkdocs_pages.known
        self._exports, self._prints = fast.rendered.exports, fast.rendered.fingerprints
        if is_late:
            self._superseded = threading.Event()
            arguments = (fast, plan, settings, self._superseded)
            threading.Thread(target=self._complete, args=arguments, daemon=True).start()

    def _complete(
        self, fast: FastSite, plan: Plan, settings: Settings, superseded: threading.Event
    ) -> None:
        """Make what was left out, unless another build begins meanwhile."""
        served = self._served
        # Browsers load the page first, from this process as well.
        if served is None or superseded.wait(_PAUSE):
            return
        with self._completing:
            if not superseded.is_set():
                self._bring_up_to_date(served, fast, plan, settings, superseded)

    def _bring_up_to_date(
        self,
        served: Path,
        fast: FastSite,
        plan: Plan,
        settings: Settings,
        superseded: threading.Event,
    ) -> None:
        take_print = fast.rendered.fingerprints.take_of_paper
        made = make_index(plan, settings, take_print, self._index)
        of = plan.library, plan.addresses, settings
        packed = plan_packed(*of, take_print, self._packed)
        exports = write_all(packed, list_plain(*of))
        if superseded.is_set():
            return
        # Known only when all of it is there: the next one is made of its files.
        self._index = None
        for path, content in chain(made.files.items(), exports.items()):
            if superseded.is_set():
                return
            writer = SiteWriter(served, self._rows)
            writer.write(path, content)
            self._rows |= writer.rows
        self._index = Last(made.remembered, partial(read_file, served))
        self._exports, self._packed = exports, packed.files
        gc.collect()
