"""Records that look alike: two papers that may be one, two tags that say the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations

from generator.cleaning.folding import fold
from generator.problems import Problem, count_of
from generator.records.model import Paper
from generator.records.records import Records
from generator.records.source import Source
from generator.records.urls import normalise_url
from generator.records.values import shorten

ALIKE = 0.92
"""How much of two titles must agree (0 to 1; difflib's ratio of their letters)."""

_MOST_BEGUN_ALIKE = 20
"""Titles with the same four words at one end that are compared with each other: of "A survey of
the …" there are hundreds, and no two need be the same."""

_TELLING = 25
"""Characters of a title that no two works share by chance, as they do "Author index"."""

_SHORTEST_TO_MISSPELL = 7
"""Letters of a tag from which on one letter more or less is likely a slip."""


def find_likenesses(records: Records, source: Source) -> Iterator[Problem]:
    """A warning for each pair, at the later of the two."""
    yield from _find_like_titles(records.papers, source)
    yield from _find_shared_code(records.papers, source)
    yield from _find_like_tags(records.papers, source)


def _find_like_titles(papers: Iterable[Paper], source: Source) -> Iterator[Problem]:
    told: set[str] = set()
    for one, other in _pair_titles(papers):
        if other.id in told or not _may_be_one(one, other):
            continue
        told.add(other.id)
        yield source.report(
            f"papers/{other.id}.yml",
            ("title",),
            "similar-title",
            f"found {shorten(other.title)!r}, which is like {shorten(one.title)!r} in "
            f"{source.shown_as}/papers/{one.id}.yml.",
            "if it is the same paper, keep one record and name the other's id in former_ids",
            severity="warning",
            other=f"papers/{one.id}.yml",
        )


def _pair_titles(papers: Iterable[Paper]) -> list[tuple[Paper, Paper]]:
    """Pairs in the order of their ids, found without comparing each title with each."""
    blocks: dict[tuple[str, ...], list[tuple[Paper, str]]] = defaultdict(list)
    for paper in papers:
        words = re.findall(r"\w+", fold(paper.title))
        entry = paper, "".join(words)
        for key in {("=", *sorted(words)), ("<", *words[:4]), (">", *words[-4:])}:
            blocks[key].append(entry)
    pairs: dict[tuple[str, str], tuple[Paper, Paper]] = {}
    for key, block in blocks.items():
        many = len(block) > _MOST_BEGUN_ALIKE
        if many and key[0] != "=":
            continue
        for (one, title), (other, title_too) in (
            _pair_first(block) if many else combinations(block, 2)
        ):
            if (one.id, other.id) not in pairs and (key[0] == "=" or _are_alike(title, title_too)):
                pairs[one.id, other.id] = one, other
    return [pairs[ids] for ids in sorted(pairs)]


def _pair_first(block: Iterable[tuple[Paper, str]]) -> Iterator[tuple[tuple[Paper, str], ...]]:
    """Each paper with the first that shares an author or the year: a list of journals has a
    thousand of "Introduction", whose pairs would be half a million."""
    first: dict[str, tuple[Paper, str]] = {}
    for entry in block:
        paper = entry[0]
        for shared in dict.fromkeys([*map(fold, paper.authors), str(paper.date.year)]):
            other = first.setdefault(shared, entry)
            if other is not entry:
                yield other, entry


def _are_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    # "Part 1" and "Part 2", "2023" and "2024" are other papers, however like they are.
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    bounds = (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio)
    return all(bound() >= ALIKE for bound in bounds)


def _may_be_one(one: Paper, other: Paper) -> bool:
    """Whether nothing but the title is needed to suspect it; papers with one id are reported for
    that."""
    if one.arxiv and other.arxiv:
        return False
    if one.doi and other.doi and one.doi.lower() == other.doi.lower():
        return False
    authors, others = ({fold(name) for name in paper.authors} for paper in (one, other))
    if authors and others:
        return not authors.isdisjoint(others)
    return one.date.year == other.date.year and len(one.title) >= _TELLING


def _find_shared_code(papers: Iterable[Paper], source: Source) -> Iterator[Problem]:
    first: dict[str, Paper] = {}
    for paper in papers:
        for place, repository in enumerate(paper.links.code):
            other = first.setdefault(normalise_url(repository.url), paper)
            if other is not paper:
                yield source.report(
                    f"papers/{paper.id}.yml",
                    ("links", "code", place, "url"),
                    "shared-code",
                    f"found {shorten(repository.url)!r}, which is code of "
                    f"{source.shown_as}/papers/{other.id}.yml too.",
                    "look whether it is the same paper, or the code of another",
                    severity="warning",
                    other=f"papers/{other.id}.yml",
                )


def _find_like_tags(papers: Iterable[Paper], source: Source) -> Iterator[Problem]:
    """Once for each tag, at the first paper that has it."""
    papers = list(papers)
    counts = Counter(tag for paper in papers for tag in paper.tags)
    better = _choose_tags(counts)
    for paper in papers:
        for place, tag in enumerate(paper.tags):
            if other := better.pop(tag, ""):
                yield source.report(
                    f"papers/{paper.id}.yml",
                    ("tags", place),
                    "near-duplicate-tag",
                    f"found the tag {tag!r} ({count_of(counts[tag], 'paper')}), which is like "
                    f"{other!r} ({count_of(counts[other], 'paper')}).",
                    other,
                    severity="warning",
                )


def _choose_tags(counts: Counter[str]) -> dict[str, str]:
    """For each tag that is like a more frequent one, that one; of equals the first by letters."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for tag in counts:
        spellings[_reduce(tag)].append(tag)

    def rank(tag: str) -> tuple[int, str]:
        return -counts[tag], tag

    better: dict[str, str] = {}
    for letters, tags in spellings.items():
        alike = [tag for near in _list_slips(letters) for tag in spellings.get(near, ())]
        best = min((*tags, *alike), key=rank)
        better |= {tag: best for tag in tags if tag != best}
        better |= {tag: best for tag in alike if tag != best and tag not in better}
    # A tag may be like one that is itself like a third.
    return {tag: better.get(best, best) for tag, best in better.items() if better.get(best) != tag}


def _reduce(tag: str) -> str:
    """What two spellings of a tag share: their letters without hyphens, without the s of a plural,
    American as British. Signs count: c++ is not c."""
    letters = re.sub(r"[-.](?!$)", "", tag).replace("z", "s").replace("our", "or")
    return letters[:-1] if len(letters) > 3 and re.search("[^s]s$", letters) else letters


def _list_slips(letters: str) -> Iterator[str]:
    """``letters`` with one too few, or with two exchanged. Not with one that is another: "content"
    is not "context"."""
    if len(letters) < _SHORTEST_TO_MISSPELL or not letters.isalpha():
        return
    for place in range(len(letters)):
        before, after = letters[:place], letters[place + 1 :]
        yield before + after
        if after and after[0] != letters[place]:
            yield before + after[0] + letters[place] + after[1:]
