"""The command ``readinglist join``."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.settings import Failed, say_refusals, with_settings
from generator.publish.shard import FOLDER, ShardRefused, join_shards
from generator.publish.swap import stage
from generator.publish.worker import write_remover, write_worker
from generator.settings import Settings


@click.command("join")
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@with_settings
def command(settings: Settings, folder: Path | None) -> None:
    """Make the site of its shards, which are in folders below FOLDER (shards/, if not given).

    It is the same, file for file, as one that was built in one go.
    """
    with say_refusals(), stage(settings.site) as staged:
        try:
            count = join_shards(folder or settings.root / FOLDER, staged)
        except ShardRefused as error:
            raise Failed(str(error)) from None
        if settings.offline:
            write_worker(staged, settings.site_name, settings.site_description)
        else:
            write_remover(staged)
    click.echo(f"The site of {count} shards is in {settings.site}")
