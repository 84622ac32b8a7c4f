"""The people who wrote the papers, each under one name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.cleaning.folding import fold
from generator.cleaning.suffixes import SUFFIX
from generator.records.model import Paper, Person


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    papers: tuple[Paper, ...]
    """Newest first."""

    names: Names

    last_name: str
    """As ``find_last_name`` has it."""

    @property
    def person(self) -> Person | None:
        """What ``data/people.yml`` says of them."""
        return self.names.people.get(self.name)

    @property
    def co_authors(self) -> list[tuple[str, int]]:
        """Names with the number of papers written together, most first."""
        together = Counter(name for paper in self.papers for name in self.names.settle_all(paper))
        del together[self.name]
        return sorted(together.items(), key=lambda item: (-item[1], fold(item[0]), item[0]))

    @property
    def topics(self) -> list[tuple[str, int]]:
        """Topic keys with the number of papers, most first."""
        counts = Counter(key for paper in self.papers for key in paper.topics)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def find_last_name(name: str) -> str:
    """The last word of the name but for "Jr." and the like: what an index of names in reading order
    sorts by."""
    before, _, last = name.rpartition(" ")
    return before.rpartition(" ")[2] if " " in before and SUFFIX.fullmatch(last) else last


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
        settled = self._settled.get(paper.id)
        if settled is None:
            names = paper.authors
            if not self.people.keys().isdisjoint(names):
                names = tuple(map(self.settle, names))
            once = dict.fromkeys(names)
            # Mostly nothing is to be settled: the paper's own tuple need not be there twice.
            settled = names if len(once) == len(names) else tuple(once)
            self._settled[paper.id] = settled
        return settled


def arrange_authors(papers: Iterable[Paper], names: Names) -> dict[str, Author]:
    """Authors by name, in the order of an index; ``papers`` come newest first."""
    written: dict[str, list[Paper]] = {}
    for paper in papers:
        for name in names.settle_all(paper):
            written.setdefault(name, []).append(paper)
    last_names = {name: find_last_name(name) for name in written}

    def find_place(name: str) -> str:
        # One text, which is compared many times as quickly as three; no name has a character that
        # sorts before the one between.
        return f"{fold(last_names[name])}\0{fold(name)}\0{name}"

    ordered = sorted(written, key=find_place)
    return {name: Author(name, tuple(written[name]), names, last_names[name]) for name in ordered}
