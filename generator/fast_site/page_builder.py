"""Builds pages of the plan: a record's page from its template to its HTML, in one go."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from generator.fast_site.chrome import ChromeTemplate
from generator.fast_site.markdown import Converter
from generator.fast_site.mkdocs_pages import Known
from generator.fast_site.page import FastPage, FastPages
from generator.fast_site.planned_files import PlannedFiles
from generator.pages.rendered import RenderedFiles
from generator.publish.site_state import Row
from generator.publish.site_writer import SiteWriter


class Built(NamedTuple):
    pages: int
    fingerprints: dict[str, str]
    asked: dict[str, dict[str, list[str]]]
    """The pages that lead to a place which is to be there, by the path of a file and the place in
    it."""

    ids: dict[str, Collection[str]]
    """The places that are there, of the pages that many lead into."""

    rows: dict[str, Row]
    """What was written, by path below the site."""

    related: dict[str, list[str]]
    """The papers to read next, by paper."""

    def ask(self, asked: Mapping[str, Mapping[str, list[str]]]) -> None:
        for target, places in asked.items():
            known = self.asked.setdefault(target, {})
            for anchor, pages in places.items():
                known.setdefault(anchor, []).extend(pages)

    def add(self, other: Built) -> None:
        self.ask(other.asked)
        self.ids.update(other.ids)
        self.rows.update(other.rows)


class PageBuilder:
    def __init__(self, rendered: RenderedFiles, config: MkDocsConfig) -> None:
        self._rendered, self._config = rendered, config
        self._open = FastPages(config, self.make).open

    def know(self, files: PlannedFiles) -> None:
        """To be called before a page is made."""
        self._files = files
        self._converter = Converter(self._config, files)

    def dress(self, nav: Navigation, environment: jinja2.Environment, site: SiteWriter) -> None:
        """To be called before a page is built, when all that the theme shows of others is known."""
        self._nav, self._environment, self._site = nav, environment, site
        self._templates: dict[str, ChromeTemplate] = {}
        self._contexts: dict[int, dict[str, Any]] = {}
        self._pages = self._files.documentation_pages()

    def make(self, page: FastPage) -> None:
        """Set what MkDocs sets when it reads and renders a page."""
        planned = self._rendered.pages[page.file.src_uri]
        page.meta, page.markdown = self._rendered.renderer.render_parts(planned)
        self._converter.convert(page)

    def build(self, paths: Sequence[str]) -> Built:
        """Write the pages."""
        self._site.rows = {}
        built = Built(len(paths), {}, {}, {}, self._site.rows, {})
        library = self._rendered.renderer.library
        for path in paths:
            built.fingerprints[path] = self._rendered.take_fingerprint(path)
            page = self._open_page(path)
            template = self._get_template(page.meta.get("template", "main.html"))
            html = template.render(self._get_context(page))
            if html.strip():
                content = html.encode("utf-8", errors="xmlcharrefreplace")
                self._site.write(page.file.dest_uri, content)
            for target, links in page.asked.items():
                places = built.asked.setdefault(target, {})
                for anchor in links:
                    places.setdefault(anchor, []).append(path)
            planned = self._rendered.pages[path]
            if planned.kind == "paper":
                built.related[planned.subject.id] = library.related_ids[planned.subject.id]
            if planned.listed:
                built.ids[path] = page.present_anchor_ids or set()
            # Each holds the other: both would stay until somebody looks for garbage.
            page.file.page = None
        return built

    def check(self, built: Built, known: Mapping[str, Known]) -> None:
        """Warn, as MkDocs does, of places that are not there; ``known``: the pages of its own."""
        level = self._config.validation.links.anchors
        for target in sorted(built.asked):
            there = built.ids.get(target) or self._find_ids(target)
            file = self._files.get_file_from_path(target)
            if not file or there is None:
                continue
            for anchor in built.asked[target].keys() - set(there):
                for path in built.asked[target][anchor]:
                    page = self._open_page(path)
                    links = known[path].links if path in known else self._find_links(page)
                    page.links_to_anchors = {file: {anchor: links[target][anchor]}}
                    page.validate_anchor_links(files=self._files, log_level=level)

    def _find_links(self, page: FastPage) -> Mapping[str, Mapping[str, str]]:
        self.make(page)
        return page.asked

    def _find_ids(self, target: str) -> Collection[str] | None:
        if target in self._rendered.pages:
            return self._open_page(target).present_anchor_ids
        file = self._files.get_file_from_path(target)
        return file.page.present_anchor_ids if file and file.page else None

    def _open_page(self, path: str) -> FastPage:
        return self._open(self._files.name_file(path))

    def _get_template(self, name: str) -> ChromeTemplate:
        if name not in self._templates:
            self._templates[name] = ChromeTemplate(self._environment.get_template(name))
        return self._templates[name]

    def _get_context(self, page: FastPage) -> dict[str, Any]:
        """What MkDocs gives to the template of ``page``; but for the page itself the same for all
        that are as deep."""
        depth = page.url.count("/")
        if depth not in self._contexts:
            context = get_context(self._nav, self._pages, self._config, page)
            self._contexts[depth] = dict(context)
        return {**self._contexts[depth], "page": page}
