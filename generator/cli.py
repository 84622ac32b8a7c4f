"""The command ``readinglist``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

from generator import __version__
from generator.settings import CONFIG_NAME

COMMANDS = {
    "add": "add",
    "build": "build",
    "check": "check",
    "fix": "fix",
    "forms": "forms",
    "import": "import_file",
    "init": "init",
    "join": "join",
    "offline": "offline",
    "refresh": "refresh",
    "review": "review",
    "schema": "schema",
    "serve": "serve",
    "site": "site",
    "suggest": "suggest",
}
"""Each command, with its module in ``generator/commands/``."""


class _Commands(click.Group):
    """Loads a command when it is named: the libraries of one would slow down the others."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"generator.commands.{COMMANDS[name]}").command
        return command


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
