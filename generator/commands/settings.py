"""What commands begin with: the settings, the plan, and a sentence where there is none."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.problems import ProblemsFound
from generator.progress import SILENT, Progress
from generator.publish.writer import WriteRefused
from generator.settings import Settings, SettingsError, read_settings

if TYPE_CHECKING:
    from generator.pipeline import Plan
    from generator.records.known_records import KnownRecords


class Failed(click.ClickException):
    """Says what is wrong as it is, without click's own word before it."""

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


class NoList(Failed):
    """There is no list here that a command could work on."""

    exit_code = 2


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """The settings are read when a command runs, not when it is asked for its help."""

    @functools.wraps(command)
    def run(root: Path, **options: object) -> None:
        try:
            settings = read_settings(root.resolve())
        except SettingsError as error:
            raise NoList(str(error)) from None
        command(settings, **options)

    return click.pass_obj(run)


def plan_or_fail(
    settings: Settings, progress: Progress = SILENT, known: KnownRecords | None = None
) -> Plan:
    """The plan, or every problem on standard error. ``known``: see ``load_records``."""
    # A command may have something begun before, while this is loaded.
    from generator import pipeline

    try:
        return pipeline.make_plan(settings, progress, known=known)
    except ProblemsFound as found:
        raise Failed(str(found)) from None


@contextmanager
def say_refusals() -> Iterator[None]:
    """A file that cannot be written is a sentence, not a traceback."""
    try:
        yield
    except WriteRefused as error:
        raise Failed(str(error)) from None
    except OSError as error:
        raise Failed(f"{error.filename}: cannot be written: {error.strerror}.") from None
