"""Papers as long lists show them: each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from generator.library.library import Library
from generator.pages import text
from generator.pages.links import Links
from generator.records.model import Paper

MOST_NAMES = 3


class Rows:
    """Writes rows. No template does: the pages of a large site have a hundred thousand of them."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def show(self, papers: Iterable[Paper], link: Links) -> Markup:
        """Items of a list in Markdown."""
        return text.trust("\n".join(self._show(paper.id, link) for paper in papers))

    @lru_cache(maxsize=20_000)  # noqa: B019 (lives as long as the build)
    def _show(self, id: str, link: Links) -> str:
        paper = self._library.by_id[id]
        names = self._library.names.settle_all(paper)
        who = text.encode(", ".join(names[:MOST_NAMES]))
        if len(names) > MOST_NAMES:
            who += f" + {len(names) - MOST_NAMES}"
        year = str(paper.date.year)
        where = text.encode(paper.venue or "")
        when = "" if year in (paper.venue or "") else year
        published = ", ".join(filter(None, (where, when)))
        return f"- {link.paper(id)} {who}{' · ' if names else ''}{published}"
