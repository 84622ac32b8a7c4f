"""A page of the plan, as MkDocs and its themes know a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

_READ = {"meta", "markdown", "content", "toc"}
_LINKED = {"abs_url", "canonical_url"}


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
            super()._set_canonical_url(self._config.site_url)
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
