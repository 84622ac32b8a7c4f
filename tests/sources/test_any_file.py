"""Whatever a file holds, its entries come in or are named; reading never fails."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from generator.problems import Problem
from generator.records.model import Topic
from generator.records.records import Records
from generator.settings import read_settings
from generator.sources.draft import Draft
from generator.sources.encoding import decode
from generator.sources.foreign_list import read_foreign_list
from generator.sources.formats import FORMATS, Document, read_document, recognise
from generator.sources.intake import Intake, Wishes
from generator.sources.mapped import draft_entries
from generator.sources.mapping import MappingRefused, read_mapping
from tests.lists import ROOT, write_list

FILES = ROOT / "tests" / "sources" / "files"
SAMPLES = [FILES / name for name in ("messy.bib", "zotero.json", "mixed.ris", "pubmed.nbib")]
SAMPLES += [FILES / "endnote.enw", FILES / "listing.txt"]

PIECES = [
    b"{",
    b"}",
    b'"',
    b"\n",
    b"\n@",
    b",",
    b"=",
    b"\\",
    b"$",
    b"%",
    b"\x00",
    b"\xff",
    b"@comment{",
]
PIECES += [b"[" * 3000, b"{" * 3000, b"\xed\xa0\x80", b"\n\n", b" - ", b"TY  - ", b"&lt;b&gt;"]
PIECES += [b"\\begin{", b"\\frac", b"#", b"\\ud800", "\u202e".encode(), b"~", b"^", b"\xc2\x85"]

Edits = list[tuple[int, int, bytes]]
edits = st.lists(
    st.tuples(st.integers(0, 6000), st.integers(0, 40), st.sampled_from(PIECES)), max_size=12
)


def change(content: bytes, edits: Edits) -> bytes:
    for place, length, piece in edits:
        start = place % (len(content) + 1)
        content = content[:start] + piece + content[start + length :]
    return content


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_changed_files_never_fail(sample: Path, tmp_path: Path) -> None:
    content = sample.read_bytes()[:6000]
    settings = read_settings(write_list(tmp_path, {}))
    topic = Topic.model_validate({"key": "systems", "title": "S", "description": "D"})

    @given(edits)
    @hypothesis_settings(max_examples=60)
    def check(edits: Edits) -> None:
        text = decode(change(content, edits)).text
        intake = Intake(Records(topics=(topic,)), settings, Wishes(("systems",), (), True))
        entries = list(
            read_document(Document(text, "f", listed="2025-11-03"), recognise(text) or FORMATS[0])
        )
        for one in entries:
            assert isinstance(one, Draft | Problem)
            intake.take(one)
        intake.settle()
        assert len(intake.new) + len(intake.there) + len(intake.refused) == len(entries)
        for arrival in intake.new:
            arrival.text.encode()

    check()


@given(st.sampled_from(FORMATS), st.text(max_size=200))
def test_any_text_in_any_format(format_: str, text: str) -> None:
    for one in read_document(Document(text, "f", listed="2025"), format_):
        assert isinstance(one, Draft | Problem)


@pytest.mark.parametrize(
    ("name", "mapping"),
    [
        ("awesome/list.yml", "awesome/mapping.yml"),
        ("export/papers.json", "export/mapping.yml"),
        ("hugo/posts/attention.md", "hugo/mapping.yml"),
    ],
)
def test_changed_lists_never_fail(name: str, mapping: str, tmp_path: Path) -> None:
    content = (FILES / name).read_bytes()
    how = read_mapping((FILES / mapping).read_bytes())
    target = tmp_path / Path(name).name

    @given(edits)
    @hypothesis_settings(max_examples=60)
    def check(edits: Edits) -> None:
        target.write_bytes(change(content, edits))
        found = list(draft_entries(read_foreign_list(target, "f", how), how))
        assert found

    check()


@given(edits)
def test_changed_mappings_are_read_or_refused(edits: Edits) -> None:
    content = (FILES / "awesome/mapping.yml").read_bytes()
    with suppress(MappingRefused):
        read_mapping(change(content, edits))
