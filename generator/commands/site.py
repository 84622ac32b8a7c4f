"""The command ``readinglist site``."""

from __future__ import annotations

import shlex

import click

from generator.commands.garbage import keep_all
from generator.commands.mkdocs import show_warnings
from generator.commands.progress import with_progress
from generator.commands.settings import Failed, plan_or_fail, say_refusals, with_settings
from generator.progress import Progress
from generator.publish.swap import stage
from generator.settings import Settings


@click.command("site")
@with_settings
@with_progress
def command(settings: Settings, progress: Progress) -> None:
    """Make the whole site. The last good one stays until the new one is complete."""
    from generator.fast_site.run import BuildFailed, build_site

    with keep_all():
        plan = plan_or_fail(settings, progress)
        try:
            with say_refusals(), show_warnings(), stage(settings.site) as staged:
                build_site(plan, settings, staged)
        except BuildFailed as failure:
            raise Failed(f"{failure}\nThe site is as it was before.") from None
    click.echo(f"The site is in {settings.site}")
    click.echo(f"To read it: python3 -m http.server --directory {shlex.quote(str(settings.site))}")
