"""A small reader of the index, for tests: written from the format's page, not from the writer."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

_CALL = re.compile(
    rb'readinglistShard\("([a-z0-9-]+)", "([0-9a-f]{8}|[\w+/]{3})", (.*)\);\n', re.DOTALL
)
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

    def find_number(self, place: int) -> int:
        """Of a document by its place in the files: papers count from the newest, then the pages."""
        papers: int = self.root["papers"]
        first: int = self.root["first"]
        return papers + place if place < first else first + papers - 1 - place

    def find_seal(self, name: str) -> str:
        """What the root says that a file calls itself by."""
        seals, kind = self.root["seals"], name.split("-")[0]
        number = int(name.split("-")[-1].replace("values", "0"))
        if kind in ("documents", "summaries"):
            kind, number = "documents", number // self.root["sealed"]
        kind = "words" if kind == "places" else kind
        if kind in ("words", "documents"):
            found: str = seals[kind][3 * number : 3 * number + 3]
            return found
        sealed: str = seals["spelling" if kind == "spelling" else "columns"]
        return sealed

    def _gather(self, kind: str, first: int, count: int) -> list[Any]:
        shard = self.root["shard"]
        numbers = range(first // shard, -(-(first + count) // shard))
        return [one for number in numbers for one in self.read(f"{kind}-{number}")]

    @cached_property
    def documents(self) -> list[dict[str, Any]]:
        papers = self._gather("documents", self.root["first"], self.root["papers"])
        for document in papers:
            assert not document.keys() & {"path", "kind"}
            document |= {"path": f"papers/{document['id']}/", "kind": "paper"}
        return papers[::-1] + self._gather(
            "documents", 0, self.root["documents"] - self.root["papers"]
        )

    @cached_property
    def summaries(self) -> list[str]:
        """Of each paper."""
        return self._gather("summaries", self.root["first"], self.root["papers"])[::-1]

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
        """In order of documents."""
        found = self.find_line(word)
        return sorted(self._read_postings(found[0])) if found else []

    def _read_postings(self, line: str) -> list[Posting]:
        return [
            one._replace(document=self.find_number(one.document)) for one in read_postings(line)
        ]

    def find_places(self, word: str) -> dict[tuple[int, int], list[int]]:
        """Where the word stands, by document and number of the field."""
        found = self.find_line(word)
        if not found:
            return {}
        numbers = read_numbers(found[1].replace(" ", ""))
        places: dict[tuple[int, int], list[int]] = {}
        for document, mask, _ in self._read_postings(found[0]):
            for field in range(7):
                if mask >> field & 1:
                    count = next(numbers)
                    row = [next(numbers)]
                    for _ in range(1, count):
                        row.append(row[-1] + 1 + next(numbers))
                    places[document, field] = row
        assert next(numbers, None) is None
        return places

    def read_values(self, name: str) -> list[tuple[str, str, int]]:
        """Key, label and number of papers of each value of a facet."""
        return [*read_values(self.read(f"facet-{name}-values"))]

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
    """With places for the numbers of documents."""
    postings: list[Posting] = []
    for run in line.split(" ") if line else ():
        at = 0

        def take(run: str = run) -> int:
            nonlocal at
            end = at
            while _DIGITS.index(run[end]) > 31:
                end += 1
            (number,) = read_numbers(run[at : end + 1])
            at = end + 1
            return number

        mask, place = take(), -1
        while at < len(run):
            place += take() + 1
            postings.append(Posting(place, mask, _DIGITS.index(run[at])))
            at += 1
    return postings


def read_values(rows: list[Any]) -> Iterator[tuple[str, str, int]]:
    """As ``Index.read_values``, of what the file has."""
    papers = 0
    for row in rows:
        label, *more = [row] if isinstance(row, str) else map(str, row)
        papers = int(more[0]) if more else papers
        made = "-".join(re.findall("[a-z0-9]+", label.lower()))
        yield more[1] if len(more) > 1 else made, label, papers
