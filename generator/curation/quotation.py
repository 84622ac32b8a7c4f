"""Words of strangers in a comment or a pull request on GitHub, so that they only mean themselves.

Inside of code GitHub looks for no mention, reference, image, link, HTML or keyword. What could end
the code is longer than anything in the text.
"""

from __future__ import annotations

import re

from generator.problems import show_line

LONGEST_QUOTE = 4000
"""Characters of a block. GitHub takes 65,536 in a comment or a pull request."""


def quote_block(text: str) -> str:
    """``text`` as a block of code, its lines kept; cut where it is very long."""
    cut = len(text) > LONGEST_QUOTE
    lines = [show_line(line.expandtabs(4)) for line in text[:LONGEST_QUOTE].strip().split("\n")]
    if cut:
        lines.append(f"… ({len(text) - LONGEST_QUOTE:,} characters more)")
    fence = _name_fence("\n".join(lines), 3)
    return "\n".join([f"{fence}text", *lines, fence])


def quote_words(text: str) -> str:
    """``text`` as code within a sentence, on one line."""
    line = show_line(" ".join(text.split()))
    line = line if len(line) <= 200 else f"{line[:199]}…"
    fence = _name_fence(line, 1)
    # Spaces are needed where the text begins or ends with a backtick, and are not shown.
    return f"{fence} {line} {fence}" if "`" in line else f"{fence}{line}{fence}"


def _name_fence(text: str, least: int) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    return "`" * max(least, longest + 1)
