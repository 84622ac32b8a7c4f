"""The command ``readinglist check``."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from generator import pipeline
from generator.commands.garbage import keep_all
from generator.commands.git import GitFailed, list_changed
from generator.commands.report import (
    FORMATS,
    format_github,
    format_groups,
    format_summary,
    select,
)
from generator.commands.settings import with_settings
from generator.pages.slugs import RULES, find_url
from generator.problems import Problem, count, count_problems
from generator.publish.report import append_report
from generator.settings import Settings


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="text for a person, github for annotations and a step summary, json for a program.",
)
@click.option(
    "--since",
    metavar="REVISION",
    help="Warn only of files that changed since this revision of git; errors are always told.",
)
@with_settings
def command(settings: Settings, files: tuple[Path, ...], format_: str, since: str | None) -> None:
    """Say what is wrong with the records: every problem of every file, or of FILES. Writes nothing.

    Ends with 1 if there are errors. Warnings alone end it with 0.
    """
    chosen = {_resolve(settings, file) for file in files}
    with keep_all():
        inspection = pipeline.inspect(settings, advice=True)
    problems = sorted(set(inspection.problems))
    if chosen:
        problems = select(problems, chosen, settings.root)
    if since is not None:
        changed = select(problems, _list_changed(settings, since), settings.root)
        problems = [p for p in problems if p.severity == "error" or p in changed]
    failed = any(problem.severity == "error" for problem in problems)
    _report(settings, problems, format_, failed=failed)
    if failed:
        sys.exit(1)
    if format_ != "json":
        plan = inspection.plan
        read = count(files, "file") if chosen else count(plan.library.papers, "paper")
        found = count_problems(problems) if problems else "no problems"
        click.echo(f"{read}, {count(plan.pages, 'page')}: {found}.")


def _list_changed(settings: Settings, revision: str) -> set[Path]:
    try:
        return list_changed(settings.root, revision)
    except GitFailed as error:
        raise click.UsageError(f"--since: {error}") from None


def _resolve(settings: Settings, file: Path) -> Path:
    """A file or a folder of the list's data.

    Raises:
        UsageError: if it is elsewhere.
    """
    path = file.resolve()
    if not path.is_relative_to(settings.data.resolve()):
        raise click.UsageError(f"{file}: is not in {settings.data}, where the records are.")
    return path


def _report(settings: Settings, problems: list[Problem], format_: str, *, failed: bool) -> None:
    if format_ == "json":
        click.echo(FORMATS[format_](problems), nl=False)
        return
    if format_ == "github":
        click.echo(format_github(problems, _find_folder(settings)), nl=False)
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            rules = settings.site_url and settings.site_url + find_url(RULES)
            append_report(Path(summary), format_summary(problems, rules))
    elif problems:
        on_terminal = (sys.stderr if failed else sys.stdout).isatty()
        write = format_groups if on_terminal else FORMATS[format_]
        click.echo(write(problems), nl=False, err=failed)
    if failed:
        click.echo(f"{count_problems(problems)} found.", err=format_ == "text")


def _find_folder(settings: Settings) -> str:
    """The list's folder below the repository that a workflow has checked out."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace or not settings.root.is_relative_to(Path(workspace).resolve()):
        return ""
    below = settings.root.relative_to(Path(workspace).resolve()).as_posix()
    return "" if below == "." else f"{below}/"
