"""The command ``readinglist``."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from importlib import import_module
from pathlib import Path

import click

from generator import __version__, pipeline
from generator.cli_settings import Failed, with_settings
from generator.problems import ProblemsFound, count
from generator.publish.swap import stage
from generator.publish.writer import WriteRefused
from generator.settings import CONFIG_NAME, Settings

_ELSEWHERE = {"add": "generator.cli_add", "import": "generator.cli_import"}
"""Commands whose libraries take time to load: read when they are named, not before."""


class _Commands(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return sorted([*super().list_commands(context), *_ELSEWHERE])

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name in _ELSEWHERE:
            command: click.Command = import_module(_ELSEWHERE[name]).command
            return command
        return super().get_command(context, name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="readinglist")
@click.option(
    "-C",
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help=f"The folder that holds {CONFIG_NAME}; this one, if not given.",
)
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Make a website from a curated list of research papers."""
    context.obj = root


@main.command()
@with_settings
def check(settings: Settings) -> None:
    """Say what is wrong with the records: every problem of every file. Writes nothing."""
    plan = _plan(settings)
    papers, pages = count(plan.library.papers, "paper"), count(plan.pages, "page")
    click.echo(f"{papers}, {pages}: no problems.")


@main.command()
@with_settings
def build(settings: Settings) -> None:
    """Make the Markdown pages from the records."""
    _build(settings)


@main.command()
@with_settings
def site(settings: Settings) -> None:
    """Make the whole site. The last good one stays until the new one is complete."""
    plan = _build(settings)
    with _say_refusals(), stage(settings.site) as staged:
        _run_mkdocs(settings, "build", "--strict", "--site-dir", str(staged), plan=plan)
    click.echo(f"The site is in {settings.site}")
    click.echo(f"To read it: python3 -m http.server --directory {shlex.quote(str(settings.site))}")


@main.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve it.")
@with_settings
def serve(settings: Settings, address: str) -> None:
    """Show the site in a browser and keep it up to date while files change."""
    try:
        _run_mkdocs(settings, "serve", "--dev-addr", address)
    except KeyboardInterrupt:
        click.echo()


def _plan(settings: Settings) -> pipeline.Plan:
    try:
        return pipeline.make_plan(settings)
    except ProblemsFound as found:
        raise Failed(str(found)) from None


def _build(settings: Settings) -> pipeline.Plan:
    plan = _plan(settings)
    with _say_refusals():
        done = pipeline.write_pages(plan, settings)
    click.echo(
        f"{done.written:,} files written, {done.unchanged:,} unchanged, "
        f"{done.removed:,} removed in {settings.docs}"
    )
    return plan


@contextmanager
def _say_refusals() -> Iterator[None]:
    try:
        yield
    except WriteRefused as error:
        raise Failed(str(error)) from None
    except OSError as error:
        raise Failed(f"{error.filename}: cannot be written: {error.strerror}.") from None


def _run_mkdocs(settings: Settings, *arguments: str, plan: pipeline.Plan | None = None) -> None:
    """``plan``: what the pages were made from just now, so that MkDocs need not make them again."""
    # Material prints an advertisement for its successor into every build otherwise.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    if plan is not None:
        environment["READINGLIST_FRESH"] = "1"
        # MkDocs dates the site by the clock otherwise: each day's build would be another one.
        day = datetime.combine(plan.library.newest_date, time(), UTC)
        if not environment.get("SOURCE_DATE_EPOCH"):
            environment["SOURCE_DATE_EPOCH"] = str(max(0, int(day.timestamp())))
    command = [sys.executable, "-m", "mkdocs", arguments[0], "-f", str(settings.root / CONFIG_NAME)]
    done = subprocess.run([*command, *arguments[1:]], env=environment, check=False)  # noqa: S603
    if done.returncode:
        raise Failed("MkDocs found the problems above. The site is as it was before.")
