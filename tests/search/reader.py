"""A small reader of the index, for tests: written from the format's page, not from the writer."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

_CALL = re.compile(rb'readinglistShard\("([a-z0-9-]+)", "([0-9a-f]{8})", (.*)\);\n', re.DOTALL)
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


class Posting(NamedTuple):
    document: int
    mask: int
    impact: int


class Index:
    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self._shards: dict[int, dict[str, tuple[str, str]]] = {}

    def read_bytes(self, name: str) -> bytes:
        return self.files[f"assets/search/{name}.js"]

    def take_call(self, name: str) -> tuple[str, Any]:
        """The build and the contents of a file, if it is the one call that it must be."""
        found = _CALL.fullmatch(self.read_bytes(name))
        assert found, name
        assert found[1].decode() == name
        return found[2].decode(), json.loads(found[3])

    def read(self, name: str) -> Any:
        return self.take_call(name)[1]

    @cached_property
    def root(self) -> dict[str, Any]:
        root: dict[str, Any] = self.read("root")
        return root

    @cached_property
    def documents(self) -> list[dict[str, Any]]:
        files = range(-(-self.root["documents"] // self.root["shard"]))
        found = [document for number in files for document in self.read(f"documents-{number}")]
        for document in found[: self.root["papers"]]:
            assert not document.keys() & {"path", "kind"}
            document |= {"path": f"papers/{document['id']}/", "kind": "paper"}
        return found

    @cached_property
    def summaries(self) -> list[str]:
        """Of each paper."""
        files = range(-(-self.root["papers"] // self.root["shard"]))
        texts = [text for number in files for text in self.read(f"summaries-{number}")]
        return texts[: self.root["papers"]]

    def list_words(self) -> Iterator[str]:
        for number in range(len(self.root["words"])):
            yield from self.read(f"words-{number}")[0].split("\n")

    def find_shard(self, word: str) -> int:
        return max(0, bisect_right(self.root["words"], word) - 1)

    def find_line(self, word: str) -> tuple[str, str] | None:
        """The line of postings and the line of places."""
        if not self.root["words"]:
            return None
        shard = self.find_shard(word)
        if shard not in self._shards:
            words, postings = (text.split("\n") for text in self.read(f"words-{shard}"))
            places = self.read(f"places-{shard}").split("\n")
            lines = zip(postings, places, strict=True)
            self._shards[shard] = dict(zip(words, lines, strict=True))
        return self._shards[shard].get(word)

    def find(self, word: str) -> list[Posting]:
        found = self.find_line(word)
        return read_postings(found[0]) if found else []

    def find_places(self, word: str) -> dict[tuple[int, int], list[int]]:
        """Where the word stands, by document and number of the field."""
        found = self.find_line(word)
        if not found:
            return {}
        numbers = read_numbers(found[1])
        places: dict[tuple[int, int], list[int]] = {}
        for document, mask, _ in read_postings(found[0]):
            for field in range(7):
                if mask >> field & 1:
                    count = next(numbers)
                    row = [next(numbers)]
                    for _ in range(1, count):
                        row.append(row[-1] + 1 + next(numbers))
                    places[document, field] = row
        assert next(numbers, None) is None
        return places

    def read_column(self, name: str) -> list[list[int]]:
        """Of each paper its row in a facet."""
        rows: list[list[int]] = []
        for block in range(self.root["facets"][name]["blocks"]):
            numbers = read_numbers(self.read(f"facet-{name}-{block}"))
            found = [[next(numbers) for _ in range(count)] for count in numbers]
            rows += found
        return rows

    def read_order(self, name: str) -> list[int]:
        blocks = -(-self.root["papers"] // self.root["block"])
        return [
            n for block in range(blocks) for n in read_numbers(self.read(f"order-{name}-{block}"))
        ]


def read_numbers(text: str) -> Iterator[int]:
    number = shift = 0
    for character in text:
        digit = _DIGITS.index(character)
        number |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield number
            number = shift = 0
    assert shift == 0


def read_postings(line: str) -> list[Posting]:
    postings: list[Posting] = []
    at = 0

    def take() -> int:
        nonlocal at
        end = at
        while _DIGITS.index(line[end]) > 31:
            end += 1
        (number,) = read_numbers(line[at : end + 1])
        at = end + 1
        return number

    while at < len(line):
        mask, count = take(), take()
        document = -1
        for _ in range(count):
            document += take() + 1
            postings.append(Posting(document, mask, _DIGITS.index(line[at])))
            at += 1
    return postings
