"""A repository that holds another list than its own: planned whole before anything is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.curation import first_list
from generator.curation.identity import Identity
from generator.curation.site_file import SiteFileRefused, edit_site_file
from generator.curation.topic_choices import FORM, offer_topics
from generator.library.library import arrange
from generator.pages.collisions import check_addresses
from generator.pages.new_list import write_first_pages
from generator.pages.plan import plan_pages
from generator.pages.slugs import Addresses
from generator.problems import Problem
from generator.records.kinds import FILES, FOLDERS, SCHEMA_FOLDER, write_record
from generator.records.loader import load_records
from generator.records.model import Topic
from generator.records.plain_yaml import Tree
from generator.records.records import Records
from generator.records.schema import make_schemas
from generator.records.source import Source
from generator.settings import CONFIG_NAME, Settings
from generator.sources.draft import Draft
from generator.sources.intake import Intake, Wishes

PROGRAM = (CONFIG_NAME, "Makefile", "generator")
"""What a folder holds that is a checkout of this program."""

EXAMPLE = "docs/contribute/index.md"
_EXAMPLES_TOPIC = "kernels-and-compilers"
"""The topic of the example record on that page: one of the first list's."""

HELP = ".github/ISSUE_TEMPLATE/config.yml"
"""Where GitHub is told the address of the page on adding a paper."""

KEPT = (CONFIG_NAME, EXAMPLE, FORM, HELP)
"""Files of the program in which a list is named: a new one changes these words in them."""


_HELP_URL = re.compile(r"https?://\S+/contribute/")


class NotANewList(Exception):
    """The folder cannot become a new list; the message says why."""


@dataclass(frozen=True)
class NewList:
    """What a folder will hold."""

    files: dict[str, bytes]
    """By path in the repository."""

    removed: list[str]
    """Files and folders, as paths in the repository."""

    papers: tuple[str, ...]
    """The ids of the records that are imported."""

    refused: tuple[Problem, ...] = field(default=())
    """Why entries of the import cannot come in; with one of them nothing may be written."""

    remarks: tuple[str, ...] = ()


def is_program(folder: Path) -> bool:
    return all((folder / name).exists() for name in PROGRAM)


def find_strange_records(settings: Settings, ours: frozenset[str] = frozenset()) -> Iterator[str]:
    """The files and topics of a list that are not the first list's, nor named in ``ours``."""
    source = Source(settings.data)
    prefix = settings.name_file(settings.data)
    known = {"papers": first_list.PAPERS, "collections": first_list.COLLECTIONS}
    known["metrics"] = first_list.PAPERS
    for folder in FOLDERS:
        for file in source.list_folder(folder):
            path = f"{prefix}/{file}"
            if Path(file).stem not in known[folder] and path not in ours:
                yield path
    if f"{prefix}/topics.yml" not in ours:
        records, _ = load_records(source)
        for topic in records.topics:
            if topic.key not in first_list.TOPICS:
                yield f"{prefix}/topics.yml: {topic.key}"


def list_program(paths: Iterable[str], data: str) -> list[str]:
    """Those of a checkout's files that are the program's, and no list's."""
    folders = tuple(f"{data}/{folder}/" for folder in FOLDERS)
    folders += tuple(f"{path}/" for path in first_list.FILES)
    files = {*(f"{data}/{file}" for file in FILES), *first_list.FILES}
    return [path for path in paths if path not in files and not path.startswith(folders)]


def plan_new_list(
    identity: Identity,
    topics: Sequence[Topic],
    entries: Iterable[Draft | Problem],
    settings: Settings,
    texts: dict[str, str],
    *,
    without_authors: bool = False,
) -> NewList:
    """Plan the list that replaces the one of ``settings``.

    ``texts``: of the files ``KEPT``, those that there are.

    Raises:
        NotANewList: if ``mkdocs.yml`` cannot be changed, or the topics make no list.
    """
    settings = replace(
        settings,
        site_name=identity.name,
        site_description=identity.description,
        site_url=identity.address,
        repo_url=identity.repository,
    )
    data = settings.name_file(settings.data)
    records = Records(topics=tuple(topics))
    intake = _take_in(records, settings, topics, entries, without_authors)
    new = {one.id: one for one in intake.new}
    records = replace(records, papers=tuple(new[id].paper for id in sorted(new)))
    _check(records, settings)
    files = {
        CONFIG_NAME: _edit(texts[CONFIG_NAME], identity),
        f"{data}/topics.yml": write_record("topics.yml", _describe(topics)),
        **{f"{data}/papers/{id}.yml": one.text for id, one in new.items()},
        **write_first_pages(
            identity.name, identity.description, identity.address, identity.repository
        ),
    }
    if EXAMPLE in texts:
        files[EXAMPLE] = texts[EXAMPLE].replace(_EXAMPLES_TOPIC, topics[0].key)
    if FORM in texts:
        files[FORM] = offer_topics(texts[FORM], topics)
    if HELP in texts and identity.address:
        files[HELP] = _HELP_URL.sub(f"{identity.address}contribute/", texts[HELP])
    schemas = make_schemas([topic.key for topic in topics])
    files |= {f"{data}/{SCHEMA_FOLDER}/{name}": text for name, text in schemas.items()}
    removed = [path for path in _list_first_list(settings) if path not in files]
    remarks = [
        f"{one.draft.origin}: {remark}" for one in intake.new for remark in one.draft.remarks
    ]
    encoded = {path: text.encode() for path, text in files.items()}
    return NewList(encoded, removed, tuple(new), tuple(intake.refused), tuple(remarks))


def _take_in(
    records: Records,
    settings: Settings,
    topics: Sequence[Topic],
    entries: Iterable[Draft | Problem],
    without_authors: bool,
) -> Intake:
    intake = Intake(records, settings, Wishes((topics[0].key,), (), without_authors))
    for entry in entries:
        intake.take(entry)
    intake.settle()
    return intake


def _check(records: Records, settings: Settings) -> None:
    pages = plan_pages(arrange(records), Addresses(records.slugs), settings)
    if problems := check_addresses(pages, Source(settings.data)):
        raise NotANewList(problems[0].message)


def _edit(text: str, identity: Identity) -> str:
    values = {
        "site_name": identity.name,
        "site_description": identity.description,
        "site_url": identity.address,
        "repo_url": identity.repository,
    }
    try:
        return edit_site_file(text, values)
    except SiteFileRefused as error:
        raise NotANewList(f"{CONFIG_NAME}: {error}.") from None


def _describe(topics: Sequence[Topic]) -> dict[str, Tree]:
    return {t.key: {"title": t.title, "description": t.description} for t in topics}


def _list_first_list(settings: Settings) -> Iterator[str]:
    """What the folder has of the list that is there, as paths in the repository."""
    source = Source(settings.data)
    for folder in FOLDERS:
        for file in source.list_folder(folder):
            yield f"{settings.name_file(settings.data)}/{file}"
    for path in first_list.FILES:
        if (settings.root / path).exists():
            yield path
