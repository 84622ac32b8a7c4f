"""BibTeX and BibLaTeX files: each entry a draft, or a Problem that says why it is none."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from bibtexparser.exceptions import ParserStateException
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)
from bibtexparser.splitter import Splitter

from generator.problems import Problem
from generator.sources.draft import Draft
from generator.sources.reference_fields import ReferenceFields, draft_reference
from generator.sources.tex_values import join_value, read_accents, read_braces

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_INHERITED_AS = {"title": "booktitle", "subtitle": "booksubtitle", "author": "", "crossref": ""}
"""What a child calls the fields of its ``crossref`` parent (BibLaTeX's manual, appendix B); the
empty ones are not inherited."""

_NO_PAPER = {"proceedings", "mvproceedings", "periodical", "collection", "mvcollection", "xdata"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LOST_FIELD = re.compile(r"^[\s,]*[A-Za-z][\w-]*\s*=\s*[{\"]", re.MULTILINE)
_LOST_ENTRY = re.compile(r"^\s*@\s*([A-Za-z]+)", re.MULTILINE)

Fields = dict[str, str]


def read_bibtex(text: str, file: str) -> Iterator[Draft | Problem]:
    """Every entry of ``text``, in its order. The text between entries is a comment by BibTeX's own
    rule, but what looks like a broken entry in it is told."""
    try:
        blocks = Splitter(text).split().blocks
    except ParserStateException as error:
        yield _report(file, 1, "bad-bibtex", f"cannot be read as BibTeX: {error}")
        return
    yield from _Bibliography(file, blocks).read()


class _Bibliography:
    def __init__(self, file: str, blocks: list[Block]) -> None:
        self.file = file
        self.blocks = blocks
        self.strings = {month: month for month in _MONTHS}
        self.entries: dict[str, Fields] = {}
        """By key, in lower case: BibTeX takes no notice of case. The first of a key counts."""

    def read(self) -> Iterator[Draft | Problem]:
        read: list[tuple[Block, Entry | None, Fields]] = []
        for block in self.blocks:
            entry = _find_entry(block)
            if isinstance(block, String):
                self.strings[block.key.lower()] = join_value(str(block.value), self.strings)
            elif isinstance(block, DuplicateBlockKeyBlock) and entry is None:
                again = block.ignore_error_block
                if isinstance(again, String):
                    self.strings[again.key.lower()] = join_value(str(again.value), self.strings)
            fields = self._read_fields(entry) if entry else {}
            if entry:
                self.entries.setdefault(entry.key.lower(), fields)
            read.append((block, entry, fields))
        for place, (block, entry, fields) in enumerate(read):
            if entry is None:
                yield from self._explain(block)
            elif place + 1 < len(read) and _holds_lost_fields(read[place + 1][0]):
                yield self._report(
                    block,
                    "brace-too-many",
                    f"the entry {entry.key!r} ends before its last field.",
                    "one } too many in the field before",
                )
            else:
                yield self._draft(block, entry, fields)

    def _read_fields(self, entry: Entry) -> Fields:
        """The values by name in lower case; of a field that is there twice the first, as in
        BibTeX."""
        fields: Fields = {}
        for field in entry.fields:
            fields.setdefault(field.key.lower(), join_value(str(field.value), self.strings))
        return fields

    def _draft(self, block: Block, entry: Entry, fields: Fields) -> Draft | Problem:
        fields, remarks = self._inherit(fields)
        if entry.entry_type.lower() in _NO_PAPER and "author" not in fields:
            return self._report(
                block,
                "not-a-paper",
                f"the entry {entry.key!r} is a whole volume (@{entry.entry_type}), not a paper.",
            )
        if isinstance(block, DuplicateBlockKeyBlock):
            remarks.append(f"the key {entry.key!r} is used by an entry above as well.")
        if isinstance(block, DuplicateFieldKeyBlock):
            twice = ", ".join(sorted(block.duplicate_keys))
            remarks.append(f"found twice, the first was taken: {twice}.")
        draft = draft_reference(
            _as_reference(fields, entry.entry_type), f"{self.file}:{_line(block)}"
        )
        draft.remarks[:0] = remarks
        return draft

    def _inherit(self, fields: Fields) -> tuple[Fields, list[str]]:
        """The fields with those of the entry that ``crossref`` or ``xdata`` names."""
        fields = dict(fields)
        remarks: list[str] = []
        for key in filter(None, (fields.get("crossref"), fields.get("xdata"))):
            parent = self.entries.get(key.strip().lower())
            if parent is None:
                remarks.append(f"found a reference to the entry {key!r}, which is not in the file.")
                continue
            for name, value in parent.items():
                fields.setdefault(_INHERITED_AS.get(name, name), value)
        fields.pop("", None)
        return fields, remarks

    def _explain(self, block: Block) -> Iterator[Problem]:
        """A Problem for what should have been an entry."""
        if isinstance(block, ParsingFailedBlock) and not isinstance(block, DuplicateBlockKeyBlock):
            start = str(block.raw or "").strip()
            if not re.match(r"@\s*comment", start, re.IGNORECASE):
                reason = str(getattr(block.error, "abort_reason", block.error)).strip().rstrip(".")
                yield self._report(
                    block,
                    "bad-bibtex",
                    f"found {start.splitlines()[0][:60] if start else ''!r}, which cannot be read: "
                    f"{reason[:1].lower()}{reason[1:]}.",
                    "look for a brace, quote or comma that is missing",
                )
        elif isinstance(block, ImplicitComment):
            for lost in _LOST_ENTRY.finditer(block.comment):
                line = _line(block) + block.comment.count("\n", 0, lost.start(1))
                if lost[1].lower() != "comment":
                    yield _report(
                        self.file,
                        line,
                        "bad-bibtex",
                        f"found '@{lost[1]}' without what an entry needs after it.",
                        f"@{lost[1]}{{key, title = {{…}}, …}}",
                    )

    def _report(self, block: Block, code: str, message: str, hint: str = "") -> Problem:
        return _report(self.file, _line(block), code, message, hint)


def _find_entry(block: Block) -> Entry | None:
    """The entry in a block: one whose key or field is there twice is an entry for all that."""
    while isinstance(block, DuplicateBlockKeyBlock | DuplicateFieldKeyBlock):
        inner = block.ignore_error_block
        if inner is None:
            return None
        block = inner
    return block if isinstance(block, Entry) else None


def _holds_lost_fields(block: Block) -> bool:
    return isinstance(block, ImplicitComment) and bool(_LOST_FIELD.match(block.comment))


def _line(block: Block) -> int:
    return max(0, block.start_line or 0) + 1


def _report(file: str, line: int, code: str, message: str, hint: str = "") -> Problem:
    return Problem(file, line, 1, "", code, message, hint)


def _as_reference(fields: Fields, kind: str) -> ReferenceFields:
    """What BibTeX, BibLaTeX and the programs that export them call the fields of a reference."""

    def first(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name, "").strip()), "")

    title, subtitle = first("title"), first("subtitle")
    eprint = first("eprint", "arxivid", "arxiv")
    archive = first("archiveprefix", "eprinttype").lower()
    is_arxiv = archive == "arxiv" or "arxivid" in fields or "arxiv" in fields
    return ReferenceFields(
        title=read_braces(f"{title}: {subtitle}" if title and subtitle else title),
        authors=read_accents(first("author")),
        whole_date=read_braces(first("date")),
        year=read_braces(first("year")),
        month=read_braces(first("month")),
        day=read_braces(first("day")),
        doi=first("doi"),
        arxiv=eprint if is_arxiv or not archive else "",
        places=[
            read_braces(first(name))
            for name in ("series", "eventtitle", "shortjournal", "journal", "journaltitle")
        ]
        + [read_braces(first("booktitle", "howpublished"))],
        urls=[first("url", "bdsk-url-1", "link", "ee"), first("pdf"), first("code")],
        category=read_braces(first("primaryclass")),
        keywords=read_braces(first("keywords", "keyword")),
        abstract=read_braces(first("abstract")),
        asides=[first(name) for name in ("note", "howpublished", "journal", "volume", "number")],
        kind=kind,
    )
