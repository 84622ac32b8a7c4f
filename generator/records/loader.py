"""A folder of YAML files in; ``Records``, and a Problem for all that is none, out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from generator.problems import Problem
from generator.processes import Jobs
from generator.progress import Advance, advance_nothing, count_off
from generator.records.coming_keys import MANY, ComingKeys
from generator.records.known_records import KnownRecords
from generator.records.model import Collection, Metrics, Paper, Person, Topic
from generator.records.reader import Memory, RecordReader
from generator.records.records import Records
from generator.records.source import Source

R = TypeVar("R", bound=BaseModel)

_TOGETHER = 250
"""Files of one job."""


def load_records(
    source: Source,
    advance: Advance = advance_nothing,
    memory: Memory | None = None,
    known: KnownRecords | None = None,
) -> tuple[Records, list[Problem]]:
    """Read every file of the folder, whatever is in it.

    The records may be published only if there is no Problem. ``memory``: what was read before, so
    that a file that nobody wrote to is not read again; grows. ``known``: what an earlier run found
    sound, so that what is written as it was is not read and checked again.
    """
    reader = RecordReader(source, memory, known)
    papers = tuple(_read_folder(reader, "papers", Paper, advance))
    topics = tuple(reader.read_entries("topics.yml", Topic, "key"))
    people = tuple(reader.read_entries("people.yml", Person, "name"))
    collections = tuple(_read_folder(reader, "collections", Collection, advance))
    metrics = tuple(_read_folder(reader, "metrics", Metrics, advance))
    records = Records(
        papers=papers,
        topics=topics,
        people=people,
        collections=collections,
        metrics=metrics,
        slugs=reader.read_slugs(),
        partial=tuple(reader.partial),
        refused=frozenset(reader.refused),
        keys={
            paper.id: reader.keys[file]
            for paper in papers
            if (file := f"papers/{paper.id}.yml") in reader.keys
        },
    )
    return records, [*reader.problems, *source.find_strangers()]


def read_paper(source: Source, file: str) -> tuple[Paper | None, list[Problem]]:
    """Read one paper's file, a path below the source's folder."""
    reader = RecordReader(source)
    return reader.read_record(file, Paper), reader.problems


class _Part(NamedTuple, Generic[R]):
    """What some files of a folder hold."""

    records: list[R]
    memory: Memory
    known: list[bytes]
    """As lines."""

    problems: list[Problem]
    refused: list[str]
    partial: list[Paper]
    keys: dict[str, bytes]


def _read_folder(reader: RecordReader, name: str, kind: type[R], advance: Advance) -> Iterator[R]:
    known = reader.known
    # What goes into a memory is stamped when it is read.
    if known and known.are_there and reader.memory is None:
        # Another process reads ahead, and this one makes records of what is known of the contents.
        begun = known.ahead
        if begun is None or begun.folder != name:
            begun = ComingKeys(reader.source.folder, name)
        yield from reader.read_files(begun.files, kind, advance, begun.finish())
        return
    files = [*reader.source.list_folder(name)]
    if reader.memory or len(files) < MANY:
        yield from reader.read_files(files, kind, advance)
        return
    parts = [files[place : place + _TOGETHER] for place in range(0, len(files), _TOGETHER)]
    for part in Jobs(partial(_read_part, reader, kind), parts).finish():
        reader.problems += part.problems
        reader.refused += part.refused
        reader.partial += part.partial
        reader.keys.update(part.keys)
        if reader.memory is not None:
            reader.memory.update(part.memory)
        if reader.known is not None:
            reader.known.add(part.known)
        for record in part.records:
            reader.share(record)
        yield from count_off(part.records, advance)
        advance(len(part.refused))


def _read_part(reader: RecordReader, kind: type[R], files: list[str]) -> _Part[R]:
    """What ``reader`` would read."""
    memory: Memory | None = None if reader.memory is None else {}
    known = None if reader.known is None else KnownRecords()
    beside = RecordReader(reader.source, memory, known)
    return _Part(
        [*beside.read_files(files, kind)],
        memory or {},
        known.list_lines() if known else [],
        beside.problems,
        beside.refused,
        beside.partial,
        beside.keys,
    )
