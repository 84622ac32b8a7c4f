"""What a curator should notice about a paper that is new to the list: sentences, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from generator.cleaning.folding import fold
from generator.curation.github_text import say, say_code
from generator.library.library import Library
from generator.problems import name_nearest
from generator.records.model import Paper

_SHORT = 3
"""Words of a title up to this length say little about it."""

_NEAR_TITLE = 0.85
_NEAR_NAME = 0.92
"""Shares of letters that two texts have in common, from which on they are told."""

_SHORT_NAME = 8
"""Letters of a name, spaces included, below which one that differs makes another name."""

_MOST = 3
"""How many that are near are told."""


class Notices:
    """Knows the list before the change, and finds what is near to something in it."""

    def __init__(self, before: Library, after: Library) -> None:
        self._before, self._after = before, after
        self._spellings: dict[str, set[str]] = {}
        for name in before.names.people | before.authors:
            for word in fold_name(name):
                self._spellings.setdefault(word, set()).add(name)
        self._titles: dict[str, set[str]] = {}
        for paper in before.papers:
            for word in _split_title(paper.title):
                self._titles.setdefault(word, set()).add(paper.id)

    def list(self, paper: Paper) -> list[str]:
        return [
            *self._notice_title(paper),
            *self._notice_authors(paper),
            *self._notice_groups(paper),
            *self._notice_gaps(paper),
        ]

    def _notice_title(self, paper: Paper) -> Iterator[str]:
        words = _split_title(paper.title)
        shared: dict[str, int] = {}
        for word in words:
            for id in self._titles.get(word, ()):
                shared[id] = shared.get(id, 0) + 1
        others = [self._before.by_id[id] for id, n in shared.items() if n * 2 >= len(words)]
        near = [
            (_compare(fold(paper.title), fold(other.title)), other.id, other.title)
            for other in others
            if other.id != paper.id
        ]
        for share, id, title in sorted(near, reverse=True)[:_MOST]:
            if share >= _NEAR_TITLE:
                yield (
                    f"The title is near to that of {say_code(id)}, “{say(title, 120)}”."
                    " Is it the same paper?"
                )

    def _notice_authors(self, paper: Paper) -> Iterator[str]:
        known = self._before.authors.keys() | self._before.names.people.keys()
        for name in dict.fromkeys(paper.authors):
            if name in known:
                continue
            words = fold_name(name)
            others = {other for word in words for other in self._spellings.get(word, ())}
            near = sorted(other for other in others if are_near(name, other))
            if near:
                there = " and ".join(f"“{say(other, 80)}”" for other in near[:_MOST])
                verb = "is" if len(near) == 1 else "are"
                yield f"The author “{say(name, 80)}” is new; {there} {verb} there. One person?"

    def _notice_groups(self, paper: Paper) -> Iterator[str]:
        before = self._before
        for key in paper.topics:
            if key in before.topics and not before.by_topic.get(key):
                yield f"The first paper of the topic {say_code(key)}."
        for tag in paper.tags:
            if tag not in before.by_tag:
                nearest = name_nearest(tag, before.by_tag)
                hint = f" Near to it: {_read_hint(nearest)}." if nearest else ""
                yield f"The first paper with the tag {say_code(tag)}.{hint}"
        if paper.venue and paper.venue not in before.by_venue:
            yield f"The first paper of the venue “{say(paper.venue, 80)}”."
        if paper.organization and paper.organization not in before.by_organization:
            yield f"The first paper of the organisation “{say(paper.organization, 80)}”."

    def _notice_gaps(self, paper: Paper) -> Iterator[str]:
        gaps = [name for name in ("note", "abstract") if not getattr(paper, name)]
        gaps += [] if paper.authors else ["author"]
        gaps += [] if paper.arxiv or paper.doi or paper.links.page else ["link to the paper"]
        if gaps:
            yield f"It has no {', no '.join(gaps)}."


def _read_hint(hint: str) -> str:
    """The words of "did you mean a or b?", as code."""
    words = hint.removeprefix("did you mean ").removesuffix("?").split(" or ")
    return ", ".join(map(say_code, words))


def _split_title(title: str) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(title)) if len(word) > _SHORT}


def _compare(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _NEAR_TITLE else 0.0


def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents and punctuation."""
    return tuple(re.findall(r"\w+", fold(name)))


def are_near(one: str, other: str) -> bool:
    """Whether two spellings may be of one person: the same words in another form or order, initials
    for names, a name left out in the middle, a letter that differs."""
    if one == other:
        return False
    mine, yours = fold_name(one), fold_name(other)
    if not mine or not yours:
        return False
    if sorted(mine) == sorted(yours) or "".join(mine) == "".join(yours):
        return True
    if mine[-1] == yours[-1] and _agree(mine[:-1], yours[:-1]):
        return True
    one, other = " ".join(mine), " ".join(yours)
    if min(len(one), len(other)) < _SHORT_NAME:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEAR_NAME


def _agree(mine: Iterable[str], yours: Iterable[str]) -> bool:
    """Whether given names agree, where an initial stands for a name and one may be missing."""
    fewer, more = sorted((list(mine), list(yours)), key=len)
    if not fewer or not _begins(fewer[0], more[0]):
        return False
    rest = iter(more)
    return all(any(_begins(name, other) for other in rest) for name in fewer)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) == 1 and long.startswith(short))
