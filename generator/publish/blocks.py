"""Gzip in blocks that are packed one by one, so that one can be put in the place of another.

The file is one stream all the same, which every program unpacks, browsers too: they refuse a file
of several. RFC 1952 says what stands around it, RFC 1951 what is in it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import NamedTuple

HEADER = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
"""Without a time and a name, so that the same text makes the same bytes."""

_LEVEL = 5
_POLYNOMIAL = 0xEDB88320


class Block(NamedTuple):
    crc: int
    """Of the text."""

    size: int
    """Of the text in UTF-8."""

    packed: bytes | memoryview


def pack_block(text: str, before: str = "") -> Block:
    """``before``: the end of what stands in the file before ``text``, which the block refers back
    to; the more of it there is, the smaller is the block."""
    content = text.encode()
    # An empty dictionary is refused by some releases of zlib.
    packer = _make_packer(before.encode()) if before else _make_packer()
    packed = packer.compress(content) + packer.flush(zlib.Z_SYNC_FLUSH)
    return Block(zlib.crc32(content), len(content), packed)


def join_blocks(blocks: Iterable[Block], tail: str) -> bytes:
    """The file with the text of ``blocks``, and ``tail`` behind them."""
    parts: list[bytes | memoryview] = [HEADER]
    crc = size = 0
    for block in blocks:
        crc = combine_crcs(crc, block.crc, block.size)
        size += block.size
        parts.append(block.packed)
    last = tail.encode()
    packer = _make_packer()
    parts += [packer.compress(last), packer.flush()]
    crc = zlib.crc32(last, crc)
    size += len(last)
    parts += [crc.to_bytes(4, "little"), (size % 2**32).to_bytes(4, "little")]
    return b"".join(parts)


def combine_crcs(first: int, second: int, size: int) -> int:
    """The CRC-32 of two texts one after the other, from those of each and the ``size`` of the
    second one in bytes, as ``crc32_combine`` of zlib 1.2.12 and later has it."""
    shift, bit = 1 << 31, 3  # x to the power of 0; a byte is 2 to the power of 3 bits
    while size:
        if size & 1:
            shift = _multiply(_POWERS[bit % 32], shift)
        size >>= 1
        bit += 1
    return _multiply(shift, first) ^ second


def _multiply(a: int, b: int) -> int:
    """Of polynomials over GF(2), modulo that of CRC-32; the highest bit is the lowest power."""
    product, bit = 0, 1 << 31
    while bit:
        if a & bit:
            product ^= b
        bit >>= 1
        b = b >> 1 ^ _POLYNOMIAL if b & 1 else b >> 1
    return product


def _list_powers() -> list[int]:
    powers = [1 << 30]
    while len(powers) < 32:
        powers.append(_multiply(powers[-1], powers[-1]))
    return powers


_POWERS = _list_powers()
"""x to the power of 2 to the power of the index; then they repeat."""


def _make_packer(dictionary: bytes = b"") -> zlib._Compress:
    window = -zlib.MAX_WBITS  # without a head and a sum of its own
    if not dictionary:
        return zlib.compressobj(_LEVEL, zlib.DEFLATED, window)
    return zlib.compressobj(_LEVEL, zlib.DEFLATED, window, zdict=dictionary)
