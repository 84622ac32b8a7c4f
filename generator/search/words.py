"""Text taken apart into the words of the index.

``scripts/search/words.js`` does the same in the browser; ``tests/search/words.json`` holds cases
that both must answer alike.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ς": "σ",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "þ": "th",
        "’": "'",
        "‐": "-",
        "‑": "-",
    }
)
"""Letters that Unicode does not take apart; typographic apostrophes and hyphens."""

_HUMP = re.compile(r"[A-Z](?<=[a-z]{3}[A-Z])(?=[a-z]{2})")
"""Inside of ``FlashAttention``, not of ``LoRA``."""

_IDEOGRAPH = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
"""Written without spaces: each is a word."""

_LETTER = rf"(?:(?!{_IDEOGRAPH})[^\W_])"
_NAME = re.compile(rf"{_IDEOGRAPH}|{_LETTER}+(?:[-'._]{_LETTER}+)*(?:\+\+|#(?![\w#]))?")
"""A name as it is typed: ``gpt-4``, ``c++``, ``2409.19256``, ``s-lora``."""

_ASCII_NAME = re.compile(r"[a-z0-9]+(?:[-'._][a-z0-9]+)*(?:\+\+|#(?![\w#]))?")
"""The same for text of nothing else, five times as fast."""

_JOINT = re.compile(r"[-._]")
_LOOSE_JOINT = re.compile(r"[-'_]|(?<![0-9])\.|\.(?![0-9])")
"""Left out of the whole name: ``gpt4``, but ``2409.19256``."""

_SHORT_PLURAL = re.compile(r"(?:[cdgntx]pu|api|cli|gui|kpi)s$")
"""GPUs and APIs, which end as ``corpus`` and ``analysis`` do."""

LONGEST = 64
"""Characters of a word; what follows is cut off."""


class Word(NamedTuple):
    text: str
    """Folded; without plural."""

    place: int
    """Counts words from 0; the whole of ``gpt-4`` stands where its first part does."""


def fold(text: str) -> str:
    """``text`` without case and accents: Unicode NFKD, lower case, no marks."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    for character in set(lowered):
        if character > "\x7f" and unicodedata.category(character)[0] == "M":
            lowered = lowered.replace(character, "")
    return lowered if lowered.isascii() else lowered.translate(_LETTERS)


def find_stem(word: str) -> str:
    """The singular of a folded English word (Harman's S-stemmer of 1991, and a little)."""
    if len(word) < 4 or not word.endswith("s") or not word.isascii() or not word.isalpha():
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "shes", "ches")) and not word.endswith("caches"):
        return word[:-2]
    if word.endswith(("us", "ss", "is")) and not _SHORT_PLURAL.search(word):
        return word
    return word[:-1]


def find_names(text: str) -> list[str]:
    """The names in ``text`` in their order, folded."""
    folded = fold(_HUMP.sub(r"-\g<0>", text))
    return (_ASCII_NAME if folded.isascii() else _NAME).findall(folded)


_AROUND = '.,;:!?()[]"'
"""Characters that belong to no name at whose beginning or end they stand."""


def simplify(token: str) -> str:
    """A shorter text with the same names as ``token``, which holds no space, or that itself."""
    if not token.isascii() or _HUMP.search(token):
        return token
    return token.strip(_AROUND).lower()


def split_name(name: str) -> list[str]:
    """The words of a name: the whole; if it has joints, then each part."""
    if name.isalnum():
        return [find_stem(name[:LONGEST])]
    parts = _JOINT.split(name)
    whole = find_stem(_LOOSE_JOINT.sub("", name)[:LONGEST])
    if len(parts) == 1:
        return [whole]
    return [whole, *(find_stem(part.replace("'", "")[:LONGEST]) for part in parts)]


def split_words(text: str) -> list[Word]:
    """The words of ``text`` in their order; of a name with joints the whole, then its parts."""
    words: list[Word] = []
    place = 0
    for name in find_names(text):
        whole, *parts = split_name(name)
        words.append(Word(whole, place))
        words += [Word(part, place + number) for number, part in enumerate(parts)]
        place += len(parts) or 1
    return words
