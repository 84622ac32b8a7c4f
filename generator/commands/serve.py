"""The command ``readinglist serve``."""

from __future__ import annotations

import click

from generator.commands.mkdocs import run_mkdocs
from generator.commands.settings import with_settings
from generator.settings import Settings


@click.command("serve")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
@with_settings
def command(settings: Settings, address: str) -> None:
    """Show the site in a browser and keep it up to date while files change."""
    try:
        run_mkdocs(settings, "serve", "--dev-addr", address)
    except KeyboardInterrupt:
        click.echo()
