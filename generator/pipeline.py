"""The way of a paper, from its record to its page."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from generator.library.library import Library, arrange
from generator.pages.collisions import check_addresses
from generator.pages.page import Page
from generator.pages.plan import find_listed, plan_pages
from generator.pages.slugs import FEED, FIELDS, RULES, Addresses
from generator.problems import Problem, ProblemsFound
from generator.progress import SILENT, Progress
from generator.publish.writer import Written, list_owned, write_tree
from generator.records.advice import advise
from generator.records.checks import check_records
from generator.records.known_records import KnownRecords
from generator.records.loader import load_records
from generator.records.reader import Memory
from generator.records.records import Records
from generator.records.source import Source
from generator.records.written_pages import read_written_pages
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.pages.fingerprint import Fingerprints
    from generator.pages.rendered import RenderedFiles
    from generator.search.contents import Write
    from generator.search.index import Last, Made


@dataclass(frozen=True)
class Plan:
    """Everything known before a page is rendered."""

    library: Library
    addresses: Addresses
    pages: list[Page]
    keys: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    """Of what is written in the records of papers: see ``Records``."""


@dataclass(frozen=True)
class Inspection:
    """A list that was looked through, whatever is in it."""

    source: Source
    records: Records
    plan: Plan
    """May be published only if there are no problems."""

    problems: list[Problem]
    """In no order."""


def make_plan(
    settings: Settings,
    progress: Progress = SILENT,
    memory: Memory | None = None,
    known: KnownRecords | None = None,
) -> Plan:
    """Read and check every record and decide on the pages. ``memory`` and ``known``: see
    ``load_records``.

    Raises:
        ProblemsFound: with every problem of every file.
    """
    inspection = inspect(settings, progress=progress, memory=memory, known=known)
    if inspection.problems:
        raise ProblemsFound(inspection.problems)
    return inspection.plan


def inspect(
    settings: Settings,
    *,
    advice: bool = False,
    progress: Progress = SILENT,
    memory: Memory | None = None,
    known: KnownRecords | None = None,
) -> Inspection:
    """Read, check and plan as far as it goes, and say every problem that was met; warnings only
    with ``advice``."""
    source = Source(settings.data, settings.name_file(settings.data))
    with progress.stage("Reading files", "Read", "file", source.count_records()) as advance:
        records, problems = load_records(source, advance, memory, known)
    with progress.stage("Checking everything", "Checked everything"):
        problems += check_records(records, source, settings.today)
        # Planned all the same, for the addresses; a collection may name papers that are not there.
        library = arrange(replace(records, collections=()) if problems else records)
        addresses = Addresses(records.slugs)
        pages = plan_pages(library, addresses, settings)
        problems += check_addresses(pages, source)
        problems += advise(records, source) if advice else []
    plan = Plan(library, find_listed(addresses, pages), pages, records.keys)
    return Inspection(source, records, plan, problems)


def render_files(
    plan: Plan,
    settings: Settings,
    progress: Progress = SILENT,
    exports: Mapping[str, bytes] | None = None,
    fingerprints: Fingerprints | None = None,
    unchanged: Mapping[str, bytes] = MappingProxyType({}),
) -> RenderedFiles:
    """What belongs into ``docs/``, by path below it; a page is rendered when it is asked for, and
    the index of the search is made then. ``exports``: those of an earlier state of the list, where
    they will do; ``fingerprints`` of this one, where they have been begun; ``unchanged``: files
    that are known to be as they would be made, all scripts among them or none."""
    # A check goes without these, and they take a while to load.
    from generator.pages.fingerprint import Fingerprints
    from generator.pages.render import Renderer
    from generator.pages.rendered import RenderedFiles
    from generator.publish.chrome import write_chrome
    from generator.publish.exports import write_exports
    from generator.publish.feed import write_feed
    from generator.publish.roll import ROLL, write_roll
    from generator.publish.scripts import list_scripts, write_scripts
    from generator.publish.stylesheet import write_stylesheet

    def make_index() -> dict[str, bytes]:
        from generator.search.index import write_index

        return write_index(library, addresses, read_pages(plan, settings))

    library, addresses = plan.library, plan.addresses
    if exports is None:
        with progress.stage("Exporting papers", "Exported", "paper") as advance:
            exports = write_exports(library, addresses, settings)
            advance(len(library.papers))
    if unchanged:
        others = {path: unchanged[path] for path in list_scripts()}
    else:
        others = write_scripts() | write_chrome(settings)
    others |= write_stylesheet(settings)
    others[FEED] = write_feed(library, addresses, settings)
    others[ROLL] = write_roll(library)

    return RenderedFiles(
        plan.pages,
        Renderer(library, addresses, settings, exports),
        fingerprints or Fingerprints(library, addresses),
        # The exports may still be in the making: nobody asks for one of them here.
        ChainMap(others, cast(dict[str, bytes], exports)),
        exports,
        make_index,
    )


def make_index(
    plan: Plan,
    settings: Settings,
    take_print: Callable[[str], str] | None = None,
    last: Last | None = None,
    write: Write | None = None,
) -> Made:
    """The files of the search that are not as in the ``last`` index; ``take_print`` and ``write``:
    see there."""
    from generator.search.index import make_index

    pages = read_pages(plan, settings)
    return make_index(plan.library, plan.addresses, pages, take_print, last, write)


def read_pages(plan: Plan, settings: Settings) -> dict[str, str]:
    """The Markdown of the pages that are found section by section, by path below ``docs/``: those
    that people wrote, and of those of the ``plan`` the ones on fields and rules."""
    from generator.pages.render import Renderer

    planned = {page.path: page for page in plan.pages}
    written = read_written_pages(settings.docs, planned.keys() | set(list_owned(settings.docs)))
    render = Renderer(plan.library, plan.addresses, settings).render
    return written | {path: render(planned[path]) for path in (FIELDS, RULES)}


def write_pages(plan: Plan, settings: Settings, progress: Progress = SILENT) -> Written:
    """Make ``docs/`` hold what was planned."""
    files = render_files(plan, settings, progress)
    with progress.stage("Indexing papers", "Indexed", "paper") as advance:
        files.make_index()
        advance(len(plan.library.papers))
    with progress.stage("Making pages", "Made", "file", len(files)) as advance:
        return write_tree(settings.docs, files, advance)


def build(settings: Settings) -> Written:
    """Records to Markdown in ``docs/``; nothing is written if anything is wrong."""
    return write_pages(make_plan(settings), settings)
