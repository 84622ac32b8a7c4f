"""What is remembered of an index counts only where everything is as it was left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.library.library import arrange
from generator.pages.fingerprint import Fingerprints
from generator.pages.slugs import Addresses
from generator.publish.index_memory import MOST, IndexMemory
from generator.publish.signed_file import sign
from generator.publish.site_state import Row, describe_files
from generator.publish.site_writer import SiteWriter
from generator.records.model import Topic
from generator.records.records import Records
from generator.search.contents import Write
from generator.search.index import Last, Made, make_index
from tests.lists import make_paper

TOPICS = (Topic(key="systems", title="Systems", description="What runs."),)


def make(*titles: str) -> Callable[[Last | None, Write], Made]:
    papers = tuple(make_paper(f"p{n}", title=title) for n, title in enumerate(titles))
    library, addresses = arrange(Records(papers=papers, topics=TOPICS)), Addresses()
    prints = Fingerprints(library, addresses)
    take_print = prints.take_of_paper
    return lambda last, write: make_index(library, addresses, {}, take_print, last, write)


@pytest.fixture
def memory(tmp_path: Path) -> IndexMemory:
    """Of a build that was made."""
    memory = IndexMemory(tmp_path / ".cache" / "index", "key", tmp_path / "site")
    memory.write(make("One", "Two"), {}, SiteWriter(memory.site, {}))
    return memory


def list_there(memory: IndexMemory) -> dict[str, Row]:
    return describe_files(memory.site, {})


def test_what_is_the_same_is_neither_made_nor_written(memory: IndexMemory, tmp_path: Path) -> None:
    there, before = list_there(memory), memory.file.stat().st_mtime_ns
    writer = SiteWriter(tmp_path / "next", there)
    memory.write(make("One", "Two"), there, writer)
    assert writer.rows == there
    assert not (tmp_path / "next").exists()
    assert memory.file.stat().st_mtime_ns == before


def test_a_change_is_written_beside_what_is_kept(memory: IndexMemory, tmp_path: Path) -> None:
    there = list_there(memory)
    writer = SiteWriter(tmp_path / "next", there)
    memory.write(make("One", "Three"), there, writer)
    written = {
        path: row for path, row in writer.rows.items() if (tmp_path / "next" / path).exists()
    }
    assert 0 < len(written) < len(writer.rows)
    anew: dict[str, bytes] = {}
    make("One", "Three")(None, anew.__setitem__)
    assert writer.rows.keys() == anew.keys()
    for path, content in anew.items():
        folder = tmp_path / "next" if path in written else memory.site
        assert (folder / path).read_bytes() == content
    last = memory.recall(dict(writer.rows))
    assert last
    assert last.remembered.words[-1] == "what"


def test_it_is_recalled(memory: IndexMemory) -> None:
    last = memory.recall(list_there(memory))
    assert last
    assert last.remembered == make("One", "Two")(None, lambda *_: None).remembered


def test_another_key_is_another_program(memory: IndexMemory) -> None:
    other = IndexMemory(memory.file, "other", memory.site)
    assert other.recall(list_there(memory)) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content.replace(b"systems", b"sisters"),
        lambda content: content.rpartition(b"\nkey ")[0],
        lambda _: b"",
        lambda _: b"\xff\xfe\n{}",
    ],
)
def test_a_damaged_file_is_not_believed(
    memory: IndexMemory, damage: Callable[[bytes], bytes]
) -> None:
    memory.file.write_bytes(damage(memory.file.read_bytes()))
    assert memory.recall(list_there(memory)) is None


@pytest.mark.parametrize(
    "body", ["[]", "{}", "null", '{"words": 1}', "[" * 100_000, '{"words":""}x']
)
def test_a_file_of_something_else_is_not_believed(memory: IndexMemory, body: str) -> None:
    content = body.encode()
    memory.file.write_bytes(b"".join(sign(memory.key, [content], MOST)))
    assert memory.recall(list_there(memory)) is None


def test_no_file_is_nothing(memory: IndexMemory) -> None:
    there = list_there(memory)
    memory.file.unlink()
    assert memory.recall(there) is None
    memory.file.mkdir()
    assert memory.recall(there) is None


def test_a_site_that_was_changed_or_lacks_a_file_is_another_one(memory: IndexMemory) -> None:
    there = list_there(memory)
    path = "assets/search/words-0.js"
    assert memory.recall({**there, path: Row(1, "0" * 16)}) is None
    assert memory.recall({name: row for name, row in there.items() if name != path}) is None
    assert memory.recall({}) is None


def test_too_large_a_file_is_neither_read_nor_written(
    memory: IndexMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = list_there(memory)
    monkeypatch.setattr("generator.publish.index_memory.MOST", 100)
    assert memory.recall(there) is None
    memory.file.unlink()
    memory.write(make("One", "Two"), there, SiteWriter(memory.site, there))
    assert not memory.file.exists()
