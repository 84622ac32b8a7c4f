"""What ``readinglist fix`` and ``readinglist schema`` would change in the files of ``data/``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from difflib import unified_diff

from generator.curation.form import put_in_form
from generator.problems import Problem
from generator.records.kinds import FILES, SCHEMA_FOLDER
from generator.records.plain_yaml import MAX_LIST_BYTES, PlainYamlError, read_plain_yaml
from generator.records.schema import make_schemas
from generator.records.source import Source


@dataclass(frozen=True)
class Repair:
    """One file that is not as it should be."""

    file: str
    """The path below the folder."""

    before: bytes
    after: bytes
    done: tuple[str, ...]
    """What is different, a sentence each."""

    def list_lines(self, name: str) -> Iterator[str]:
        """The change as a unified diff of the file called ``name``, a line each."""
        before, after = (
            text.decode("utf-8", "replace").splitlines() for text in (self.before, self.after)
        )
        yield from unified_diff(before, after, f"a/{name}", f"b/{name}", lineterm="")


def list_written_files(source: Source) -> list[str]:
    """The files that people write, as paths below the folder."""
    files = [file for file in FILES if (source.folder / file).exists()]
    return [*source.list_folder("papers"), *source.list_folder("collections"), *files]


def find_repairs(source: Source, files: Iterable[str]) -> tuple[list[Repair], list[Problem]]:
    """What would put the files in form, and the Problems of those that cannot be read."""
    repairs: list[Repair] = []
    problems: list[Problem] = []
    for file in files:
        try:
            content = source.read(file)
            if content is None:
                raise PlainYamlError(
                    "not-a-file", "found a link or a folder; wanted a file.", (1, 1)
                )
            formed = put_in_form(file, content)
        except OSError as error:
            message = f"cannot be read: {error.strerror}."
            problems.append(source.report(file, (), "unreadable-file", message))
        except PlainYamlError as error:
            path, (line, column) = f"{source.shown_as}/{file}", error.place
            problems.append(Problem(path, line, column, "", error.code, error.message, error.hint))
        else:
            if formed.content != content:
                repairs.append(Repair(file, content, formed.content, formed.done))
    return repairs, problems


def find_stale_schemas(source: Source, changed: Iterable[Repair] = ()) -> list[Repair]:
    """The schemas that are missing or out of date, once what is ``changed`` is written. None while
    the topics cannot be read: their keys are in one of them."""
    contents = {repair.file: repair.after for repair in changed}
    stale = []
    with suppress(PlainYamlError, OSError):
        topics = _list_topics(source, contents)
        for name, text in make_schemas(topics).items():
            file = f"{SCHEMA_FOLDER}/{name}"
            before = source.read(file)
            if before != text.encode():
                done = "made from the model" if before is None else "made again from the model"
                stale.append(Repair(file, before or b"", text.encode(), (done,)))
    return stale


def _list_topics(source: Source, contents: dict[str, bytes]) -> list[str]:
    content = contents.get("topics.yml") or source.read("topics.yml")
    topics = read_plain_yaml(content, MAX_LIST_BYTES) if content else {}
    return [*topics] if isinstance(topics, dict) else []
