"""Markdown to HTML, with one converter for many pages."""

from __future__ import annotations

from typing import Any, cast

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File
from mkdocs.structure.toc import get_toc

from generator.fast_site.addresses import Addresses
from generator.fast_site.dialect import Converted, Dialect
from generator.fast_site.lines import Unknown
from generator.fast_site.page import FastPage
from generator.fast_site.planned_files import PlannedFiles

_RESETTABLE = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "meta",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
    }
)
"""Extensions of Python-Markdown of which a reset leaves no trace of the page before."""

_PLAIN = {"attr_list", "fenced_code", "md_in_html", "tables", "toc"}
"""The extensions with which the dialect means what ``Dialect`` says."""


class Converter:
    """Does what ``Page.render`` of MkDocs does, with its own parts, without making them anew."""

    def __init__(self, config: MkDocsConfig, files: PlannedFiles) -> None:
        self._md = markdown.Markdown(
            extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {}
        )
        # In the order of MkDocs: of two with the same priority the first one runs first.
        nowhere = File("nowhere.md", None, "", use_directory_urls=True)
        self._raw = pages._RawHTMLPreprocessor()
        self._raw._register(self._md)
        self._anchors = pages._ExtractAnchorsTreeprocessor(nowhere, files, config)
        self._anchors._register(self._md)
        self._links = pages._RelativePathTreeprocessor(nowhere, files, config)
        self._links._register(self._md)
        self._title = pages._ExtractTitleTreeprocessor()
        self._title._register(self._md)

        self._is_plain = _is_plain(config)
        self._depth = (config.mdx_configs.get("toc") or {}).get("toc_depth", 6)
        self._addresses = Addresses(files)

    def convert(self, page: FastPage) -> bool:
        """Set all that MkDocs sets on a page when it renders its Markdown. Whether it was all known
        here, so that Python-Markdown was not asked."""
        if self._is_plain and "title" in page.meta:
            try:
                self._convert_dialect(page, str(page.markdown))
            except Unknown:
                pass
            else:
                return True
        self._convert_any(page)
        return False

    def _convert_dialect(self, page: FastPage, text: str) -> None:
        done = self._convert_beside(page.file, text) or self._convert_alone(page.file, text)
        page.content = done.html
        page.toc = get_toc(cast(Any, done.toc))
        page.present_anchor_ids = done.ids
        page.asked = {}
        for file, anchor, link in done.places:
            page.asked.setdefault(file, {}).setdefault(anchor, link)

    def _convert_beside(self, file: File, text: str) -> Converted | None:
        """As all pages beside this one are; none if it leads into its own folder."""
        if beside := self._addresses.seen_beside(file):
            seen, own = beside
            done = Dialect(seen.lines, self._depth).convert(text)
            if f'href="{own}' not in done.html:
                return done
        return None

    def _convert_alone(self, file: File, text: str) -> Converted:
        return Dialect(self._addresses.seen_from(file).lines, self._depth).convert(text)

    def _convert_any(self, page: FastPage) -> None:
        md: Any = self._md
        md.reset()
        md.toc_tokens = []
        self._raw.present_anchor_ids = set()
        self._anchors.present_anchor_ids = set()
        self._links.file = page.file
        self._links.links_to_anchors = {}
        self._title.title = None
        page.content = md.convert(str(page.markdown))
        page.toc = get_toc(md.toc_tokens)
        page._title_from_render = self._title.title
        page.present_anchor_ids = self._anchors.present_anchor_ids | self._raw.present_anchor_ids
        asked = self._links.links_to_anchors
        page.asked = {file.src_uri: anchors for file, anchors in asked.items()}


def can_convert(config: MkDocsConfig) -> bool:
    """Whether one converter may serve many pages with the extensions that are set."""
    names = (str(extension) for extension in config.markdown_extensions)
    return all(name.removeprefix("markdown.extensions.") in _RESETTABLE for name in names)


def _is_plain(config: MkDocsConfig) -> bool:
    """Whether Markdown is set up as the generator's own list has it."""
    names = {str(name).removeprefix("markdown.extensions.") for name in config.markdown_extensions}
    options = {name: set(given) for name, given in config.mdx_configs.items() if given}
    depth = (config.mdx_configs.get("toc") or {}).get("toc_depth", 6)
    return names == _PLAIN and options in ({}, {"toc": {"toc_depth"}}) and type(depth) is int
