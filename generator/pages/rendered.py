"""Files of which the pages are rendered when they are asked for: all together they would fill the
memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.pages.page import Page
from generator.pages.render import Renderer


class RenderedFiles(Mapping[str, bytes]):
    """Contents by path below ``docs/``. A page is rendered anew each time, to the same bytes."""

    def __init__(
        self, pages: Iterable[Page], renderer: Renderer, others: Mapping[str, bytes]
    ) -> None:
        """``others``: the files that are no pages."""
        self._pages = {page.path: page for page in pages}
        self._renderer = renderer
        self._others = others

    def __getitem__(self, path: str) -> bytes:
        page = self._pages.get(path)
        return self._others[path] if page is None else self._renderer.render(page).encode()

    def __contains__(self, path: object) -> bool:
        """Without a look at the content, which would render the page."""
        return path in self._pages or path in self._others

    def __iter__(self) -> Iterator[str]:
        yield from self._pages
        yield from self._others

    def __len__(self) -> int:
        return len(self._pages) + len(self._others)
