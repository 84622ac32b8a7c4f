"""Files of which the pages are rendered when they are asked for: all together they would fill the
memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from generator.pages.fingerprint import Fingerprints
from generator.pages.page import Page
from generator.pages.render import Renderer


class RenderedFiles(Mapping[str, bytes]):
    """Contents by path below ``docs/``. A page is rendered anew each time, to the same bytes."""

    def __init__(
        self,
        pages: Iterable[Page],
        renderer: Renderer,
        fingerprints: Fingerprints,
        others: Mapping[str, bytes],
        exports: Mapping[str, bytes],
        write_index: Callable[[], dict[str, bytes]],
    ) -> None:
        """``others``: the files that are no pages, the ``exports`` of all papers among them;
        ``write_index``: those of the search."""
        self.pages = {page.path: page for page in pages}
        self.renderer = renderer
        self.fingerprints = fingerprints
        self.others = others
        self.exports = exports
        self._write_index = write_index

    @cached_property
    def index(self) -> dict[str, bytes]:
        """The files of the search, made when they are first asked for."""
        return self._write_index()

    def make_index(self) -> None:
        """Now, and not when somebody first asks for it."""
        _ = self.index

    def render(self, path: str) -> str:
        """The Markdown of the page at ``path``."""
        return self.renderer.render(self.pages[path])

    def take_fingerprint(self, path: str) -> str:
        """Of what the page at ``path`` is made from; empty if that is not known."""
        return self.fingerprints.take(self.pages[path])

    def __getitem__(self, path: str) -> bytes:
        if path in self.pages:
            return self.render(path).encode()
        return self.others[path] if path in self.others else self.index[path]

    def __contains__(self, path: object) -> bool:
        """Without a look at the content, which would render the page."""
        return path in self.pages or path in self.others or path in self.index

    def __iter__(self) -> Iterator[str]:
        yield from self.pages
        yield from self.others
        yield from self.index

    def __len__(self) -> int:
        return len(self.pages) + len(self.others) + len(self.index)
