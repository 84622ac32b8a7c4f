"""What the browser shows of documents, in files of a few."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from generator.search.contents import encode, seal
from generator.search.documents import Document
from generator.search.remembered import Row

SEALED = 16
"""So many files have one seal."""


class Shown(NamedTuple):
    """JSON in UTF-8, which takes less memory than text."""

    document: bytes
    summary: bytes


class DocumentFile(NamedTuple):
    number: int
    documents: str
    summaries: str


def show(document: Document) -> Shown:
    """A paper without what follows from its id; other documents have none."""
    said = document.shown
    if "id" in said:
        said = {key: value for key, value in said.items() if key not in ("path", "kind")}
    return _write(said, document.summary)


def seal_documents(rows: Mapping[int, Row], shard: int) -> list[str]:
    """Of each so many files a seal, which is another one if a number means another document."""
    paths: dict[int, list[str]] = {}
    for number, row in rows.items():
        paths.setdefault(number // (shard * SEALED), []).append(f"{number} {row.path}")
    return [seal("\n".join(paths.get(at, ()))) for at in range(max(paths, default=-1) + 1)]


def list_files(
    numbers: set[int],
    last_numbers: Mapping[int, int],
    new: Mapping[int, Shown],
    shard: int,
    first: int,
    read: Callable[[str], Any],
) -> Iterator[DocumentFile]:
    """The files ``numbers``, made of ``new`` documents, and of those that had ``last_numbers`` by
    their present ones; papers from ``first`` on have summaries.

    ``read``: the contents of a file of the last index."""
    open_file = lru_cache(maxsize=8)(read)

    def find(number: int) -> Iterator[Shown]:
        if number in new:
            yield new[number]
        elif number in last_numbers:
            file, place = divmod(last_numbers[number], shard)
            summaries = (
                open_file(f"summaries-{file}") if last_numbers[number] >= first else [""] * shard
            )
            yield _write(open_file(f"documents-{file}")[place], summaries[place])

    for file in sorted(numbers):
        here = range(file * shard, (file + 1) * shard)
        found = [one for number in here for one in find(number)]
        if found:
            documents, summaries = (b",".join(texts).decode() for texts in zip(*found, strict=True))
            yield DocumentFile(file, f"[{documents}]", f"[{summaries}]")


def _write(document: Any, summary: str) -> Shown:
    return Shown(encode(document).encode(), encode(summary).encode())
