"""A page of the plan, as MkDocs and its themes know a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

_PLAIN_URL = re.compile(r"(?:[a-z0-9-]+/)+")
"""What stands behind the address of the site as it is."""

_READ = {"meta", "markdown", "content", "toc"}
_LINKED = {"abs_url", "canonical_url"}


@lru_cache(maxsize=10)
def _find_path(site: str) -> str:
    return urlsplit(urljoin(site, "./")).path


class FastPage(Page):
    """The same page as MkDocs' own would be, of which everything is made when it is asked for."""

    def __init__(
        self, file: File, config: MkDocsConfig, make: Callable[[FastPage], object]
    ) -> None:
        """``make`` sets what MkDocs sets when it reads and renders a page."""
        self._config = config
        self._make = make
        self._ids: set[str] | None = None
        self.asked: dict[str, dict[str, str]] = {}
        """The links to places in files: the link as it was written, by path and place."""

        super().__init__(None, file, config)
        for name in _READ:
            del self.__dict__[name]

    def __getattr__(self, name: str) -> Any:
        """Only what is not there yet."""
        if name in _READ:
            self._make(self)
        elif name in _LINKED:
            site = str(self._config.site_url or "")
            if site.endswith("/") and _PLAIN_URL.fullmatch(self.url):
                self.canonical_url, self.abs_url = (
                    f"{site}{self.url}",
                    f"{_find_path(site)}{self.url}",
                )
            else:
                super()._set_canonical_url(site)
        elif name == "edit_url":
            config = self._config
            super()._set_edit_url(config.repo_url, config.edit_uri, config.edit_uri_template)
        else:
            raise AttributeError(name)
        return self.__dict__[name]

    def _set_canonical_url(self, *_: object) -> None:
        """Not yet."""

    def _set_edit_url(self, *_: object) -> None:
        """Not yet."""

    @property
    def present_anchor_ids(self) -> set[str] | None:
        if self._ids is None:
            self._make(self)
        return self._ids

    @present_anchor_ids.setter
    def present_anchor_ids(self, value: set[str] | None) -> None:
        self._ids = value


class FastPages:
    """Makes pages that differ in their files alone: what MkDocs sets at the beginning is the same
    for all."""

    def __init__(self, config: MkDocsConfig, make: Callable[[FastPage], object]) -> None:
        first = File("index.md", None, config.site_dir, config.use_directory_urls)
        self._fields = vars(FastPage(first, config, make))

    def open(self, file: File) -> FastPage:
        page = FastPage.__new__(FastPage)
        vars(page).update(self._fields, file=file, asked={})
        file.page = page
        return page
