"""Papers as long lists show them: each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from generator.library.library import Library
from generator.pages import text
from generator.pages.links import Links
from generator.records.model import Paper

ROW_NAMES, FEW_ROW_NAMES = 3, 1
"""How many authors a row names, and in a large list: a paper stands in a dozen rows."""


class Rows:
    """Writes rows. No template does: the pages of a large site have a hundred thousand of them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._most = FEW_ROW_NAMES if library.is_large else ROW_NAMES

    def show(self, papers: Iterable[Paper], link: Links) -> Markup:
        """Items of a list in Markdown."""
        return text.trust("\n".join(self._show(paper.id, link) for paper in papers))

    @lru_cache(maxsize=20_000)  # noqa: B019 (lives as long as the build)
    def _show(self, id: str, link: Links) -> str:
        paper = self._library.by_id[id]
        names = self._library.names.settle_all(paper)
        who = text.encode(", ".join(names[: self._most]))
        if len(names) > self._most:
            who += f" + {len(names) - self._most}"
        year = str(paper.date.year)
        where = text.encode(paper.venue or "")
        when = "" if year in (paper.venue or "") else year
        published = ", ".join(filter(None, (where, when)))
        return f"- {link.paper(id)} {who}{' · ' if names else ''}{published}"
