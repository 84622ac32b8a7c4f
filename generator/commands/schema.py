"""The command ``readinglist schema``."""

from __future__ import annotations

import sys

import click

from generator.commands.fix import write_repairs
from generator.commands.settings import Failed, with_settings
from generator.curation.repairs import find_repairs, find_stale_schemas
from generator.problems import show_line
from generator.records.kinds import SCHEMA_FOLDER
from generator.records.source import Source
from generator.settings import Settings


@click.command("schema")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if one is out of date.")
@with_settings
def command(settings: Settings, check: bool) -> None:
    """Make the JSON Schemas with which editors complete and check records while they are typed.

    They are made from the program's model of a record and from the topics of the list.
    """
    source = Source(settings.data, settings.name_file(settings.data))
    if (source.folder / "topics.yml").exists():
        _, problems = find_repairs(source, ["topics.yml"])
        if problems:
            raise Failed("\n".join(map(str, problems)))
    stale = find_stale_schemas(source)
    if not stale:
        click.echo(f"The schemas in {source.shown_as}/{SCHEMA_FOLDER}/ are up to date.")
    elif not check:
        write_repairs(settings, source, stale)
    else:
        for repair in stale:
            name = show_line(f"{source.shown_as}/{repair.file}")
            click.echo(f"{name}: is out of date; readinglist schema makes it.", err=True)
        sys.exit(1)
