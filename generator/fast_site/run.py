"""MkDocs, run in this process."""

from __future__ import annotations

import os
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.fast_site.site import OURS
from generator.pipeline import Plan
from generator.settings import CONFIG_NAME, Settings


class BuildFailed(Exception):
    """MkDocs gave up, and says why."""


def build_site(plan: Plan, settings: Settings, site: Path) -> None:
    """Build the site of ``plan`` into the folder ``site``; a warning makes it fail.

    Raises:
        BuildFailed: what is in ``site`` is not to be used.
    """
    # Material prints an advertisement for its successor into every build otherwise.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # MkDocs dates the site by the clock otherwise: each day's build would be another one.
    day = datetime.combine(plan.library.newest_date, time(), UTC)
    if not os.environ.get("SOURCE_DATE_EPOCH"):
        os.environ["SOURCE_DATE_EPOCH"] = str(max(0, int(day.timestamp())))
    try:
        path = str(settings.root / CONFIG_NAME)
        config = load_config(path, strict=True, site_dir=str(site))
        plugin: Any = config.plugins[OURS]
        plugin.plan = plan
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build.build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise BuildFailed(error.format_message()) from None
