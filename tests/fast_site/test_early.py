"""What is made before MkDocs begins is made once."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.fast_site.early import Early, make_early
from generator.fast_site.order import Order
from generator.pages.fingerprint import Fingerprints
from generator.pipeline import Plan, make_plan
from generator.publish.export_memory import ExportMemory
from generator.publish.exports import write_exports
from generator.publish.packed_exports import PackedExports
from generator.publish.site_state import describe_files
from generator.publish.site_writer import SiteWriter
from generator.settings import Settings, read_settings
from tests.lists import copy_toy


@pytest.fixture(params=[0, 2_000], ids=["forks", "alone"])
def _both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.fast_site.early._MANY_PAGES", request.param)


BOTH_WAYS = pytest.mark.usefixtures("_both_ways")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr("generator.library.library.MANY_PAPERS", 3)
    monkeypatch.setattr("generator.publish.packed_exports._TOGETHER", 3)
    return read_settings(copy_toy(tmp_path / "toy"))


def begin(plan: Plan, settings: Settings) -> ExportMemory:
    """The memory of a build of ``plan``."""
    memory = ExportMemory(settings.root / "exports", "key", settings.site, {})
    for path, content in make(plan, settings, order(plan, memory)).rendered.exports.items():
        (settings.site / path).parent.mkdir(parents=True, exist_ok=True)
        (settings.site / path).write_bytes(content)
    return replace(memory, there=describe_files(settings.site, {}))


def make(plan: Plan, settings: Settings, order: Order) -> Early:
    early = make_early(plan, settings, order, settings.site)
    early.index.stop()
    return early


def order(plan: Plan, memory: ExportMemory) -> Order:
    return Order(plan, export_memory=memory)


def make_without_blocks(
    plan: Plan, settings: Settings, memory: ExportMemory, monkeypatch: pytest.MonkeyPatch
) -> dict[str, bytes]:
    def refuse(*_: object) -> None:
        raise AssertionError("a block was made")

    with monkeypatch.context() as patch:
        patch.setattr(PackedExports, "make", refuse)
        return dict(make(plan, settings, order(plan, memory)).rendered.exports)


@BOTH_WAYS
def test_exports_are_those_that_are_made_anew(settings: Settings) -> None:
    plan = make_plan(settings)
    fresh = write_exports(plan.library, plan.addresses, settings)
    assert make(plan, settings, Order(plan)).rendered.exports == fresh
    memory = begin(plan, settings)
    assert make(plan, settings, order(plan, memory)).rendered.exports == fresh
    (settings.data / "papers" / "zero-day.yml").unlink()
    changed = make_plan(settings)
    after = make(changed, settings, order(changed, memory)).rendered.exports
    assert after == write_exports(changed.library, changed.addresses, settings) != fresh


def test_same_papers_are_not_exported_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(settings)
    memory = begin(plan, settings)
    fresh = write_exports(plan.library, plan.addresses, settings)
    assert make_without_blocks(plan, settings, memory, monkeypatch) == fresh
    (settings.data / "papers" / "zero-day.yml").unlink()
    with pytest.raises(AssertionError, match="a block was made"):
        make_without_blocks(make_plan(settings), settings, memory, monkeypatch)


@BOTH_WAYS
def test_fingerprints_are_taken_where_there_are_earlier_ones(settings: Settings) -> None:
    plan = make_plan(settings)
    fresh = Fingerprints(plan.library, plan.addresses)
    early = make(plan, settings, Order(plan, {"index.md": ""}))
    assert early.taken == {page.path: fresh.take(page) for page in plan.pages}
    assert make(plan, settings, Order(plan)).taken == {}


def test_paper_is_described_once(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forks and the search ask for what is known before them."""
    plan = make_plan(settings)
    with monkeypatch.context() as patch:
        patch.setattr(Fingerprints, "take", lambda *_: "")  # in a fork
        early = make(plan, settings, Order(plan, {"index.md": ""}))
    fresh = Fingerprints(plan.library, plan.addresses)
    expected = [fresh.take_of_paper(paper.id) for paper in plan.library.papers]
    monkeypatch.setattr("generator.pages.fingerprint._dump", None)
    prints = early.rendered.fingerprints
    assert [prints.take_of_paper(paper.id) for paper in plan.library.papers] == expected


@BOTH_WAYS
@pytest.mark.parametrize("earlier", [{}, {"index.md": ""}])
def test_index_is_told_the_fingerprints_of_papers(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, earlier: dict[str, str]
) -> None:
    plan = make_plan(settings)
    fresh = Fingerprints(plan.library, plan.addresses)
    expected = {paper.id: fresh.take_of_paper(paper.id) for paper in plan.library.papers}
    log, describe = tmp_path / "log", Fingerprints._describe_shown

    def note(prints: Fingerprints, id: str) -> bytes:
        with log.open("a") as file:
            file.write(f"{os.getpid()}\n")
        return describe(prints, id)

    def write_index(take_print: Callable[[str], str], writer: SiteWriter) -> None:
        told = {paper.id: take_print(paper.id) for paper in plan.library.papers}
        writer.write("told.json", json.dumps(told).encode())

    monkeypatch.setattr(Fingerprints, "_describe_shown", note)
    (site := tmp_path / "site").mkdir()
    wanted = Order(plan, earlier, write_index=write_index)
    early = make_early(plan, settings, wanted, site)
    early.index.let_write()
    assert early.index.finish().keys() == {"told.json"}
    assert json.loads((site / "told.json").read_bytes()) == expected
    assert log.read_text().split() == [str(os.getpid())] * len(expected)
