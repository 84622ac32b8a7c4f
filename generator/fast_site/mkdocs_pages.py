"""The pages that MkDocs builds itself: those that people wrote, and those of the navigation. One
that would become what it is already is not rendered again."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection, Iterator, Mapping, Set
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import jinja2
from mkdocs.commands import build
from mkdocs.structure.pages import Page

from generator.fast_site.planned_files import PlannedFiles
from generator.publish.site_state import Row, describe, read_file
from generator.publish.worker import FIRST

_NOTHING = "readinglist-nothing.html"
"""The template of a page that stays as it is: MkDocs writes no page without content."""


class Known(NamedTuple):
    """What is known of a page that was built."""

    source: str
    """The hash of its Markdown."""

    title: str
    ids: list[str]
    """The places in it."""

    asked: dict[str, str | None]
    """The address of each file that was looked for when it was rendered, by its path; None for one
    that was not there."""

    links: dict[str, dict[str, str]]
    """The links to places in files: the link as it was written, by path and place."""


class _Silence(logging.Filter):
    """Of a page that stays as it is, MkDocs says that it was skipped, as it has no content."""

    kept: Collection[str] = ()

    def filter(self, record: logging.LogRecord) -> bool:
        said, _, path = record.getMessage().partition(" '")
        return said != "Page skipped:" or path.partition("'")[0] not in self.kept


_SILENCE = _Silence()


class MkDocsPages:
    def __init__(self, earlier: Mapping[str, Known], there: Mapping[str, Row]) -> None:
        """``earlier``: the pages of the last build, by path below ``docs/``; ``there``: its files
        that are as they were left."""
        self._earlier, self._there = earlier, there
        self._sources: dict[str, str] = {}
        self._places: dict[str, str] = {}
        """Of each page below the site, by its path below ``docs/``."""

        self._kept: set[str] = set()
        """The pages that stay as they are."""

        self.known: dict[str, Known] = {}
        """For the next build."""

    def know(self, files: PlannedFiles, new: Set[str]) -> None:
        """To be called before a page is read. ``new``: the pages that are built beside MkDocs, and
        are not as they were."""
        self._files, self._new = files, new
        _SILENCE.kept = self._kept
        build.log.addFilter(_SILENCE)

    def read(self, page: Page) -> str | None:
        """What MkDocs is to take for the Markdown of ``page``; None where it is to read it."""
        path, place = page.file.src_uri, page.file.dest_uri
        try:
            text = page.file.content_string
        except (OSError, ValueError):
            return None
        self._places[path] = place
        self._sources[path] = source = hashlib.sha256(text.encode()).hexdigest()
        last = self._earlier.get(path)
        is_there = place in self._there and place not in FIRST
        if last and last.source == source and is_there and self._finds_same(last):
            self._kept.add(path)
            self.known[path] = last
            return ""
        return text

    def _finds_same(self, last: Known) -> bool:
        return all(self._files.find_url(path) == url for path, url in last.asked.items())

    def begin(self, page: Page) -> None:
        """To be called before ``page`` is rendered."""
        path = page.file.src_uri
        if path in self._kept:
            page.meta = {"template": _NOTHING, "title": self.known[path].title}
        self._files.asked = {}

    def end(self, page: Page) -> None:
        """To be called when ``page`` was rendered."""
        path, asked = page.file.src_uri, self._files.asked
        self._files.asked = None
        if path in self._kept:
            last = self.known[path]
            page.present_anchor_ids = set(last.ids)
            page.links_to_anchors = {
                file: places
                for target, places in last.links.items()
                # The last build has looked for the places in those that are as they were.
                if target not in self._files.planned
                and (file := self._files.get_file_from_path(target))
            }
        elif page.links_to_anchors is not None:
            links = {file.src_uri: places for file, places in page.links_to_anchors.items()}
            ids = sorted(page.present_anchor_ids or ())
            source = self._sources[path]
            self.known[path] = Known(source, page.title or "", ids, asked or {}, links)
            # MkDocs would render others only to look; they are looked for when they are built.
            page.links_to_anchors = {
                file: places
                for file, places in page.links_to_anchors.items()
                if file.src_uri not in self._new
            }

    def list_asked(self) -> dict[str, dict[str, list[str]]]:
        """The pages that lead to a place in one that is built beside MkDocs, by the path of that
        one and the place in it."""
        found: dict[str, dict[str, list[str]]] = {}
        for path, known in self.known.items():
            for target in known.links.keys() & self._new:
                asked = found.setdefault(target, {})
                for anchor in known.links[target]:
                    asked.setdefault(anchor, []).append(path)
        return found

    def list_rows(self, site: Path) -> Iterator[tuple[str, Row]]:
        """The files of all pages, by path below ``site``, into which MkDocs has built."""
        for path, place in self._places.items():
            if path in self._kept:
                yield place, self._there[place]
            else:
                with suppress(FileNotFoundError):  # of no content, or a draft
                    yield place, describe(read_file(site, place))


def know_nothing(environment: jinja2.Environment) -> None:
    """Let ``environment`` know the template of a page that stays as it is."""
    given = environment.loader
    nothing = jinja2.DictLoader({_NOTHING: ""})
    environment.loader = jinja2.ChoiceLoader([nothing, *([given] if given else [])])
