"""The packed files of a long list, in blocks, of which only those are made anew whose papers
changed."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.pages.citations.layout import Layout
from generator.publish.blocks import HEADER, Block, join_blocks, pack_block
from generator.publish.site_state import describe
from generator.records.model import Paper

_MEAN = 100
"""Papers of a block. Fewer are made anew for a change, more pack better."""

_BEFORE = 32
"""Papers before a block that it refers back to: without them the files are 5 % larger."""

_TOGETHER = 1_000
"""Papers that are written in one go."""


class BlockRow(NamedTuple):
    """What is remembered of a block."""

    key: str
    crc: int
    size: int
    length: int
    """Of the packed bytes."""


@dataclass(frozen=True)
class MadeFile:
    """A file, and where its blocks lie."""

    hash: str
    rows: list[BlockRow]
    """The first one is of the head of the file."""

    read: Callable[[], bytes] = field(compare=False)


class Run(NamedTuple):
    """Blocks one after the other, which are to be made for some of the files."""

    first: int
    end: int
    paths: tuple[str, ...]


class PackedExports:
    """A block ends after a paper of which the id says so: a paper more or less changes one block,
    and not all that follow it."""

    def __init__(
        self,
        layouts: Mapping[str, Layout[Paper]],
        papers: Sequence[Paper],
        take_print: Callable[[str], str] | None = None,
        last: Mapping[str, MadeFile] | None = None,
        salt: str = "",
    ) -> None:
        """``layouts`` by path. ``take_print`` says by a paper's id the print of all that the files
        say of it, ``salt`` is what they depend on beside that; without prints nothing of the
        ``last`` build is used and nothing remembered."""
        self._layouts, self._papers = layouts, papers
        self._last = last if last and take_print else {}
        ends = [number for number, paper in enumerate(papers, 1) if _ends_block(paper)]
        self._cuts = sorted({0, *ends, len(papers)})
        self._keys = self._make_keys(take_print, salt) if take_print and layouts else []
        self._made: dict[str, dict[int, Block]] = {path: {} for path in layouts}
        self.files: dict[str, MadeFile] = {}
        """What was made, for the next build."""

    @property
    def paths(self) -> Iterable[str]:
        return self._layouts

    def list_runs(self) -> list[Run]:
        """What is to be made."""
        there = {path: {row.key for row in last.rows} for path, last in self._last.items()}
        runs: list[Run] = []
        for number in range(len(self._cuts) - 1):
            key = self._keys[number] if self._keys else ""
            paths = tuple(path for path in self._layouts if key not in there.get(path, ()))
            if not paths:
                continue
            if runs:
                first, end, before = runs[-1]
                size = self._cuts[number + 1] - self._cuts[first]
                if end == number and before == paths and size <= _TOGETHER:
                    runs[-1] = Run(first, number + 1, paths)
                    continue
            runs.append(Run(number, number + 1, paths))
        return runs

    def make(self, run: Run) -> list[list[Block]]:
        """The blocks of each file."""
        return [self._pack(self._layouts[path], run) for path in run.paths]

    def take(self, run: Run, made: list[list[Block]]) -> None:
        """``made`` from the ``run``, here or in another process."""
        for path, blocks in zip(run.paths, made, strict=True):
            self._made[path].update(enumerate(blocks, run.first))

    def finish(self) -> dict[str, bytes]:
        """The files, once all runs were taken."""
        return {path: self._join(path, layout) for path, layout in self._layouts.items()}

    def _pack(self, layout: Layout[Paper], run: Run) -> list[Block]:
        cuts, blocks = self._cuts, []
        before = self._write(layout, max(0, cuts[run.first] - _BEFORE), cuts[run.first])
        for number in range(run.first, run.end):
            pieces = self._write(layout, cuts[number], cuts[number + 1])
            blocks.append(pack_block("".join(pieces), "".join(before)))
            before = [*before, *pieces][-_BEFORE:]
        return blocks

    def _write(self, layout: Layout[Paper], start: int, end: int) -> list[str]:
        return list(layout.list_pieces(self._papers[start:end], first=start == 0))

    def _make_keys(self, take_print: Callable[[str], str], salt: str) -> list[str]:
        """Of each block: another one if its bytes could be others."""
        salt = f"{salt}\n{zlib.ZLIB_RUNTIME_VERSION}"
        prints = [take_print(paper.id) for paper in self._papers]
        keys = []
        for start, end in zip(self._cuts, self._cuts[1:], strict=False):
            before = prints[max(0, start - _BEFORE) : start]
            # The first paper of all is written in another way.
            place = min(start, _BEFORE + 1)
            keys.append(_hash(repr((salt, place, before, prints[start:end]))))
        return keys

    def _join(self, path: str, layout: Layout[Paper]) -> bytes:
        last, made = self._last.get(path), self._made.pop(path)
        content = last.read() if last else b""
        keys = [_hash(layout.head), *self._keys]
        if last and [row.key for row in last.rows] == keys:
            self.files[path] = last
            return content
        there = _find_blocks(last.rows, content) if last else {}
        head = pack_block(layout.head)
        blocks = [made.get(n) or there[self._keys[n]] for n in range(len(self._cuts) - 1)]
        whole = join_blocks([head, *blocks], layout.find_end(len(self._papers)))
        if self._keys:
            rows = [
                BlockRow(key, block.crc, block.size, len(block.packed))
                for key, block in zip(keys, [head, *blocks], strict=True)
            ]
            self.files[path] = MadeFile(describe(whole).hash, rows, lambda: whole)
        return whole


def _ends_block(paper: Paper) -> bool:
    return zlib.crc32(paper.id.encode()) % _MEAN == 0


def _find_blocks(rows: Sequence[BlockRow], content: bytes) -> dict[str, Block]:
    """The blocks in the file, by key."""
    view, place, blocks = memoryview(content), len(HEADER), {}
    for row in rows:
        blocks[row.key] = Block(row.crc, row.size, view[place : place + row.length])
        place += row.length
    return blocks


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()
