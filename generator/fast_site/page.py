"""A page that the generator wrote, as MkDocs builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.fast_site.front_matter import read_front_matter

if TYPE_CHECKING:
    from generator.fast_site.markdown import Converter

_LATER = "to be converted"
"""Stands for the content while MkDocs reads all pages, which it hands on without a look."""


class FastPage(Page):
    """The same page as MkDocs' own, read and rendered in a fraction of the time and the memory.

    MkDocs converts all pages and then writes them all. Here, a page is converted when it is written
    or when somebody asks for what comes of it, and forgets that again.
    """

    def __init__(self, file: File, config: MkDocsConfig, converter: Converter) -> None:
        self._converter = converter
        self._waits = False
        """Whether it is converted when it is asked for."""

        self._is_known = False
        """Whether it was converted without Python-Markdown."""

        self._markdown: str | None = None
        self._content: str | None = None
        self._toc: Any = []
        self._ids: set[str] | None = None
        super().__init__(None, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        source = config.plugins.on_page_read_source(page=self, config=config)
        if source is None:
            source = self.file.content_string
        self._markdown, self.meta = read_front_matter(source)
        # Without a title it gets one from its content.
        if self._converter.may_wait and "title" in self.meta:
            self._waits = True
            self._markdown = None

    def render(self, config: MkDocsConfig, files: Files) -> None:
        if not self._waits:
            self._is_known = self._converter.convert(self)

    def forget(self) -> None:
        """Give up what can be had again."""
        if self._waits:
            self._content, self._toc = None, []
            # To convert other Markdown a second time would say its faults a second time.
            self._ids = None if self._is_known else self._ids

    def _convert(self) -> None:
        if self._waits and self._content is None and not self._converter.is_reading:
            self._is_known = self._converter.convert(self)

    @property
    def markdown(self) -> str | None:
        if self._waits and self._markdown is None:
            if self._converter.is_reading:
                return _LATER
            return read_front_matter(self.file.content_string)[0]
        return self._markdown

    @markdown.setter
    def markdown(self, value: str | None) -> None:
        self._markdown = None if value is _LATER else value

    @property
    def content(self) -> str | None:
        self._convert()
        return _LATER if self._waits and self._content is None else self._content

    @content.setter
    def content(self, value: str | None) -> None:
        self._content = None if value is _LATER else value

    @property
    def toc(self) -> Any:
        self._convert()
        return self._toc

    @toc.setter
    def toc(self, value: Any) -> None:
        self._toc = value

    @property
    def present_anchor_ids(self) -> set[str] | None:
        if self._ids is None:
            self._convert()
        return self._ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: set[str] | None) -> None:
        self._ids = value
