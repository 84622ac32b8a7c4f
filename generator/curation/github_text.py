"""Untrusted text for GitHub's Markdown, in which it means nothing but itself.

GitHub looks for mentions, references to issues, commits, addresses and emoji after it has rendered
the Markdown, when entities are characters again. What would be found is therefore broken with a
zero-width space, as other bots do that quote changelogs; the rest is done by entities.
"""

from __future__ import annotations

import re
import unicodedata

from generator.pages import text as pages_text
from generator.problems import show_line

LONGEST_BLOCK = 4000
"""Characters of a block. GitHub takes 65,536 in a comment or a pull request."""

_BREAK = "\u200b"
_GROWTH = 4
"""How many times longer than itself a text may become."""

_REFERENCES = re.compile(
    r"""
    (?<=@)(?=\w)                        # @name, name@host
    | (?<=\#)(?=\d)                     # #123, owner/name#123
    | (?<=\bGH-)(?=\d)                  # GH-123
    | (?<=:)(?=//)                      # any address
    | (?<=\bwww)(?=\.)
    | (?<=:)(?=[\w+-]+:)                # :emoji:
    | (?<=\[)(?=[ x]\]|!)               # [ ] task, [!NOTE]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMMIT = re.compile(r"\b[0-9a-f]{7,}\b", re.IGNORECASE)
_VISIBLE_FORMATS = "\u200c\u200d"
"""Written in Persian, Hindi and emoji; every other formatting character is shown by its number."""

_PLAIN_CODE = re.compile(r"[^\s`|@](?:[^\n`|@]*[^\s`|@])?")


def say(text: str, most: int = 300) -> str:
    """``text`` on one line that is no markup; from ``most`` characters on it is cut, with a mark.
    Right-to-left text is isolated from what stands around it."""
    line = _show_invisible(" ".join(text.split()))
    kept, said = line[:most], _encode(line[:most])
    while len(said) > _GROWTH * most:  # one character can become eighteen
        kept = kept[: len(kept) // 2]
        said = _encode(kept)
    if any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in kept):
        said = f"&#8296;{said}&#8297;"
    more = len(line) - len(kept)
    return f"{said} … ({more:,} more characters)" if more else said


def _encode(line: str) -> str:
    line = _COMMIT.sub(lambda found: _BREAK.join(re.findall(".{1,6}", found[0])), line)
    said = pages_text.encode(_REFERENCES.sub(_BREAK, line))
    said = said.replace(_BREAK, "&#8203;").replace("@", "&#64;")
    # A dollar sign beside a formula is written so in GitHub's own documentation.
    return said.replace("&#36;", "<span>&#36;</span>")


def say_code(text: str, most: int = 200) -> str:
    """``text`` as code, for what is copied rather than read: ids, files, addresses. GitHub looks
    for nothing in it."""
    line = _show_invisible(" ".join(text.split()))
    mark = "" if len(line) <= most else " …"
    line = line[:most].rstrip()
    if _PLAIN_CODE.fullmatch(line):
        return f"`{line}`{mark}"
    encoded = pages_text.encode(line).replace("@", "&#64;").replace(":", "&#58;")
    return f"<code>{encoded.replace('www.', 'www&#46;')}</code>{mark}"


def say_block(text: str) -> str:
    """``text`` as a block of code, its lines kept; cut where it is very long. What could end the
    code is longer than anything in the text."""
    cut = len(text) > LONGEST_BLOCK
    lines = [show_line(line.expandtabs(4)) for line in text[:LONGEST_BLOCK].strip().split("\n")]
    if cut:
        lines.append(f"… ({len(text) - LONGEST_BLOCK:,} characters more)")
    longest = max(map(len, re.findall("`+", "\n".join(lines))), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}text", *lines, fence])


def _show_invisible(line: str) -> str:
    return "".join(
        c.encode("unicode_escape").decode()
        if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") and c not in _VISIBLE_FORMATS
        else c
        for c in line
    )
