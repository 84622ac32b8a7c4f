"""The command ``readinglist check``."""

from __future__ import annotations

import click

from generator.commands.settings import plan_or_fail, with_settings
from generator.problems import count
from generator.settings import Settings


@click.command("check")
@with_settings
def command(settings: Settings) -> None:
    """Say what is wrong with the records: every problem of every file. Writes nothing."""
    plan = plan_or_fail(settings)
    papers, pages = count(plan.library.papers, "paper"), count(plan.pages, "page")
    click.echo(f"{papers}, {pages}: no problems.")
