"""Keys of contents that another process makes before anybody asks for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.records import coming_keys, loader
from generator.records.coming_keys import ComingKeys, read_ahead
from generator.records.known_records import KnownRecords, make_key
from generator.records.loader import load_records
from generator.records.source import Source
from tests.records.many_files import share


@pytest.mark.parametrize("processors", [1, 3])
def test_each_file_of_the_folder_has_a_key(
    monkeypatch: pytest.MonkeyPatch, many: Source, processors: int
) -> None:
    share(monkeypatch, processors)
    with read_ahead(many.folder) as coming:
        assert coming.files == [*many.list_folder("papers")]
        keys = [*coming.finish()]
    assert keys == [make_key((many.folder / file).read_bytes()) for file in coming.files]


@pytest.mark.parametrize("most", [20, 21])
def test_another_process_makes_them_where_files_are_many(
    monkeypatch: pytest.MonkeyPatch, many: Source, most: int
) -> None:
    share(monkeypatch, 2)
    monkeypatch.setattr(coming_keys, "MANY", most)
    monkeypatch.setattr(coming_keys, "make_key", lambda _: str(os.getpid()).encode())
    makers = {*ComingKeys(many.folder, "papers").finish()}
    assert (makers == {str(os.getpid()).encode()}) == (most > 20)


def test_file_that_cannot_be_read_has_none(many: Source) -> None:
    (many.folder / "papers" / "folder.yml").mkdir()
    (many.folder / "papers" / "link.yml").symlink_to("p1.yml")
    coming = ComingKeys(many.folder, "papers")
    (many.folder / "papers" / "p2.yml").unlink()
    keys = dict(zip(coming.files, coming.finish(), strict=True))
    empty = {file for file, key in keys.items() if not key}
    assert empty == {"papers/folder.yml", "papers/link.yml", "papers/p2.yml"}


def test_keys_that_were_made_ahead_are_not_made_again(
    monkeypatch: pytest.MonkeyPatch, many: Source
) -> None:
    known = KnownRecords()
    records, problems = load_records(many, known=known)
    share(monkeypatch, 1)
    made: list[str] = []

    class Noted(ComingKeys):
        def __init__(self, data: Path, folder: str) -> None:
            made.append(folder)
            super().__init__(data, folder)

    monkeypatch.setattr(loader, "ComingKeys", Noted)
    with read_ahead(many.folder) as ahead:
        again = KnownRecords(known.list_lines(), ahead=ahead)
        assert load_records(many, known=again) == (records, problems)
    assert made == ["collections", "metrics"]


def test_nothing_that_takes_a_while_is_loaded_before() -> None:
    """The keys are made while the libraries that records need are loaded."""
    code = (
        "import sys, generator.commands.site;"
        "print(sorted({'pydantic', 'mkdocs', 'jinja2', 'markdown'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout.strip() == "[]"
