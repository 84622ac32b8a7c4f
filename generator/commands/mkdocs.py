"""MkDocs: what it says, and its server."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from generator.commands.settings import Failed
from generator.settings import CONFIG_NAME, Settings

_PATIENCE = 10.0
"""Seconds."""


def run_mkdocs(settings: Settings, *arguments: str) -> None:
    """As a program of its own."""
    # Material prints an advertisement for its successor into every build otherwise.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", arguments[0], "-f", str(settings.root / CONFIG_NAME)]
    with subprocess.Popen([*command, *arguments[1:]], env=environment) as process:  # noqa: S603
        try:
            code = process.wait()
        except BaseException:
            _end(process)
            raise
    if code:
        raise Failed("MkDocs found the problems above.")


def _end(process: subprocess.Popen[bytes]) -> None:
    """As Ctrl-C does, at which it takes away what it made; or else, where that is ignored."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def show_warnings() -> Iterator[None]:
    """What MkDocs warns of while the block runs, on standard error, as it does itself."""
    handler = _Echo()
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    handler.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)


class _Echo(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        click.echo(self.format(record), err=True)
