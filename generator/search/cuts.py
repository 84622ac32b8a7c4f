"""Where the words are cut into files: where the cut is shows in the words near it alone, so that a
word that comes, goes or changes moves few cuts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

LEAST = 2 / 3
"""A file has at least this part of the most, unless it would have to be cut within a word."""


def find_cuts(words: Sequence[str], sizes: Sequence[int], most: int) -> list[int]:
    """The number of the first word of each file; ``sizes`` are the characters of each word and its
    postings, ``most`` of a file. A word that has more stands alone.

    A file begins with a short word, for the root names it.
    """
    ends = [0, *accumulate(sizes)]
    cuts = []
    start = 0
    while start < len(words):
        cuts.append(start)
        if ends[-1] - ends[start] <= most:
            break
        least = bisect_left(ends, ends[start] + most * LEAST, start + 1)
        after = bisect_right(ends, ends[start] + most, start + 1)
        near = range(least, after)
        start = min(near, key=lambda at: _rank(words[at])) if near else max(start + 1, after - 1)
    return cuts


def _rank(word: str) -> tuple[int, int]:
    """By length, then by chance."""
    return len(word), crc32(word.encode())
