"""The command ``readinglist serve``."""

from __future__ import annotations

import signal
import sys

import click

from generator.commands.mkdocs import run_mkdocs
from generator.commands.settings import with_settings
from generator.settings import Settings


@click.command("serve")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
@with_settings
def command(settings: Settings, address: str) -> None:
    """Show the site in a browser and keep it up to date while files change."""
    # Whoever ends this process ends the server: left alone, it would look at the files for ever.
    signal.signal(signal.SIGTERM, _end)
    try:
        run_mkdocs(settings, "serve", "--dev-addr", address)
    except KeyboardInterrupt:
        click.echo()


def _end(signal_: int, _: object) -> None:
    sys.exit(128 + signal_)
