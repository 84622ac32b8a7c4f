"""The command ``readinglist review``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from generator import pipeline
from generator.commands.git import GitFailed, find_base, list_outside, read_folder
from generator.commands.settings import say_refusals, with_settings
from generator.curation.changes import compare
from generator.curation.review import count_changes, write_review
from generator.publish.report import write_report
from generator.publish.unpacked import unpack
from generator.settings import CONFIG_NAME, Settings


@click.command("review")
@click.option(
    "--base",
    metavar="REF|FOLDER",
    help="What to compare with: where git says that this state parted from REF, or the list in "
    "another FOLDER. The main branch, if not given.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the review into this file, and say one line.",
)
@with_settings
def command(settings: Settings, base: str | None, out: Path | None) -> None:
    """Say what has changed in the list, in Markdown: papers as they will look, field by field, and
    what that does to topics, tags and addresses.

    Works whatever problems the records have. What it finds is no failure.
    """
    with _open_base(settings, base) as (before, outside):
        changes = compare(*(pipeline.inspect(state, advice=True) for state in (before, settings)))
        text = write_review(changes, outside)
    if out is None:
        click.echo(text, nl=False)
        return
    with say_refusals():
        write_report(out, text)
    click.echo(f"{count_changes(changes)} The review is in {out}")


@contextmanager
def _open_base(settings: Settings, base: str | None) -> Iterator[tuple[Settings, list[str]]]:
    """The settings of the other state, and what changed outside of the list."""
    data = settings.name_file(settings.data)
    if base and (Path(base) / CONFIG_NAME).is_file():
        yield _move(settings, Path(base).resolve(), data), []
        return
    if not settings.data.is_relative_to(settings.root):
        raise click.UsageError(
            f"{data} is not in the folder of {CONFIG_NAME}: name a --base FOLDER."
        )
    try:
        commit = _find_commit(settings, base)
        files = read_folder(settings.root, commit, data)
        outside = list_outside(settings.root, commit, data)
    except GitFailed as error:
        raise click.UsageError(str(error)) from None
    with unpack(files) as folder:
        yield _move(settings, folder, data), outside


def _move(settings: Settings, root: Path, data: str) -> Settings:
    return replace(settings, root=root, data=root / data)


def _find_commit(settings: Settings, base: str | None) -> str:
    wanted = [base] if base else [f"origin/{settings.branch}", settings.branch]
    for revision in wanted:
        try:
            commit, parted = find_base(settings.root, revision)
        except GitFailed as error:
            failed = error
            continue
        if not parted:
            click.echo(f"git knows no common commit with {revision}: compared with it.", err=True)
        return commit
    names = " or ".join(wanted)
    raise GitFailed(
        f"--base: found neither a folder with {CONFIG_NAME} nor a revision {names} ({failed})"
    )
