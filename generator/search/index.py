"""The whole index: every file that the search of the site loads."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from generator.library.library import Library
from generator.pages.slugs import Addresses
from generator.search.columns import (
    BLOCK,
    make_facets,
    make_orders,
    measure_facets,
    write_facets,
    write_orders,
)
from generator.search.contents import Contents, Read, Write, encode, find_path, read_contents, seal
from generator.search.document_files import SEALED, Shown, list_files, seal_documents, show
from generator.search.facet_rows import list_rows, take_print
from generator.search.numbering import CannotChange, Numbering
from generator.search.postings import Postings
from generator.search.remembered import Remembered, Row
from generator.search.sources import Sources, list_sources
from generator.search.spelling import offer_words
from generator.search.stop_words import STOP_WORDS
from generator.search.texts import Texts, find_mean_lengths
from generator.search.vocabulary import Vocabulary
from generator.search.word_files import Words

VERSION = 5

FEW_PAPERS = 2_000
"""Up to so many, files are small: all of them are few, and a query loads little."""


class Sizes(NamedTuple):
    """How large the files are."""

    documents: int
    """How many one file holds."""

    words: int
    """Characters of words and postings in one file; a word that has more stands alone."""

    spelling: int
    """Characters of words in one file of those that a typo may have meant."""


SMALL, LARGE = Sizes(4, 7_000, 3_000), Sizes(8, 14_000, 6_000)
"""Ten results lie in nearly as many files, and while a query is typed each key has other ones."""


class Made(NamedTuple):
    files: dict[str, bytes]
    """By path below ``docs/``, but for those that are as in the last index, or are written."""

    kept: list[str]
    """The paths of those that are as in the last index."""

    remembered: Remembered


class Last(NamedTuple):
    """The last index."""

    remembered: Remembered
    read: Read


def write_index(
    library: Library, addresses: Addresses, pages: Mapping[str, str]
) -> dict[str, bytes]:
    """The files by path below ``docs/``; ``pages`` are the Markdown of those that are found
    section by section, by path."""
    return make_index(library, addresses, pages).files


def make_index(
    library: Library,
    addresses: Addresses,
    pages: Mapping[str, str],
    take_print: Callable[[str], str] | None = None,
    last: Last | None = None,
    write: Write | None = None,
) -> Made:
    """The same as ``write_index``, but what is as in the ``last`` index is not made again.

    ``take_print``: the fingerprint of a paper by its id. ``write`` is given each file when it is
    made, if all are: together they would fill the memory.
    """
    sources = list_sources(library, addresses, pages, take_print)
    print_ = _take_print(sources, addresses) if take_print else ""
    if last and print_ and last.remembered.print == print_:
        return Made({}, [*map(find_path, last.remembered.files)], last.remembered)
    making = _Making(library, addresses, print_)
    if last:
        try:
            return making.make(sources, last)
        except (CannotChange, OSError):
            pass
    return making.make(sources, None, write)


def _take_print(sources: Sources, addresses: Addresses) -> str:
    hasher = hashlib.sha256(repr(addresses.chosen).encode())
    for group in sources:
        for source in group:
            hasher.update(f"{source.key}\n{source.print}\n".encode())
        hasher.update(b"\n")
    return hasher.hexdigest()


class _Making:
    def __init__(self, library: Library, addresses: Addresses, print_: str) -> None:
        self._library, self._addresses, self._print = library, addresses, print_
        self._sizes = SMALL if len(library.papers) <= FEW_PAPERS else LARGE

    def make(self, sources: Sources, last: Last | None, write: Write | None = None) -> Made:
        """Raises:
        CannotChange: the last index is of no use.
        OSError: it cannot be read.
        """
        self._last = last.remembered if last else Remembered()
        self._reader = last.read if last else None
        self._contents = Contents(write)
        if last and self._last.shard != self._sizes.documents:
            raise CannotChange
        numbering = Numbering(sources, self._last if last else None)
        vocabulary = Vocabulary()
        texts = Texts(vocabulary)
        shown: dict[int, Shown] = {}
        paths = []
        for number, document in numbering.list_new():
            texts.add(document)
            shown[number] = show(document)
            paths.append(document.shown["path"])
        vocabulary.forget()
        lengths = texts.list_lengths()
        means = find_mean_lengths([*numbering.list_kept_lengths(), *lengths])
        if last and means != self._last.means:
            raise CannotChange
        postings = Postings(vocabulary, means)
        name = vocabulary.words.__getitem__
        words_of = [
            " ".join(map(name, postings.add(number, text))).encode()
            for number, text in zip(shown, texts, strict=True)
        ]
        numbering.settle([*map(Row, paths, lengths, words_of)])
        del texts, words_of
        # First, and out of the way: what comes next takes as much.
        seals = {"documents": self._put_documents(numbering, shown)}
        del shown
        words = Words(self._last, self._read)
        words.change(numbering.words, dict(postings.list_lines()), numbering.numbers)
        del postings, vocabulary
        firsts, cuts, seals["words"] = self._put_words(words)
        root = {
            "version": VERSION,
            "papers": len(self._library.papers),
            "documents": len(numbering.rows),
            "first": numbering.first,
            "years": _list_years(self._library),
            "words": firsts,
            "shard": self._sizes.documents,
            "sealed": SEALED,
            "block": BLOCK,
            "stop": sorted(STOP_WORDS),
        }
        root["spelling"], spelling = self._put_spelling(words)
        facets, root["facets"], columns = self._put_columns()
        of_kinds = {"spelling": spelling, "columns": columns}
        root["seals"] = {name: "".join(some) for name, some in seals.items()} | of_kinds
        self._put_root(root)
        remembered = Remembered(
            print=self._print,
            shard=self._sizes.documents,
            first=numbering.first,
            means=means,
            others=numbering.others,
            papers=numbering.papers,
            words=words.words,
            counts=words.counts,
            sizes=words.sizes,
            cuts=cuts,
            seals=seals,
            facets=facets,
            files=self._contents.hashes,
        )
        return Made(self._contents.files, self._contents.kept, remembered)

    def _read(self, name: str) -> Any:
        """The contents of a file of the last index."""
        if self._reader is None:
            raise CannotChange
        return read_contents(name, self._last.files[name], self._reader)

    def _put_documents(self, numbering: Numbering, shown: Mapping[int, Shown]) -> list[str]:
        """Put the files of documents and of summaries; returns their seals."""
        shard = self._sizes.documents
        seals = seal_documents(numbering.rows, shard)
        old = self._last.seals.get("documents", [])
        files = {number // shard for number in numbering.rows}
        made = {number // shard for number in numbering.moved} & files
        made |= {one for one in files if [seals[one // SEALED]] != old[one // SEALED :][:1]}
        before = {new: number for number, new in enumerate(numbering.numbers)}
        first = numbering.first
        for number, documents, summaries in list_files(
            made, before, shown, shard, first, self._read
        ):
            self._contents.put(f"documents-{number}", seals[number // SEALED], documents)
            # Only cards show those of papers: a search without cards does not load them.
            if number * shard >= first:
                self._contents.put(f"summaries-{number}", seals[number // SEALED], summaries)
        for number in files - made:
            self._keep(f"documents-{number}")
            if number * shard >= first:
                self._keep(f"summaries-{number}")
        return seals

    def _put_words(self, words: Words) -> tuple[list[str], list[int], list[str]]:
        """Put the files of words and of places; returns their first words, the numbers of these,
        and the seals of the files."""
        cuts, made = words.cut(self._sizes.words)
        seals = dict(enumerate(self._last.seals.get("words", [])))
        names = set()
        for number, texts, places in made:
            contents = encode(texts), encode(places)
            seals[number] = seal(*contents)
            for name, content in zip(
                (f"words-{number}", f"places-{number}"), contents, strict=True
            ):
                self._contents.put(name, seals[number], content)
                names.add(name)
        for number in range(len(cuts)):
            for name in {f"words-{number}", f"places-{number}"} - names:
                self._keep(name)
        return (
            [words.words[cut] for cut in cuts],
            cuts,
            [seals[number] for number in range(len(cuts))],
        )

    def _keep(self, name: str) -> None:
        self._contents.keep(name, self._last.files[name])

    def _put_spelling(self, words: Words) -> tuple[list[tuple[int, str]], str]:
        """Put the words that may be meant; returns where files begin, and their seal."""
        papers = len(self._library.papers)
        offered = [*offer_words(words.words, words.counts, papers, self._sizes.spelling)]
        begins = [one.begins for one in offered]
        sealed = seal(encode(begins))
        for number, (_, some) in enumerate(offered):
            self._contents.put(f"spelling-{number}", sealed, encode("\n".join(some)))
        return begins, sealed

    def _put_columns(self) -> tuple[str, dict[str, Any], str]:
        """Put facets and orders; returns what facets are made from, in a few bytes, what the root
        says of them, and the seal of all."""
        library, addresses = self._library, self._addresses
        rows = list_rows(library)
        print_ = take_print(rows, library, addresses) if self._print else ""
        if print_ and print_ == self._last.facets:
            # As they were, but for the seal.
            names = [name for name in self._last.files if name.startswith("facet-")]
            contents = {name: self._read(name) for name in names}
        else:
            contents = write_facets(make_facets(rows, library, addresses))
        sizes = measure_facets(rows, contents)
        contents |= write_orders(make_orders(library))
        texts = {name: encode(content) for name, content in contents.items()}
        sealed = seal(*texts.values())
        for name, text in texts.items():
            self._contents.put(name, sealed, text)
        return print_, sizes, sealed

    def _put_root(self, root: dict[str, Any]) -> None:
        """The build is eight characters of a hash of everything."""
        content = encode(root)
        hasher = hashlib.sha256(content.encode())
        for name, hash_ in sorted(self._contents.hashes.items()):
            hasher.update(f"{name} {hash_}\n".encode())
        self._contents.put("root", hasher.hexdigest()[:8], content)


def _list_years(library: Library) -> list[tuple[int, int]]:
    years: list[tuple[int, int]] = []
    first = 0
    for year in library.years:
        years.append((year.date.year, first))
        first += len(year.papers)
    return years
