"""Topics for a paper, by the words that it shares with the papers of each topic.

Each topic has a centre: the sum of the word weights (term frequency times inverse document
frequency, of unit length) of its description and its papers. A score is the cosine between the
paper and that centre, from 0 to 1.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.cleaning.folding import fold
from generator.records.records import Records

Weights = dict[str, float]

_WORD = re.compile(r"[a-z][a-z0-9-]+")
_COMMON = frozenset(
    """a an and are as at be been between both but by can do does for from has have how i if in into
    is it its more most no not of on or our over paper propose show such than that the their them
    then there these they this to up use used using via was we well were what when where which while
    who why will with work""".split()  # noqa: SIM905 (words read better so)
)


@dataclass(frozen=True)
class Suggestion:
    topic: str
    """Its key."""

    title: str
    score: float


def suggest_topics(records: Records, text: str, most: int = 3) -> list[Suggestion]:
    """The topics nearest to ``text`` (a title and an abstract), the nearest first; none if it
    shares no word with any."""
    documents = {
        topic.key: [Counter(_split(f"{topic.title} {topic.description}"))]
        for topic in records.topics
    }
    for paper in records.papers:
        words = Counter(_split(f"{paper.title} {' '.join(paper.tags)} {paper.abstract or ''}"))
        for key in paper.topics:
            if key in documents:
                documents[key].append(words)
    everything = [words for group in documents.values() for words in group]
    rarity = _weigh_rarity(everything)
    wanted = _weigh(Counter(_split(text)), rarity)
    scored = [
        Suggestion(topic.key, topic.title, _compare(wanted, _add(documents[topic.key], rarity)))
        for topic in records.topics
    ]
    near = sorted((s for s in scored if s.score > 0), key=lambda s: (-s.score, s.topic))
    return near[:most]


def _split(text: str) -> list[str]:
    """Words in lower case, with a plural's s taken off: "agents" is "agent"."""
    words = (word.strip("-") for word in _WORD.findall(fold(text)))
    return [
        word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
        for word in words
        if word not in _COMMON
    ]


def _weigh_rarity(documents: list[Counter[str]]) -> Weights:
    seen = Counter(word for words in documents for word in words)
    return {word: math.log(len(documents) / count) + 0.1 for word, count in seen.items()}


def _weigh(words: Counter[str], rarity: Weights) -> Weights:
    """Unit length; how often a word comes counts less than that it comes."""
    known = {w: (1 + math.log(n)) * rarity[w] for w, n in words.items() if w in rarity}
    length = math.sqrt(sum(weight * weight for weight in known.values()))
    return {word: weight / length for word, weight in known.items()} if length else {}


def _add(documents: Iterable[Counter[str]], rarity: Weights) -> Weights:
    centre: Weights = {}
    for words in documents:
        for word, weight in _weigh(words, rarity).items():
            centre[word] = centre.get(word, 0.0) + weight
    return centre


def _compare(one: Weights, other: Weights) -> float:
    length = math.sqrt(sum(weight * weight for weight in other.values()))
    shared = sum(weight * other[word] for word, weight in one.items() if word in other)
    return shared / length if length else 0.0
