"""Words that nearly every abstract has."""

from __future__ import annotations

STOP_WORDS = frozenset(
    [
        # Those of Lucene …
        *("a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is"),
        *("it", "no", "not", "of", "on", "or", "such", "that", "the", "their", "then", "there"),
        *("these", "they", "this", "to", "was", "will", "with"),
        # … and those that papers about themselves are full of.
        *("can", "from", "has", "have", "our", "we", "which"),
    ]
)
"""As ``words`` leaves them: folded, without plural."""
