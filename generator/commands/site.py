"""The command ``readinglist site``."""

from __future__ import annotations

import shlex

import click

from generator.commands.garbage import keep_all
from generator.commands.mkdocs import show_warnings
from generator.commands.settings import Failed, plan_or_fail, say_refusals, with_settings
from generator.settings import Settings


@click.command("site")
@click.option("--no-cache", is_flag=True, help="Make all of it anew, whatever was made before.")
@with_settings
def command(settings: Settings, no_cache: bool) -> None:
    """Make the whole site. The last good one stays until the new one is complete."""
    from generator.fast_site.run import BuildFailed, build_site

    with keep_all():
        plan = plan_or_fail(settings)
        try:
            with say_refusals(), show_warnings():
                done = build_site(plan, settings, cached=not no_cache)
        except BuildFailed as failure:
            raise Failed(f"{failure}\nThe site is as it was before.") from None
    click.echo(
        f"{done.files:,} files, {done.written:,} of them written, {done.removed:,} removed: "
        f"the site is in {settings.site}"
    )
    click.echo(f"To read it: python3 -m http.server --directory {shlex.quote(str(settings.site))}")
