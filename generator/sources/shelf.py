"""The records that are there already, where new ones find their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from generator.cleaning.folding import fold
from generator.pages.slugs import make_slug
from generator.records.plain_yaml import Tree
from generator.records.records import Records
from generator.records.values import RESERVED_IDS
from generator.sources.draft import Draft

LONGEST_ID = 40
_TELLING = 25
"""Letters of a title that no two works share by chance; "Introduction" has twelve."""

_YEARS_TO_PRINT = 3
"""How much later than its preprint a paper may appear under the same title."""


@dataclass(frozen=True)
class _Marks:
    """What tells a paper from others."""

    arxiv: str
    doi: str
    title: str
    """Its letters and digits alone, so that neither case, accents nor punctuation count."""

    year: str
    author: frozenset[str]
    """The words of the first author's name, so that their order does not count."""

    def may_be(self, other: _Marks) -> bool:
        """Whether two papers of one title are the same: a title alone says little, with first
        author and year it says enough."""
        if self.arxiv and other.arxiv and self.arxiv != other.arxiv:
            return False
        if self.author and other.author and not self.author & other.author:
            return False
        if not self.year or not other.year or self.year == other.year:
            return True
        if self.doi and other.doi and self.doi != other.doi:
            return False
        near = abs(int(self.year) - int(other.year)) <= _YEARS_TO_PRINT
        return near and bool(self.author and other.author) and len(self.title) >= _TELLING


class Shelf:
    """Knows each paper by its ids, and by its title with its first author and year."""

    def __init__(self, records: Records) -> None:
        self._taken = set(RESERVED_IDS)
        self._known: dict[str, str] = {}
        self._titles: dict[str, list[tuple[str, _Marks]]] = {}
        for paper in records.papers:
            self._taken |= {paper.id, *paper.former_ids}
            self._learn(
                paper.id,
                _mark(paper.arxiv, paper.doi, paper.title, str(paper.date), paper.authors[:1]),
            )

    def find(self, draft: Draft) -> str | None:
        """The id of the record that is the same paper."""
        marks = _mark_draft(draft)
        for mark in _list_ids(marks):
            if mark in self._known:
                return self._known[mark]
        same_title = self._titles.get(marks.title, [])
        return next((id for id, other in same_title if marks.may_be(other)), None)

    def place(self, draft: Draft) -> str:
        """Take an id for the draft: short, readable, and the same whenever the same drafts come in
        the same order."""
        id = next(id for id in _suggest_ids(draft) if id not in self._taken)
        self._taken.add(id)
        self._learn(id, _mark_draft(draft))
        return id

    def _learn(self, id: str, marks: _Marks) -> None:
        for mark in _list_ids(marks):
            self._known.setdefault(mark, id)
        if marks.title:
            self._titles.setdefault(marks.title, []).append((id, marks))


def _list_ids(marks: _Marks) -> list[str]:
    ids = {"arxiv": marks.arxiv, "doi": marks.doi}
    return [f"{kind}:{id}" for kind, id in ids.items() if id]


def _mark_draft(draft: Draft) -> _Marks:
    def text_of(name: str) -> str:
        return str(draft.fields.get(name) or "")

    authors = draft.fields.get("authors")
    return _mark(
        text_of("arxiv"),
        text_of("doi"),
        text_of("title"),
        text_of("date"),
        [str(name) for name in authors[:1]] if isinstance(authors, list) else [],
    )


def _mark(
    arxiv: str | None, doi: str | None, title: str, date: str, first_author: Iterable[str]
) -> _Marks:
    words = {word for name in first_author for word in re.findall(r"\w{2,}", fold(name))}
    letters = re.sub(r"[\W_]+", "", fold(title)) or title.strip()
    return _Marks(arxiv or "", (doi or "").lower(), letters, date[:4], frozenset(words))


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
