"""The command ``readinglist fix``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.commands.forms import renew_form
from generator.commands.settings import say_refusals, with_settings
from generator.curation.repairs import (
    Repair,
    find_repairs,
    find_stale_schemas,
    list_written_files,
)
from generator.curation.topic_choices import FORM
from generator.problems import count, show_line
from generator.publish.record_writer import rewrite_files
from generator.records.kinds import find_kind
from generator.records.source import Source
from generator.settings import Settings


@click.command("fix")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILES]...")
@click.option(
    "--dry-run", is_flag=True, help="Print a diff and write nothing; exit 1 if there is any."
)
@with_settings
def command(settings: Settings, files: tuple[Path, ...], dry_run: bool) -> None:
    """Put records in form and make the fixes that cannot be wrong: all of the list, or FILES.

    Comments stay, and a record that is in form is not touched. A file that cannot be read is named
    and left as it is. What is made from the list is renewed as well: the schemas for editors, and
    the topics in the form for suggestions.
    """
    source = Source(settings.data, settings.name_file(settings.data))
    named = [*dict.fromkeys(_find_below(settings, file) for file in files)]
    wanted = named or list_written_files(source)
    repairs, problems = find_repairs(source, wanted)
    schemas = find_stale_schemas(source, repairs)
    for problem in problems:
        click.echo(str(problem), err=True)
    if dry_run:
        print_repairs(source, [*repairs, *schemas])
    else:
        write_repairs(settings, source, [*repairs, *schemas])
        if not named and (settings.root / FORM).is_file() and renew_form(settings):
            click.echo(f"{FORM}: offers the topics of the list")
    verb = "would be fixed" if dry_run else "fixed"
    in_form = range(len(wanted) - len(repairs) - len(problems))
    counts = f"{count(repairs, 'file')} {verb}, {count(in_form, 'file')} in form"
    unread = f", {count(problems, 'file')} left as they are" if problems else ""
    click.echo(f"{counts}{unread}.", err=dry_run)
    if problems or (dry_run and (repairs or schemas)):
        sys.exit(1)


def print_repairs(source: Source, repairs: Sequence[Repair]) -> None:
    """The diff on standard output, what it does on standard error."""
    for repair in repairs:
        name = f"{source.shown_as}/{repair.file}"
        for line in repair.list_lines(name):
            click.echo(show_line(line))
        for sentence in repair.done:
            click.echo(show_line(f"{name}: {sentence}"), err=True)


def write_repairs(settings: Settings, source: Source, repairs: Sequence[Repair]) -> None:
    with say_refusals():
        rewrite_files(settings.data, {repair.file: repair.after for repair in repairs})
    for repair in repairs:
        for sentence in repair.done:
            click.echo(show_line(f"{source.shown_as}/{repair.file}: {sentence}"))


def _find_below(settings: Settings, path: Path) -> str:
    """``path`` as one below ``data/``."""
    shown = show_line(str(path))
    if not path.exists() and not path.is_symlink():
        raise click.UsageError(f"{shown}: there is no such file.")
    try:
        below = (path.parent.resolve() / path.name).relative_to(settings.data.resolve())
    except ValueError:
        below = Path()
    if find_kind(below.as_posix()) is None:
        folder = settings.name_file(settings.data)
        raise click.UsageError(
            f"{shown}: is no record of this list; wanted a file like {folder}/papers/NAME.yml, "
            f"{folder}/collections/NAME.yml or {folder}/topics.yml."
        )
    return below.as_posix()
