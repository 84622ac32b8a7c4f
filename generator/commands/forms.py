"""The command ``readinglist forms``."""

from __future__ import annotations

import sys

import click

from generator.commands.settings import Failed, with_settings
from generator.curation.topic_choices import FORM, FormRefused, offer_topics
from generator.problems import show_line
from generator.publish.renewal import renew_file
from generator.records.loader import load_records
from generator.records.source import Source
from generator.settings import Settings


@click.command("forms")
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if there is something to.")
@with_settings
def command(settings: Settings, check: bool) -> None:
    """Put the topics of the list into the issue form "Suggest a paper".

    Needed after a change to topics.yml; nothing else in the form is touched.
    """
    if not (settings.root / FORM).is_file():
        click.echo(f"{FORM}: not there; nothing to do.")
    elif not renew_form(settings, write=not check):
        click.echo(f"{FORM}: offers the topics of the list.")
    elif check:
        click.echo(f"{FORM}: offers other topics than the list has.", err=True)
        click.echo("    hint: run readinglist forms", err=True)
        sys.exit(1)
    else:
        click.echo(f"{FORM}: renewed.")


def renew_form(settings: Settings, *, write: bool = True) -> bool:
    """Whether the form did not offer the topics of the list."""
    source = Source(settings.data, settings.name_file(settings.data))
    records, problems = load_records(source)
    if broken := [p for p in problems if p.path == f"{source.shown_as}/topics.yml"]:
        raise Failed("\n".join(map(str, broken)))
    try:
        return renew_file(
            settings.root / FORM, lambda text: offer_topics(text, records.topics), write=write
        )
    except FormRefused as error:
        raise Failed(f"{FORM}: {error}") from None
    except UnicodeDecodeError:
        raise Failed(f"{FORM}: is not UTF-8.") from None
    except OSError as error:
        raise Failed(f"{show_line(str(error.filename))}: {error.strerror}.") from None
