"""The folder that a new list is started in, and whether it may be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import generator
from generator.commands.git import GitFailed, is_in_repository, list_tracked, list_uncommitted
from generator.commands.settings import Failed
from generator.curation.new_list import KEPT, find_strange_records, is_program, list_program
from generator.problems import show_line
from generator.publish.replacement import JOURNAL, find_stopped, read_texts
from generator.settings import CONFIG_NAME, Settings, SettingsError, read_settings

MOST_NAMED = 3


class Refused(Failed):
    """The folder is no place for a new list, and nothing was written."""

    exit_code = 2


@dataclass(frozen=True)
class Ground:
    settings: Settings
    """Those of the folder, with the names of the list that is there, or that is copied from."""

    texts: dict[str, str]
    """Of the files that are changed where they stand, by path in the repository."""

    program: dict[str, Path]
    """For an empty folder, the files to copy, by path in the repository; nothing for a fork."""


def survey(root: Path, *, force: bool, remove_papers: bool) -> Ground:
    """What a new list in ``root`` begins from: the fork that it is, or the program that runs.

    Raises:
        Refused: if ``root`` is neither a fork without papers of its own nor empty.
    """
    stopped = find_stopped(root)
    try:
        others = [entry for entry in root.iterdir() if entry.name not in (".git", JOURNAL)]
        if (stopped and stopped.copying) or not others:
            return _survey_program(root)
    except OSError as error:
        raise Refused(f"{error.filename}: cannot be read: {error.strerror}.") from None
    if not is_program(root):
        raise Refused(
            "Found files that are no list; wanted a fork of readinglist, or an empty folder. "
            "Nothing was written."
        )
    settings = _read_settings(root)
    if not stopped and not force:
        _refuse_changes(root)
    if not remove_papers:
        _refuse_others(find_strange_records(settings, stopped.files if stopped else frozenset()))
    return Ground(settings, _read_texts(root), {})


def _survey_program(root: Path) -> Ground:
    source = Path(generator.__file__).resolve().parents[1]
    if not is_program(source):
        raise Refused(
            "This folder is empty, and the program was installed without the files that a "
            "list is made of. Clone or fork its repository, and run readinglist init there."
        )
    settings = _read_settings(source)
    try:
        paths = list_program(list_tracked(source), settings.name_file(settings.data))
    except GitFailed as error:
        raise Refused(
            f"{source}: which files are the program is not known, as git says: "
            f"{show_line(str(error))}. Clone or fork its repository, and run readinglist init "
            "there."
        ) from None
    data, docs, site = (
        root / settings.name_file(folder)
        for folder in (settings.data, settings.docs, settings.site)
    )
    return Ground(
        replace(settings, root=root, data=data, docs=docs, site=site),
        _read_texts(source),
        {path: source / path for path in paths},
    )


def _read_settings(root: Path) -> Settings:
    try:
        return read_settings(root)
    except SettingsError as error:
        raise Refused(str(error)) from None


def _read_texts(folder: Path) -> dict[str, str]:
    try:
        return read_texts(folder, KEPT)
    except OSError as error:
        raise Refused(f"{error.filename}: cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Refused(f"{folder / CONFIG_NAME}: is not UTF-8 text.") from None


def _refuse_changes(root: Path) -> None:
    """What is not committed could not be had back."""
    if not is_in_repository(root) and not (root / ".git").exists():
        return
    try:
        changed = list_uncommitted(root)
    except GitFailed as error:
        raise Refused(
            f"Whether all is committed is not known, as git says: {show_line(str(error))}. "
            "--force goes on all the same."
        ) from None
    if changed:
        raise Refused(
            f"Found changes that are not committed: {_name(changed)}. Commit them, or say "
            "--force to go on all the same. Nothing was written."
        )


def _refuse_others(records: Iterator[str]) -> None:
    if found := list(records):
        raise Refused(
            f"This is a list of its own already: {_name(found)} is not of the first list. "
            "--remove-papers removes every paper, whosever it is. Nothing was written."
        )


def _name(paths: list[str]) -> str:
    named = ", ".join(show_line(path) for path in paths[:MOST_NAMED])
    more = len(paths) - MOST_NAMED
    return f"{named} and {more} more" if more > 0 else named
