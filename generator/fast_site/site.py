"""The fast way through MkDocs: the pages that the generator makes are built beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from generator.fast_site.early import Early
from generator.fast_site.markdown import can_convert
from generator.fast_site.mkdocs_pages import MkDocsPages, know_nothing
from generator.fast_site.order import Order
from generator.fast_site.page_builder import Built, PageBuilder
from generator.fast_site.planned_files import PlannedFiles
from generator.pages.compiled import COMPILED
from generator.pages.slugs import find_url
from generator.processes import Jobs
from generator.publish.quoting import quote_all
from generator.publish.site_state import Row
from generator.publish.site_writer import SiteWriter
from generator.publish.writer import WriteRefused, list_owned

_TOGETHER = 100
"""Pages of one job."""

_MOST = 9_000
"""Pages of one process: of the list it copies what it touches, and it remembers what it made."""

_HANDED_ON = (
    *("page_read_source", "page_markdown", "page_content", "page_context", "pre_page", "post_page"),
    *("files", "nav", "pre_template", "post_template"),
)
"""The events at which pages and files are handed to plugins."""

OURS = "readinglist"
"""The name of the plugin."""


def can_be_fast(config: MkDocsConfig) -> bool:
    """Whether nothing is set up that the fast way does not know: no navigation that MkDocs finds by
    itself, no other plugin and no hook that has its hand in pages or files."""
    ours, events = config.plugins[OURS], config.plugins.events
    handlers = (handler for event in _HANDED_ON for handler in events[event])
    is_ours_alone = all(getattr(handler, "__self__", None) is ours for handler in handlers)
    return config.nav is not None and is_ours_alone and can_convert(config)


class FastSite:
    """Pages in the navigation are left to MkDocs: to the theme, each of those is unlike any other.
    So are the pages that people wrote. All others MkDocs only knows to be there."""

    def __init__(
        self,
        config: MkDocsConfig,
        order: Order,
        early: Early,
    ) -> None:
        self.rendered, self._config = early.rendered, config
        self.order = order
        rendered, fingerprints = early.rendered, early.taken
        shard, earlier, there = order.shard, order.earlier, order.there
        self._in_navigation = [path for path in _list_paths(config.nav) if path in rendered.pages]
        left = set(self._in_navigation)
        left |= _list_excluded(rendered.pages, config)
        self._pages = [path for path in rendered.pages if path not in left]
        self.fingerprints = dict(fingerprints)
        self.rows: dict[str, Row] = {}
        """Every file that was made here, or is the same as it was, by path below the site."""

        self.ids: dict[str, Collection[str]] = {}
        """The places in the pages that many others lead into."""

        self._new: list[str] = []
        """The pages to be built."""

        for path in self._pages[shard.number - 1 :: shard.of]:
            place = self._find_place(path)
            print_ = fingerprints.get(path)
            if print_ and earlier.get(path) == print_ and place in there:
                self.rows[place] = there[place]
                if path in order.ids:
                    self.ids[path] = order.ids[path]
            else:
                self._new.append(path)
        self._builder = PageBuilder(rendered, config)
        self._early, self._index = early, early.index
        self._jobs: Jobs[int, Built] = Jobs(self._build, [])
        self.mkdocs_pages = MkDocsPages(order.known, there)

    def take_over(self, files: Files) -> PlannedFiles:
        """What MkDocs is to know of: of the files of an earlier build in ``docs/`` nothing.

        Raises:
            WriteRefused: a person's file has an address that is needed.
        """
        docs = Path(self._config.docs_dir)
        owned = set(list_owned(docs))
        theirs = [file for file in files if file.src_uri not in owned]
        for file in theirs:
            if file.src_uri in self.rendered.pages or file.src_uri in self.rendered.others:
                raise WriteRefused.of(docs / file.src_uri)
        made = map(self._make_file, self._in_navigation)
        planned = {*self._pages, *self.rendered.others}
        # By now MkDocs has emptied the folder.
        self._index.let_write()
        self._files = PlannedFiles(
            [*theirs, *made], planned, self._config, self._builder.make, self.ids
        )
        self._builder.know(self._files)
        self.mkdocs_pages.know(self._files, set(self._new))
        return self._files

    def _make_file(self, path: str) -> File:
        config = self._config
        place = config.docs_dir, config.site_dir, config.use_directory_urls
        return _RenderedFile(path, *place, render=partial(self.rendered.render, path))

    def begin(self, nav: Navigation, environment: jinja2.Environment) -> None:
        """Begin to build the pages, now that MkDocs has read its own."""
        self._site = SiteWriter(Path(self._config.site_dir), self.order.there)
        self._builder.dress(nav, environment, self._site)
        know_nothing(environment)
        environment.bytecode_cache = environment.bytecode_cache or COMPILED
        if len(self._new) > _MOST:
            self.rendered.renderer.library.prepare_papers()
        firsts = range(0, len(self._new), _TOGETHER)
        self._jobs = Jobs(self._build, [*firsts], most=_MOST // _TOGETHER)

    def finish(self) -> None:
        """Wait until all is written."""
        all_built = Built(0, {}, {}, self.ids, self.rows, {})
        related = self.rendered.renderer.library.related_ids
        total = len(self._new)
        with self.order.progress.stage("Building pages", "Built", "page", total) as advance:
            for built in self._jobs.finish():
                all_built.add(built)
                self.fingerprints |= built.fingerprints
                related.update(built.related)
                advance(built.pages)
        self.rows |= self._index.finish()
        self._site.rows = {}
        others = self.rendered.others if self.order.shard.number == 1 else {}
        excluded = _list_excluded(others, self._config)
        for path, content in others.items():
            if path not in excluded:
                self._site.write(path, content, always=True)
        self.rows |= self._site.rows
        if self.order.shard.number == 1:
            self.rows |= self.mkdocs_pages.list_rows(Path(self._config.site_dir))
        all_built.ask(self.mkdocs_pages.list_asked())
        self._builder.check(all_built, self.mkdocs_pages.known)

    def list_addresses(self) -> list[str]:
        """Of the pages that MkDocs did not build, but for those that only lead on, below the top of
        the site."""
        pages = self.rendered.pages
        paths = [path for path in self._pages if pages[path].kind != "moved"]
        return quote_all([self._find_place(path).removesuffix("index.html") for path in paths])

    def _find_place(self, path: str) -> str:
        """Where the page at ``path`` comes to lie, below the site."""
        if self._config.use_directory_urls:
            return f"{find_url(path)}index.html"
        return f"{path.removesuffix('.md')}.html"

    def stop(self) -> None:
        """End what is not done yet: nobody waits for it any more."""
        self._jobs.stop()
        self._early.stop()

    def _build(self, first: int) -> Built:
        return self._builder.build(self._new[first : first + _TOGETHER])


class _RenderedFile(File):
    """A page of the navigation, rendered when MkDocs reads it: it may say what takes a while."""

    def __init__(self, *place: Any, render: Callable[[], str]) -> None:
        super().__init__(*place)
        self._render = render

    @property
    def content_string(self) -> str:
        return self._render()

    @content_string.setter
    def content_string(self, text: str) -> None:
        self._render = lambda: text


def _list_paths(nav: Any) -> list[str]:
    """The files that the navigation in the configuration names."""
    if isinstance(nav, str):
        return [posixpath.normpath(nav)]
    inner = nav.values() if isinstance(nav, dict) else nav or ()
    return [path for item in inner for path in _list_paths(item)]


def _list_excluded(paths: Collection[str], config: MkDocsConfig) -> set[str]:
    """Those of ``paths`` that the configuration leaves out. Most match no pattern at all, and that
    is found out soon."""
    excluded: set[str] = set()
    for spec in filter(None, (config.exclude_docs, config.draft_docs)):
        matching = {
            path
            for pattern in spec.patterns
            if pattern.regex
            for path in paths
            if pattern.regex.match(path)
        }
        excluded.update(filter(spec.match_file, matching))
    return excluded
