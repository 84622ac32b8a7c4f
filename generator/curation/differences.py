"""What differs between two texts or two rows of values, in HTML that GitHub allows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

from generator.curation.github_text import say

MOST_WORDS = 1500
"""Words that are compared one by one: the time grows with the square of their number."""

_WHOLE_ROW = 200
"""Characters up to which a row of values is shown with those that stayed."""

_AROUND = 6
"""Words that are shown before and after a difference."""


def mark_words(before: str, after: str, most: int = 1500) -> str:
    """The words that went and came, with some around them; each piece is cut at ``most``
    characters."""
    old, new = before.split(), after.split()
    if old == new:
        return "only the line breaks differ"
    start = _count_same(old, new)
    end = _count_same(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    pieces = [_shorten_same(old[:start], first=True, last=False)]
    if max(len(middle_old), len(middle_new)) > MOST_WORDS:
        pieces += [_wrap("del", middle_old, most), _wrap("ins", middle_new, most)]
    else:
        matcher = SequenceMatcher(None, middle_old, middle_new, autojunk=False)
        for kind, i, j, k, m in matcher.get_opcodes():
            if kind == "equal":
                pieces.append(_shorten_same(middle_old[i:j], first=False, last=False))
            else:
                pieces += [
                    _wrap("del", middle_old[i:j], most),
                    _wrap("ins", middle_new[k:m], most),
                ]
    pieces.append(_shorten_same(old[len(old) - end :] if end else [], first=False, last=True))
    return " ".join(filter(None, pieces))


def mark_items(
    before: Sequence[str], after: Sequence[str], show: Callable[[str], str]
) -> tuple[str, str]:
    """Two rows of values, each with what the other does not have marked in it."""
    if (len(before) < 2 and len(after) < 2) or set(before) == set(after):
        return ", ".join(map(show, before)), ", ".join(map(show, after))
    return _mark_missing("del", before, after, show), _mark_missing("ins", after, before, show)


def _mark_missing(
    tag: str, items: Sequence[str], others: Sequence[str], show: Callable[[str], str]
) -> str:
    """The items, those that ``others`` lack in ``tag``; of a long row these alone."""
    whole = sum(map(len, items)) <= _WHOLE_ROW
    shown: list[str] = []
    for item in items:
        if item not in others:
            shown.append(f"<{tag}>{show(item)}</{tag}>")
        elif whole:
            shown.append(show(item))
        elif shown[-1:] != ["…"]:
            shown.append("…")
    return ", ".join(shown)


def _count_same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    same = 0
    for mine, yours in zip(one, other, strict=False):
        if mine != yours:
            break
        same += 1
    return same


def _shorten_same(words: Sequence[str], *, first: bool, last: bool) -> str:
    """What is the same, without the words far from a difference."""
    head, tail = (0 if first else _AROUND), (0 if last else _AROUND)
    if len(words) <= head + tail + 2:
        return say(" ".join(words), 600) if words else ""
    start = say(" ".join(words[:head]), 300) if head else ""
    end = say(" ".join(words[-tail:]), 300) if tail else ""
    return " ".join(filter(None, (start, "…", end)))


def _wrap(tag: str, words: Sequence[str], most: int) -> str:
    return f"<{tag}>{say(' '.join(words), most)}</{tag}>" if words else ""
