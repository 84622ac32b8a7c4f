"""MkDocs, run in this process."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, time
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.fast_site.coming_files import STATE, ComingFiles
from generator.fast_site.key import make_key
from generator.fast_site.mkdocs_pages import Known
from generator.fast_site.order import Order
from generator.fast_site.site import OURS, FastSite, can_be_fast
from generator.pages.exports import SCHEMA
from generator.pipeline import Plan, make_index
from generator.processes import ForkLost
from generator.progress import SILENT, Progress
from generator.publish.export_memory import ExportMemory
from generator.publish.scripts import list_scripts
from generator.publish.shard import Shard, sign_shard
from generator.publish.site_state import (
    Row,
    SiteState,
    count_files,
    describe_files,
    hash_folder,
    read_file,
    read_state,
    write_state,
)
from generator.publish.site_writer import SiteWriter
from generator.publish.swap import finish_changes, leave_only, stage, stage_changes
from generator.publish.writer import list_owned
from generator.records.written_pages import read_written_pages
from generator.settings import CONFIG_NAME, Settings

INDEX = STATE.with_name("index")
"""Beside what is remembered of the site, what is of the index of the search, …"""

EXPORTS = STATE.with_name("exports")
"""… and of the exports."""

_DATE = "SOURCE_DATE_EPOCH"


class BuildFailed(Exception):
    """MkDocs gave up, and says why."""


class Done(NamedTuple):
    """Numbers of files."""

    files: int
    written: int
    removed: int


def build_site(
    plan: Plan, settings: Settings, last: ComingFiles | None = None, progress: Progress = SILENT
) -> Done:
    """Build the site of ``plan``; a warning makes it fail. What is the same as in the ``last`` site
    is left as it is.

    Raises:
        BuildFailed: the site is as it was.
    """
    with _say_failure():
        config, plugin = _load(settings)
        if _is_fast(plugin, config):
            return _build_changes(plan, settings, last, config, progress)
        with stage(settings.site) as staged:
            _run(config, staged, Order(plan, progress=progress))
            files = count_files(staged)
        return Done(files, files, 0)


def build_shard(
    plan: Plan, settings: Settings, shard: Shard, folder: Path, progress: Progress = SILENT
) -> Done:
    """Build one part of the site of ``plan`` into ``folder``, with the bytes that it has in the
    whole.

    Raises:
        BuildFailed: ``folder`` is as it was.
    """
    with _say_failure():
        config, plugin = _load(settings)
        if not _is_fast(plugin, config):
            raise BuildFailed(
                "Shards need the fast way: a nav, and no other plugin or extension that works on "
                "pages."
            )
        with stage(folder) as staged:
            fast = _run(config, staged, Order(plan, shard=shard, progress=progress))
            if shard.number > 1:
                leave_only(staged, fast.rows)
            files = count_files(staged)
            sign_shard(staged, shard, _sign(plan, settings, config))
        return Done(files, files, 0)


@contextmanager
def _say_failure() -> Iterator[None]:
    try:
        yield
    except (MkDocsException, ForkLost) as error:
        raise BuildFailed(error.format_message()) from None


def _load(settings: Settings) -> tuple[MkDocsConfig, Any]:
    """The configuration, and our plugin in it."""
    # Material prints an advertisement for its successor into every build otherwise.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    config = load_config(str(settings.root / CONFIG_NAME), strict=True)
    plugin: Any = config.plugins[OURS]
    return config, plugin


def _is_fast(plugin: Any, config: MkDocsConfig) -> bool:
    return bool(plugin.config.fast) and can_be_fast(config)


def _make_key(plan: Plan, config: MkDocsConfig) -> str:
    return make_key(config, is_large=plan.library.is_large)


def _sign(plan: Plan, settings: Settings, config: MkDocsConfig) -> str:
    """The same for all shards of a site: they have the same program, records and written pages."""
    pages = read_written_pages(settings.docs, set(list_owned(settings.docs)))
    parts = [_make_key(plan, config), hash_folder(settings.data), repr(sorted(pages.items()))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _build_changes(
    plan: Plan,
    settings: Settings,
    last: ComingFiles | None,
    config: MkDocsConfig,
    progress: Progress,
) -> Done:
    site, kept = settings.site, settings.root / STATE
    finish_changes(site)
    key = _make_key(plan, config)
    state = read_state(kept, key) if last else SiteState(key)
    there, strangers = state.compare(last.finish()) if last and state.files else ({}, [])
    library = plan.library
    library.recall_related(state.nearness, state.related)

    def write_index(take_print: Callable[[str], str], writer: SiteWriter) -> None:
        # Loaded by the process that makes the index: it takes a while.
        from generator.publish.index_memory import IndexMemory

        memory = IndexMemory(settings.root / INDEX, key, site)
        memory.write(partial(make_index, plan, settings, take_print), there, writer)

    order = Order(
        plan,
        state.pages,
        there,
        state.ids,
        {path: Known(*known) for path, known in state.known.items()},
        paper_prints=state.papers,
        unchanged=_read_unchanged(site, there),
        write_index=write_index,
        export_memory=ExportMemory(settings.root / EXPORTS, key, site, there),
        progress=progress,
    )
    if not there:
        with stage(site) as staged:
            fast = _run(config, staged, order)
            files = describe_files(staged, fast.rows)
            done = Done(len(files), len(files), 0)
            left = {}
    else:
        with stage_changes(site) as changes:
            fast = _run(config, changes.folder, order)
            made = describe_files(changes.folder, fast.rows)
            files = {**made, **fast.rows}
            changes.gone |= {*there, *strangers} - files.keys()
            new = {path for path, row in made.items() if there.get(path) != row}
            leave_only(changes.folder, new)
            changes.kept = len(files) - len(new)
            done = Done(len(files), len(new), len(changes.gone))
            left = {path: state.times[path] for path in files.keys() & there.keys() - new}
    now = SiteState(
        key,
        fast.fingerprints,
        fast.ids,
        fast.mkdocs_pages.known,
        fast.rendered.fingerprints.list_papers(plan.keys),
        library.nearness,
        library.related_ids,
        files,
        left,
    )
    write_state(kept, now, site)
    return done


def _read_unchanged(site: Path, there: Mapping[str, Row]) -> dict[str, bytes]:
    """What a build with the same key made and would make again; nothing, if any of it is gone."""
    paths = [*list_scripts(), SCHEMA]
    return {path: read_file(site, path) for path in paths} if there.keys() >= {*paths} else {}


def _run(config: MkDocsConfig, site: Path, order: Order) -> FastSite:
    config.site_dir = str(site)
    config.plugins.on_startup(command="build", dirty=False)
    plugin: Any = config.plugins[OURS]
    plugin.order = order
    try:
        with _dated(order.plan):
            build.build(config)
    finally:
        plugin.order = None
        config.plugins.on_shutdown()
    fast: FastSite = plugin.fast
    return fast


@contextmanager
def _dated(plan: Plan | None) -> Iterator[None]:
    """MkDocs dates the site by the clock otherwise: each day's build would be another one."""
    if plan is None or os.environ.get(_DATE):
        yield
        return
    day = datetime.combine(plan.library.newest_date, time(), UTC)
    os.environ[_DATE] = str(max(0, int(day.timestamp())))
    try:
        yield
    finally:
        del os.environ[_DATE]
