"""The command ``readinglist suggest``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from generator.commands.desk import load_list, make_desk
from generator.commands.settings import Failed, say_refusals, with_settings
from generator.curation.issue_event import MAX_BYTES, BadEvent, read_issue
from generator.curation.reply import write_comment, write_pull_request
from generator.curation.suggestion import Suggested, consider
from generator.publish.writer import write_tree
from generator.records.model import Topic
from generator.settings import Settings
from generator.sources.addition import take_best


@click.command("suggest")
@click.argument("event", type=click.File("rb"))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the record, the texts for GitHub and result.json.",
)
@with_settings
def command(settings: Settings, event: BinaryIO, out: Path | None) -> None:
    """Make a record of the paper that an issue suggests.

    EVENT is the JSON of GitHub's "issues" event, as a workflow has it in the file that
    GITHUB_EVENT_PATH names; - is standard input. Without --out nothing is written: what would be is
    printed, and the command ends with 1 where there is no record to be made. With --out the answer
    is in the folder, whatever it is, and the command ends with 0. The list itself is never changed.
    """
    try:
        issue = read_issue(event.read(MAX_BYTES + 1))
    except BadEvent as error:
        raise click.BadParameter(str(error), param_hint="EVENT") from None
    records = load_list(settings)
    result = consider(issue, make_desk(settings, records, take_best))
    files = make_files(result, settings, records.topics)
    if out:
        with say_refusals():
            write_tree(out, {path: text.encode() for path, text in files.items()})
    else:
        _print(files, result)
    said = f"{result.status}{f' ({result.reason})' if result.reason else ''}"
    click.echo(f"issue {issue.number}: {said}{result.path and f': {result.path}'}")
    if result.status == "failed" and not out:
        sys.exit(1)


def make_files(result: Suggested, settings: Settings, topics: tuple[Topic, ...]) -> dict[str, str]:
    """What becomes of the issue, by path below the folder: ``result.json``, ``comment.md`` and, if
    there is a record, that and ``pull-request.md``."""
    try:
        files = {"result.json": result.as_json()}
    except ValueError as error:
        raise Failed(f"data_dir cannot be used here: {error}") from None
    files["comment.md"] = write_comment(result, settings, topics)
    if result.added and result.added.text:
        files[result.path] = result.added.text
        files["pull-request.md"] = write_pull_request(result, settings, topics)
    return files


def _print(files: dict[str, str], result: Suggested) -> None:
    names = [result.path, "pull-request.md", "comment.md"]
    for name in names:
        if name in files:
            click.echo(f"# {name}\n{files[name]}")
