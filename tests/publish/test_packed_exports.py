"""Exports that are made from blocks of the last ones are those that are made anew."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.library.library import Library
from generator.pages.fingerprint import Fingerprints
from generator.pages.slugs import Addresses
from generator.pipeline import make_plan
from generator.publish.exports import plan_packed, write_exports
from generator.publish.packed_exports import MadeFile, PackedExports
from generator.records.model import Paper
from generator.settings import Settings, read_settings
from tests.changed_records import list_added, list_changes, make_plans
from tests.lists import ROOT, copy_toy, make_library, make_paper

SETTINGS = replace(read_settings(ROOT), site_name="A list", site_url="https://list.example/x/")
Last = Mapping[str, MadeFile]


@pytest.fixture(autouse=True)
def _long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.library.library.MANY_PAPERS", 3)


def begin(library: Library, settings: Settings, last: Last, addresses: Addresses) -> PackedExports:
    take_print = Fingerprints(library, addresses).take_of_paper
    return plan_packed(library, addresses, settings, take_print, last)


def make(
    library: Library,
    last: Last | None = None,
    settings: Settings = SETTINGS,
    addresses: Addresses | None = None,
) -> tuple[dict[str, bytes], dict[str, MadeFile]]:
    """The files, and what the next build knows of them."""
    packed = begin(library, settings, last or {}, addresses or Addresses())
    for run in packed.list_runs():
        packed.take(run, packed.make(run))
    return packed.finish(), packed.files


def make_anew(
    library: Library, settings: Settings = SETTINGS, addresses: Addresses | None = None
) -> dict[str, bytes]:
    files = write_exports(library, addresses or Addresses(), settings)
    return {path: content for path, content in files.items() if path.endswith(".gz")}


def test_whatever_changes_in_the_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.packed_exports._MEAN", 2)
    monkeypatch.setattr("generator.publish.packed_exports._BEFORE", 1)
    root = copy_toy(tmp_path / "toy")
    settings = read_settings(root)
    plan = make_plan(settings)
    before, last = make(plan.library, None, settings, plan.addresses)
    tried = seen = kept = 0
    changes = [*list_added(root)][::3] + [*list_changes(root)][::2]
    for change, changed in make_plans(root, changes):
        tried += 1
        after, next_ = make(changed.library, last, settings, changed.addresses)
        assert after == make_anew(changed.library, settings, changed.addresses), change
        seen += after != before
        # Blocks of the last build are of use.
        old = {row.key for file in last.values() for row in file.rows}
        new = [row.key for file in next_.values() for row in file.rows]
        kept += sum(key in old for key in new) > len(new) / 2
        again = begin(changed.library, settings, next_, changed.addresses)
        assert again.list_runs() == []
        assert again.finish() == after
    assert tried > 100
    assert seen > tried / 2
    assert kept > tried / 2


PAPERS = [make_paper(f"paper-{n}", title=f"Of {n}", date=f"{2400 - n}-01") for n in range(1000)]


@pytest.fixture(scope="module")
def last() -> dict[str, MadeFile]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.library.library.MANY_PAPERS", 3)
        return make(make_library(*PAPERS))[1]


CHANGED = {
    "one more": [*PAPERS[:400], make_paper("new", date="2000-02"), *PAPERS[400:]],
    "the newest one": [make_paper("new", date="2500-01"), *PAPERS],
    "the oldest one": [*PAPERS, make_paper("new", date="1300-01")],
    "one less": PAPERS[:400] + PAPERS[401:],
    "the first one gone": PAPERS[1:],
    "another title": [*PAPERS[:400], PAPERS[400].model_copy(update={"title": "No"}), *PAPERS[401:]],
    "another order": [*PAPERS[1:400], *PAPERS[400:], PAPERS[0].model_copy(update={"id": "x"})],
}


@pytest.mark.parametrize("papers", CHANGED.values(), ids=CHANGED)
def test_a_change_makes_few_blocks(papers: list[Paper], last: Last) -> None:
    library = make_library(*papers)
    files, _ = make(library, last)
    assert files == make_anew(library)
    packed = begin(library, SETTINGS, last, Addresses())
    runs = packed.list_runs()
    assert 1 <= sum(run.end - run.first for run in runs) <= 3


def test_nothing_is_made_where_nothing_changed(last: Last) -> None:
    packed = begin(make_library(*PAPERS), SETTINGS, last, Addresses())
    assert packed.list_runs() == []
    assert packed.finish() == {path: file.read() for path, file in last.items()}


def test_file_that_is_gone_is_made_and_no_other(last: Last) -> None:
    library = make_library(*PAPERS)
    path = next(iter(last))
    rest = {name: file for name, file in last.items() if name != path}
    packed = begin(library, SETTINGS, rest, Addresses())
    runs = packed.list_runs()
    assert {run.paths for run in runs} == {(path,)}
    assert make(library, rest)[0] == make_anew(library)


@pytest.mark.parametrize(
    "change", [{"site_name": "Another"}, {"site_url": "https://b.example/"}], ids=str
)
def test_other_settings_make_other_files(change: dict[str, Any], last: Last) -> None:
    settings, library = replace(SETTINGS, **change), make_library(*PAPERS)
    assert make(library, last, settings)[0] == make_anew(library, settings)


def test_description_of_the_list_is_in_the_head_alone(last: Last) -> None:
    settings, library = replace(SETTINGS, site_description="Else"), make_library(*PAPERS)
    assert begin(library, settings, last, Addresses()).list_runs() == []
    assert make(library, last, settings)[0] == make_anew(library, settings)


def test_blocks_cost_little(last: Last) -> None:
    for path, content in make_anew(make_library(*PAPERS)).items():
        whole = gzip.compress(gzip.decompress(content), 6)
        assert len(content) < 1.06 * len(whole), path
