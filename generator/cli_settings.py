"""What every command of ``readinglist`` begins with: the settings, or a sentence on why not."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path

import click

from generator.settings import SettingsError, read_settings


class Failed(click.ClickException):
    """Says what is wrong as it is, without click's own word before it."""

    def show(self, file: object = None) -> None:
        click.echo(self.message, err=True)


def with_settings(command: Callable[..., None]) -> Callable[..., None]:
    """The settings are read when a command runs, not when it is asked for its help."""

    @functools.wraps(command)
    def run(root: Path, **options: object) -> None:
        try:
            settings = read_settings(root.resolve())
        except SettingsError as error:
            raise Failed(str(error)) from None
        command(settings, **options)

    return click.pass_obj(run)
