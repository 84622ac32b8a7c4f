"""Markdown to HTML, with one converter for many pages."""

from __future__ import annotations

import logging
from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc

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


class Converter:
    """Does what ``Page.render`` of MkDocs does, with its own parts, without making them anew."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
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

    def convert(self, page: pages.Page) -> None:
        """Set all that MkDocs sets on a page when it renders its Markdown."""
        md: Any = self._md
        md.reset()
        md.toc_tokens = []
        self._raw.present_anchor_ids = set()
        self._anchors.present_anchor_ids = set()
        self._links.file = page.file
        self._links.links_to_anchors = {}
        self._title.title = None
        page.content = md.convert(page.markdown)
        page.toc = get_toc(md.toc_tokens)
        page._title_from_render = self._title.title
        page.present_anchor_ids = self._anchors.present_anchor_ids | self._raw.present_anchor_ids
        if pages.log.getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = self._links.links_to_anchors


def can_convert(config: MkDocsConfig) -> bool:
    """Whether one converter may serve many pages with the extensions that are set."""
    return all(
        isinstance(extension, str) and extension.removeprefix("markdown.extensions.") in _RESETTABLE
        for extension in config.markdown_extensions
    )
