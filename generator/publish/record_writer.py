"""Records into ``data``: new ones, all or none and never over a file; others written again."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from generator.progress import Advance, advance_nothing, count_off
from generator.publish.unfinished import name_unfinished, remove_unfinished, write_whole
from generator.publish.writer import WriteRefused


def write_records(
    data: Path, records: Mapping[str, str], advance: Advance = advance_nothing
) -> list[Path]:
    """Write the YAML text of new papers, by id, into ``data/papers``; the files, in order.

    Each file appears whole. If one cannot be written, or the run is stopped, those that were
    written before it are taken back.

    Raises:
        WriteRefused: if there is a file of that name already.
        OSError: if the system does not let us write.
    """
    folder = data / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    remove_unfinished(folder)
    aside = name_unfinished(folder)
    written: list[Path] = []
    try:
        aside.mkdir()
        for id, text in count_off(records.items(), advance):
            (aside / f"{id}.yml").write_bytes(text.encode())
        for id in records:
            target = folder / f"{id}.yml"
            _move(aside / target.name, target)
            written.append(target)
    except BaseException:
        for target in written:
            target.unlink(missing_ok=True)
        raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return written


def _move(source: Path, target: Path) -> None:
    """Give the file its name, unless that is taken: a second name in one step, where the file
    system knows how to."""
    taken = WriteRefused(f"{target}: there is such a file already; it is left as it is.")
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise taken from None
    except OSError:
        if target.exists() or target.is_symlink():
            raise taken from None
        source.replace(target)


def rewrite_files(data: Path, files: Mapping[str, bytes]) -> None:
    """Give files below ``data`` their new content, by path; folders that are missing are made.

    Each file is whole at every moment, the old one or the new one.

    Raises:
        WriteRefused: if one would be written through a link; nothing has been written.
        OSError: if the system does not let us write; files before that one have been written.
    """
    for file in files:
        target = data / file
        if target.is_symlink() or target.parent.is_symlink() or target.is_dir():
            raise WriteRefused(f"{target}: is a link or a folder, or in a link; wanted a file.")
    for file, content in files.items():
        target = data / file
        target.parent.mkdir(exist_ok=True)
        remove_unfinished(target)
        write_whole(target, content)
