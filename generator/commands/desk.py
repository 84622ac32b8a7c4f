"""What the commands that ask the services begin with: the list as it is, and the desk."""

from __future__ import annotations

import os
from pathlib import Path

import click
from platformdirs import user_cache_path

from generator.problems import count
from generator.publish.cache import Cache
from generator.records.loader import load_records
from generator.records.records import Records
from generator.records.source import Source
from generator.settings import Settings
from generator.sources.addition import Choose, Desk
from generator.sources.http import Web
from generator.sources.services import ServicesError, read_services


def load_list(settings: Settings) -> Records:
    """The records that are sound; how many are not is said."""
    source = Source(settings.data, settings.name_file(settings.data))
    records, problems = load_records(source)
    if problems:
        click.echo(
            f"{count(problems, 'problem')} in the records: a paper in a broken one may be added "
            "again. readinglist check says what is wrong.",
            err=True,
        )
    return records


def make_desk(settings: Settings, records: Records, choose: Choose) -> Desk:
    """A desk that asks the services which the environment names."""
    try:
        services = read_services(os.environ)
    except ServicesError as error:
        raise click.UsageError(str(error)) from None
    folder = os.environ.get("READINGLIST_CACHE")
    cache = Cache(Path(folder) if folder else user_cache_path("readinglist"))
    web = Web(services.name_agent(settings.repo_url), cache, tell=_tell)
    return Desk(settings, records, web, services, choose)


def _tell(sentence: str) -> None:
    click.echo(f"{sentence} …", err=True)
