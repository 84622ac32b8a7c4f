"""The page on the format says what the index holds."""

from __future__ import annotations

import re
from functools import cache

from generator import pipeline
from generator.pages.slugs import Addresses
from generator.search.contents import SEAL
from generator.search.document_files import SEALED
from generator.search.documents import POSSESSIONS
from generator.search.index import FEW_PAPERS, LARGE, SMALL, VERSION, write_index
from generator.search.numbering import MOST_NEW, STRIDE
from generator.search.numbers_in_text import DIGITS
from generator.search.weights import FIELDS, GAP
from generator.settings import read_settings
from tests.lists import ROOT, make_library, make_paper
from tests.search.reader import Index, read_numbers, read_postings
from tests.test_documents import read_table

PAGE = (ROOT / "docs" / "development" / "search-index.md").read_text("utf-8")


@cache
def read_real() -> Index:
    settings = read_settings(ROOT)
    return Index(pipeline.render_files(pipeline.make_plan(settings), settings))


def name_first_cells(title: str) -> set[str]:
    """What the first column of the section's table names."""
    return {name for row in read_table(PAGE, title) for name in re.findall(r"`([^`]+)`", row[0])}


def test_version_is_said() -> None:
    assert f"version {VERSION} of the format" in PAGE
    assert f"| `version` | {VERSION} |" in PAGE


def test_fields_are_said_with_their_numbers_and_masks() -> None:
    rows = [row[:3] for row in read_table(PAGE, "Documents") if row[0].isdigit()]
    assert rows == [
        [str(number), f"`{field.name}`", str(1 << number)] for number, field in enumerate(FIELDS)
    ]


def test_keys_of_the_root_are_said() -> None:
    assert name_first_cells("root") == read_real().root.keys()


def test_keys_of_a_document_are_said() -> None:
    said = name_first_cells("documents-\\<n\\>")
    shown = {key for document in read_real().documents for key in document}
    assert shown <= said
    assert said - shown <= {"organization", "doi", "venue", "discussions"}
    assert (
        f"| `kind` | {', '.join(f'`{k}`' for k in ('paper', 'page', 'topic', 'collection'))}; "
        in PAGE
    )


def test_facets_are_said_in_their_order() -> None:
    (line,) = re.findall(r"^Facets: (.*)$", PAGE, re.MULTILINE)
    names = re.findall(r"`([a-z]+)`", re.sub(r"\(.*?\)", "", line))
    assert names == list(read_real().root["facets"])


def test_exact_facts_are_said() -> None:
    assert set(re.findall(r"`has:([a-z]+)`", PAGE)) == set(POSSESSIONS)
    words = [word for word in read_real().list_words() if word.startswith("has:")]
    assert {word.removeprefix("has:") for word in words} <= set(POSSESSIONS)


def test_digits_and_gap_are_said() -> None:
    runs = [chr(code) for a, b in ("AZ", "az", "09") for code in range(ord(a), ord(b) + 1)]
    assert "`A–Z a–z 0–9 + /`" in PAGE
    assert "".join(runs) + "+/" == DIGITS
    assert GAP == 10
    assert "ten places are left free" in PAGE


def test_lines_that_are_explained_are_those_of_an_index() -> None:
    """But for the impacts, which change with the weights."""
    abstract = "Kernels for the GPUs of today: no GPU idles."
    papers = (
        make_paper("a", date="2025", title="Fast kernels", abstract=abstract),
        make_paper("b", title="GPU memory"),
    )
    index = Index(write_index(make_library(*papers), Addresses(), {}))
    line = index.find_line("gpu")
    assert line
    said = [(one.document, one.mask) for one in read_postings("BgIv gChIh")]
    assert said == [(one.document, one.mask) for one in read_postings(line[0])]
    assert said == [(256, 1), (257, 64)]
    assert [(one.document, one.mask) for one in index.find("gpu")] == [(0, 64), (1, 1)]
    assert [one.impact for one in read_postings("BgIv gChIh")] == [47, 33]
    assert line[1] == "BA CDD"
    assert [*read_numbers("BACDD")] == [1, 0, 2, 3, 3]
    assert PAGE.count("`BgIv gChIh`") == PAGE.count("`BA CDD`") == 1


def test_sizes_are_said() -> None:
    sizes = f"at most {LARGE.words:,} characters"
    assert sizes in PAGE
    assert f"up to {FEW_PAPERS:,} papers {SMALL.words:,}" in PAGE
    assert f"a multiple of {STRIDE}" in PAGE
    assert f"more than {MOST_NEW} documents" in PAGE
    assert f"`documents-{SEALED - 1}`" in PAGE
    assert SEAL == 3
    assert STRIDE % LARGE.documents == STRIDE % SMALL.documents == 0
