"""MkDocs, run as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, time

from generator import pipeline
from generator.commands.settings import Failed
from generator.settings import CONFIG_NAME, Settings


def run_mkdocs(settings: Settings, *arguments: str, plan: pipeline.Plan | None = None) -> None:
    """``plan``: what the pages were made from just now, so that MkDocs need not make them again."""
    # Material prints an advertisement for its successor into every build otherwise.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if plan is not None:
        environment["READINGLIST_FRESH"] = "1"
        # MkDocs dates the site by the clock otherwise: each day's build would be another one.
        day = datetime.combine(plan.library.newest_date, time(), UTC)
        if not environment.get("SOURCE_DATE_EPOCH"):
            environment["SOURCE_DATE_EPOCH"] = str(max(0, int(day.timestamp())))
    command = [sys.executable, "-m", "mkdocs", arguments[0], "-f", str(settings.root / CONFIG_NAME)]
    done = subprocess.run([*command, *arguments[1:]], env=environment, check=False)  # noqa: S603
    if done.returncode:
        raise Failed("MkDocs found the problems above. The site is as it was before.")
