"""A page that the generator wrote, as MkDocs builds it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.fast_site.front_matter import read_front_matter
from generator.fast_site.markdown import Converter


class FastPage(Page):
    """The same page as MkDocs' own, read and rendered in a fraction of the time."""

    def __init__(self, file: File, config: MkDocsConfig, converter: Converter) -> None:
        super().__init__(None, file, config)
        self._converter = converter

    def read_source(self, config: MkDocsConfig) -> None:
        source = config.plugins.on_page_read_source(page=self, config=config)
        if source is None:
            source = self.file.content_string
        self.markdown, self.meta = read_front_matter(source)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self._converter.convert(self)
