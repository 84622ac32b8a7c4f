"""The records that are there already, where new ones find their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from generator.library.orders import fold
from generator.pages.slugs import make_slug
from generator.records.loader import Records
from generator.records.plain_yaml import Tree
from generator.records.values import RESERVED_IDS
from generator.sources.draft import Draft

LONGEST_ID = 40


class Shelf:
    """Knows each paper by its ids, and by its title with the year."""

    def __init__(self, records: Records) -> None:
        self._taken = set(RESERVED_IDS)
        self._known: dict[str, str] = {}
        for paper in records.papers:
            self._taken |= {paper.id, *paper.former_ids}
            for mark in _list_marks(
                paper.arxiv or "", paper.doi or "", paper.title, str(paper.date)
            ):
                self._known.setdefault(mark, paper.id)

    def find(self, draft: Draft) -> str | None:
        """The id of the record that is the same paper."""
        return next((self._known[mark] for mark in _marks_of(draft) if mark in self._known), None)

    def place(self, draft: Draft) -> str:
        """Take an id for the draft: short, readable, and the same whenever the same drafts come in
        the same order."""
        id = next(id for id in _suggest_ids(draft) if id not in self._taken)
        self._taken.add(id)
        for mark in _marks_of(draft):
            self._known.setdefault(mark, id)
        return id


def _marks_of(draft: Draft) -> list[str]:
    text = [str(draft.fields.get(name) or "") for name in ("arxiv", "doi", "title", "date")]
    return _list_marks(*text)


def _list_marks(arxiv: str, doi: str, title: str, date: str) -> list[str]:
    """arXiv id and DOI name a paper; a title alone does not ("Introduction"), with its year it
    nearly always does."""
    letters = re.sub(r"\W+", "", fold(title))
    return [
        mark
        for mark in (
            f"arxiv:{arxiv}" if arxiv else "",
            f"doi:{doi.lower()}" if doi else "",
            f"title:{letters}:{date[:4]}" if letters else "",
        )
        if mark
    ]


def _suggest_ids(draft: Draft) -> Iterator[str]:
    """Ids to try, the best first: the name before a colon, more of the title, the first author, the
    year, a number."""
    title = str(draft.fields.get("title") or "")
    authors: Tree = draft.fields.get("authors") or []
    surname = (
        make_slug(str(authors[0]).split()[-1]) if isinstance(authors, list) and authors else ""
    )
    year = str(draft.fields.get("date") or "")[:4]
    name = title.split(":")[0] if 0 < title.find(":") <= LONGEST_ID else title
    whole = _cut(make_slug(title))
    stem = _cut(make_slug(draft.wanted_id)) or _cut(make_slug(name)) or whole or "paper"
    yield stem
    if whole:
        yield whole
    if surname:
        yield f"{stem}-{surname}"
        yield f"{stem}-{surname}-{year or 'undated'}"
    yield f"{stem}-{year or 'undated'}"
    for number in count(2):
        yield f"{stem}-n{number}"


def _cut(slug: str) -> str:
    """At most ``LONGEST_ID`` characters, whole words; with a letter in it."""
    words = slug.split("-")
    while len(words) > 1 and len("-".join(words)) > LONGEST_ID:
        words.pop()
    cut = "-".join(words)[:LONGEST_ID].strip("-")
    return cut if not cut or re.search("[a-z]", cut) else f"paper-{cut}"
