"""MkDocs, run in this process."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.fast_site.key import make_key
from generator.fast_site.site import OURS, can_be_fast
from generator.pipeline import Plan
from generator.publish.site_state import SiteState, describe_files, read_state, write_state
from generator.publish.swap import finish_changes, stage, stage_changes
from generator.settings import CONFIG_NAME, Settings

STATE = Path(".cache") / "readinglist" / "site"
"""Below the folder of the list."""


class BuildFailed(Exception):
    """MkDocs gave up, and says why."""


class Done(NamedTuple):
    """Numbers of files."""

    files: int
    written: int
    removed: int


def build_site(plan: Plan, settings: Settings, *, cached: bool = True) -> Done:
    """Build the site of ``plan``; a warning makes it fail. What is the same as in the last build is
    left as it is, unless ``cached`` is off.

    Raises:
        BuildFailed: the site is as it was.
    """
    # Material prints an advertisement for its successor into every build otherwise.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # MkDocs dates the site by the clock otherwise: each day's build would be another one.
    day = datetime.combine(plan.library.newest_date, time(), UTC)
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        os.environ["SOURCE_DATE_EPOCH"] = str(max(0, int(day.timestamp())))
    try:
        config = load_config(str(settings.root / CONFIG_NAME), strict=True)
        plugin: Any = config.plugins[OURS]
        plugin.plan = plan
        if plugin.config.fast and can_be_fast(config):
            return _build_changes(plugin, config, settings, cached=cached)
        with stage(settings.site) as staged:
            _run(config, staged)
            files = len(describe_files(staged, {}))
        return Done(files, files, 0)
    except MkDocsException as error:
        raise BuildFailed(error.format_message()) from None


def _build_changes(plugin: Any, config: MkDocsConfig, settings: Settings, *, cached: bool) -> Done:
    site, kept = settings.site, settings.root / STATE
    finish_changes(site)
    key = make_key(config, f"large: {plugin.plan.library.is_large}")
    state = read_state(kept, key) if cached else SiteState(key)
    there, strangers = state.list_files(site) if state.files else ({}, [])
    plugin.earlier, plugin.there = state, there
    if not there:
        with stage(site) as staged:
            _run(config, staged)
            files = describe_files(staged, plugin.fast.rows)
            done = Done(len(files), len(files), 0)
    else:
        with stage_changes(site) as changes:
            _run(config, changes.folder)
            made = describe_files(changes.folder, plugin.fast.rows)
            files = made | plugin.fast.rows
            changes.gone |= {*there, *strangers} - files.keys()
            changes.keep_changed(path for path, row in made.items() if there.get(path) != row)
            done = Done(len(files), changes.count, len(changes.gone))
    write_state(kept, SiteState(key, plugin.fast.fingerprints, files), site)
    return done


def _run(config: MkDocsConfig, site: Path) -> None:
    config.site_dir = str(site)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build.build(config)
    finally:
        config.plugins.on_shutdown()
