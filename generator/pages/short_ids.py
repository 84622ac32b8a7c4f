"""Short names for papers and for the whole list, by which a browser sees what is new.

``scripts/marks/roll.js`` does the same in the browser.
"""

from __future__ import annotations

import hashlib
import zlib

from generator.library.library import Library

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_PAIRS = [first + second for first in _DIGITS for second in _DIGITS]


def shorten_id(id: str) -> str:
    """The lower 30 bits of the CRC-32 of the id, in base 64: five characters. Of 100,000 papers the
    chance that one more has the short id of another is 1 in 10,000; then it is not shown as new."""
    crc = zlib.crc32(id.encode())
    return _PAIRS[crc >> 18 & 4095] + _PAIRS[crc >> 6 & 4095] + _DIGITS[crc & 63]


def list_former_ids(library: Library) -> dict[str, str]:
    """The id of a paper by each id that it had before."""
    return {former: paper.id for paper in library.papers for former in paper.former_ids}


def name_build(library: Library) -> str:
    """Eight characters that change when a paper comes, goes, or has another place or id."""
    ids = [paper.id for paper in library.papers]
    lines = "\n".join([*ids, *map(" ".join, sorted(list_former_ids(library).items()))])
    # A letter first: no reader of YAML takes it for a number.
    return f"r{hashlib.sha256(lines.encode()).hexdigest()[:7]}"
