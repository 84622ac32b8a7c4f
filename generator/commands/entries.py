"""The entries of a file that is imported, with a sentence where it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator.problems import Problem
from generator.progress import Progress, count_off
from generator.records.partial_date import PartialDate
from generator.sources.dates import read_date
from generator.sources.draft import Draft
from generator.sources.formats import (
    FORMATS,
    Document,
    open_document,
    open_mapping,
    read_document,
    read_mapped,
    recognise,
)
from generator.sources.listing import find_day
from generator.sources.mapping import MappingRefused


def read_entries(
    file: Path,
    today: date,
    *,
    format_: str | None,
    mapping: Path | None,
    encoding: str,
    listed: str,
    progress: Progress,
) -> list[Draft | Problem]:
    """What the file holds, entry by entry, in its order.

    Raises:
        click.UsageError: if it cannot be read, or not in the way that the options say.
    """
    if mapping and (format_ or listed):
        raise click.UsageError("--mapping goes with neither --format nor --listed.")
    if mapping:
        entries = _read_mapped(file, mapping, encoding)
    else:
        entries = _read(file, today, format_, encoding, listed)
    with progress.stage(f"Reading {file.name}", "Read", "entry") as advance:
        return list(count_off(entries, advance))


def _read_mapped(file: Path, mapping: Path, encoding: str) -> Iterator[Draft | Problem]:
    try:
        how = open_mapping(mapping)
    except MappingRefused as error:
        raise click.UsageError(f"{mapping.as_posix()}: {error}") from None
    with _say_unreadable(file, encoding):
        yield from read_mapped(file, file.as_posix(), how, encoding)


@contextmanager
def _say_unreadable(file: Path, encoding: str) -> Iterator[None]:
    try:
        yield
    except LookupError:
        raise click.BadParameter(f"unknown: {encoding!r}", param_hint="--encoding") from None
    except OSError as error:
        raise click.UsageError(
            f"{error.filename or file}: cannot be read: {error.strerror}."
        ) from None


def _read(
    file: Path, today: date, format_: str | None, encoding: str, listed: str
) -> Iterator[Draft | Problem]:
    name = file.as_posix()
    with _say_unreadable(file, encoding):
        document = open_document(file, name, encoding)
    format_ = format_ or recognise(document.text)
    if not format_:
        raise click.UsageError(
            f"{name}: found none of the known formats in it; wanted one of {', '.join(FORMATS)}. "
            "--format says which it is; a list of another shape needs --mapping."
        )
    if document.remark:
        click.echo(f"{name}: {document.remark}")
    if format_ == "listing":
        document = replace(document, listed=_settle_day(today, document, listed))
    elif listed:
        raise click.UsageError("--listed is for a listing; this file is none.")
    return read_document(document, format_)


def _settle_day(today: date, document: Document, listed: str) -> str:
    if listed:
        try:
            return str(PartialDate.parse(listed))
        except ValueError:
            raise click.BadParameter(
                f"found {listed!r}; wanted a day like 2025-11-03.", param_hint="--listed"
            ) from None
    day = find_day(document.text)
    if found := read_date(day).date:
        return found
    example = read_date(f"{day}, {today.year}").date or str(today)
    says = f"says {day!r} without a year" if day else "does not say of which day it is"
    raise click.UsageError(f"{document.name}: {says}; say for example --listed {example}.")
