"""The command ``readinglist site``."""

from __future__ import annotations

import shlex

import click

from generator.commands.build import build_pages
from generator.commands.mkdocs import run_mkdocs
from generator.commands.settings import say_refusals, with_settings
from generator.publish.swap import stage
from generator.settings import Settings


@click.command("site")
@with_settings
def command(settings: Settings) -> None:
    """Make the whole site. The last good one stays until the new one is complete."""
    plan = build_pages(settings)
    with say_refusals(), stage(settings.site) as staged:
        run_mkdocs(settings, "build", "--strict", "--site-dir", str(staged), plan=plan)
    click.echo(f"The site is in {settings.site}")
    click.echo(f"To read it: python3 -m http.server --directory {shlex.quote(str(settings.site))}")
