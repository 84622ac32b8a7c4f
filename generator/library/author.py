"""The people who wrote the papers, each under one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.cleaning.folding import fold
from generator.records.model import Paper, Person


@dataclass(frozen=True)
class Author:
    name: str
    papers: tuple[Paper, ...]
    """Newest first."""

    co_authors: tuple[tuple[str, int], ...]
    """Names with the number of papers written together, most first."""

    topics: tuple[tuple[str, int], ...]
    """Topic keys with the number of papers, most first."""

    person: Person | None = None
    """What ``data/people.yml`` says of them."""

    @property
    def last_name(self) -> str:
        """The last word of the name: what an index of names in reading order sorts by."""
        return self.name.rsplit(" ", 1)[-1]

    @property
    def letter(self) -> str:
        return find_letter(self.last_name)


def find_letter(word: str) -> str:
    """Where an index lists it: A to Z, or # for what folds to no Latin letter."""
    first = fold(word)[:1].upper()
    return first if "A" <= first <= "Z" else "#"


@dataclass(frozen=True)
class Names:
    """Which spelling stands for which person."""

    people: dict[str, Person] = field(default_factory=dict)
    """By every spelling."""

    _settled: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    """By paper id: every page that shows a paper asks again."""

    @classmethod
    def of(cls, people: Iterable[Person]) -> Names:
        return cls({name: person for person in people for name in (person.name, *person.also)})

    def settle(self, spelling: str) -> str:
        person = self.people.get(spelling)
        return person.name if person else spelling

    def settle_all(self, paper: Paper) -> tuple[str, ...]:
        """The paper's authors under their settled names, in order; a name that two of them share
        is named once."""
        if paper.id not in self._settled:
            self._settled[paper.id] = tuple(dict.fromkeys(map(self.settle, paper.authors)))
        return self._settled[paper.id]


def arrange_authors(papers: Iterable[Paper], names: Names) -> dict[str, Author]:
    """Authors by name, in the order of an index; ``papers`` come newest first."""
    written: dict[str, list[Paper]] = {}
    for paper in papers:
        for name in names.settle_all(paper):
            written.setdefault(name, []).append(paper)
    authors = (_describe(name, papers, names) for name, papers in written.items())
    return {
        author.name: author
        for author in sorted(authors, key=lambda a: (fold(a.last_name), fold(a.name), a.name))
    }


def _describe(name: str, papers: list[Paper], names: Names) -> Author:
    together: Counter[str] = Counter()
    topics: Counter[str] = Counter()
    for paper in papers:
        together.update(names.settle_all(paper))
        topics.update(paper.topics)
    del together[name]
    return Author(
        name,
        tuple(papers),
        tuple(sorted(together.items(), key=lambda item: (-item[1], fold(item[0]), item[0]))),
        tuple(sorted(topics.items(), key=lambda item: (-item[1], item[0]))),
        names.people.get(name),
    )
