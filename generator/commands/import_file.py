"""The command ``readinglist import``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from generator.commands.entries import read_entries
from generator.commands.progress import with_progress
from generator.commands.settings import with_settings
from generator.problems import ProblemsFound, name_nearest
from generator.progress import Progress, count_off
from generator.publish.record_writer import write_records
from generator.publish.writer import WriteRefused
from generator.records.checks import check_records
from generator.records.loader import load_records
from generator.records.records import Records
from generator.records.source import Source
from generator.settings import Settings
from generator.sources.formats import FORMATS
from generator.sources.intake import Intake, Wishes

MOST_REMARKS = 20
WIDTH = 200
"""Characters of a line where there is no terminal to ask."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), help="Its format, if it is not recognised."
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="For lists of other shapes: a file that says which of their fields is which of ours.",
)
@click.option(
    "--topic", "topics", multiple=True, help="A key of topics.yml, for entries that bring none."
)
@click.option("--tag", "tags", multiple=True, help="A tag for every entry.")
@click.option("--listed", default="", metavar="DAY", help="The day of a listing, 2025-11-03.")
@click.option("--without-authors", is_flag=True, help="Take entries that name no authors.")
@click.option("--encoding", default="", help="The file's encoding, if letters come out wrong.")
@click.option("--dry-run", is_flag=True, help="Show what would happen; write nothing.")
@click.option("--verbose", is_flag=True, help="Show every remark.")
@with_settings
@with_progress
def command(
    settings: Settings,
    progress: Progress,
    file: Path,
    format_: str | None,
    mapping: Path | None,
    topics: tuple[str, ...],
    tags: tuple[str, ...],
    listed: str,
    without_authors: bool,
    encoding: str,
    dry_run: bool,
    verbose: bool,
) -> None:
    """Make records of the papers in FILE: a bibliography or a list in another form.

    Every entry becomes a record, is there already, or is named with the reason why not. What is
    there is never changed.
    """
    records = _load(settings, progress)
    _refuse_unknown_topics(topics, records)
    entries = read_entries(
        file,
        settings.today,
        format_=format_,
        mapping=mapping,
        encoding=encoding,
        listed=listed,
        progress=progress,
    )
    intake = Intake(records, settings, Wishes(topics, tags, without_authors))
    with progress.stage("Sorting entries", "Sorted", "entry", len(entries)) as advance:
        for entry in count_off(entries, advance):
            intake.take(entry)
    _ask_for_topics(intake, records)
    intake.settle()
    if not dry_run:
        _write(settings, intake, progress)
    _report(intake, dry_run=dry_run, verbose=verbose)
    if intake.refused:
        sys.exit(1)


def _load(settings: Settings, progress: Progress) -> Records:
    """The records that are there; without a problem, or a new one could be one that is broken."""
    source = Source(settings.data, settings.name_file(settings.data))
    with progress.stage("Reading files", "Read", "file", source.count_records()) as advance:
        records, problems = load_records(source, advance)
    problems += check_records(records, source, settings.today)
    if problems:
        found = ProblemsFound(problems)
        raise click.ClickException(
            f"the records that are there have problems; mend them first.\n{found}"
        )
    return records


def _refuse_unknown_topics(topics: Iterable[str], records: Records) -> None:
    known = [topic.key for topic in records.topics]
    for key in topics:
        if key not in known:
            hint = name_nearest(key, known, otherwise=f"known: {', '.join(known)}")
            raise click.BadParameter(f"there is no topic {key!r}; {hint}", param_hint="--topic")


def _ask_for_topics(intake: Intake, records: Records) -> None:
    if not intake.without_topics:
        return
    known = "\n".join(f"  {topic.key:30} {topic.title}" for topic in records.topics)
    count = len(intake.without_topics)
    noun = "entry that is new has" if count == 1 else "entries that are new have"
    raise click.UsageError(
        f"{count:,} {noun} no topic, and a record needs one to three. Nothing was written.\n"
        f"Say --topic KEY, also more than once. It goes to every entry that brings none, so split "
        f"the file if its papers belong to several.\nKnown topics:\n{known}"
    )


def _write(settings: Settings, intake: Intake, progress: Progress) -> None:
    new = {one.id: one.text for one in intake.new}
    try:
        with progress.stage("Writing records", "Wrote", "record", len(new)) as advance:
            write_records(settings.data, new, advance)
    except WriteRefused as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(
            f"{error.filename}: cannot be written: {error.strerror}."
        ) from None


def _report(intake: Intake, *, dry_run: bool, verbose: bool) -> None:
    if dry_run:
        _show_table(intake)
    else:
        for one in intake.new:
            click.echo(f"{one.draft.origin}: new: {one.id}")
        for draft, id in intake.there:
            click.echo(f"{draft.origin}: already there: {id}")
    _show_remarks(intake, verbose=verbose)
    for problem in intake.refused:
        click.echo(str(problem))
    counts = f"{len(intake.new):,} new, {len(intake.there):,} already there, "
    counts += f"{len(intake.refused):,} refused."
    click.echo(f"{counts} Nothing was written: this was a dry run." if dry_run else counts)


def _show_table(intake: Intake) -> None:
    # Most imports go without these.
    from rich.cells import cell_len, set_cell_size
    from rich.console import Console

    rows = [("Where", "What", "Record", "Date", "Title")]
    rows += [
        (one.draft.origin, "new", one.id, str(one.paper.date), one.paper.title)
        for one in intake.new
    ]
    for draft, id in intake.there:
        date, title = (str(draft.fields.get(name) or "") for name in ("date", "title"))
        rows.append((draft.origin, "already there", id, date, title))
    rows += [
        (f"{problem.path}:{problem.line}", "refused", "", "", problem.code)
        for problem in intake.refused
    ]
    # rich's own tables take as long for 6,000 rows as everything else together.
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    console = Console()
    left = (console.width if console.is_terminal else WIDTH) - sum(widths[:-1]) - 2 * len(widths)
    widths[-1] = max(20, min(widths[-1], left))
    for row in rows:
        cells = (set_cell_size(cell, width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _show_remarks(intake: Intake, *, verbose: bool) -> None:
    remarks = [
        f"{draft.origin}: {remark}"
        for draft in [*(one.draft for one in intake.new), *(draft for draft, _ in intake.there)]
        for remark in draft.remarks
    ]
    shown = remarks if verbose else remarks[:MOST_REMARKS]
    for remark in shown:
        click.echo(remark)
    if len(remarks) > len(shown):
        click.echo(f"{len(remarks) - len(shown):,} more remarks; --verbose shows them all.")
