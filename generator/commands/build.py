"""The command ``readinglist build``."""

from __future__ import annotations

import click

from generator import pipeline
from generator.commands.garbage import keep_all
from generator.commands.progress import with_progress
from generator.commands.settings import plan_or_fail, say_refusals, with_settings
from generator.progress import Progress
from generator.settings import Settings


@click.command("build")
@with_settings
@with_progress
def command(settings: Settings, progress: Progress) -> None:
    """Make the Markdown pages from the records."""
    build_pages(settings, progress)


def build_pages(settings: Settings, progress: Progress) -> pipeline.Plan:
    """Bring ``docs/`` up to date and say what was done."""
    with keep_all():
        plan = plan_or_fail(settings, progress)
        with say_refusals():
            done = pipeline.write_pages(plan, settings, progress)
    click.echo(
        f"{done.written:,} files written, {done.unchanged:,} unchanged, "
        f"{done.removed:,} removed in {settings.docs}"
    )
    return plan
