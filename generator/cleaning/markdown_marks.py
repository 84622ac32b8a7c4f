"""Markdown in abstracts: authors type it where they hand in a paper, and most programs show it as
typed."""

from __future__ import annotations

import re

_STRONG = re.compile(r"\*{2,3}(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*{2,3}")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w\\/}$])_(?=[^\s_{])([^_\n]{1,200}?)(?<=[^\s_\\])_(?![\w{/])")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((https?://[^\s()]{1,500})\)")
_QUOTED = re.compile(r"``([^`'\n]{1,300})\'\'")
"""TeX's own, which stands in the same abstracts."""


def drop_marks(text: str) -> str:
    """Without the marks of emphasis; a link's address stands in brackets behind its words."""
    if "](" in text:
        text = _LINK.sub(lambda found: write_link(found[1], found[2]), text)
    if "**" in text:
        text = _STRONG.sub(r"\1", text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", text)
    if "_" in text and "$" not in text:
        text = _UNDERLINED.sub(r"\1", text)
    return _QUOTED.sub(r"“\1”", text) if "``" in text else text


def write_link(words: str, url: str) -> str:
    """A link as text: the address behind the words, or alone if they are the same."""
    words = words.strip()
    return url if words.rstrip("/") == url.rstrip("/") else f"{words} ({url})"
