"""Blocks that were packed one by one are one gzip file."""

from __future__ import annotations

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st

from generator.publish.blocks import Block, combine_crcs, join_blocks, pack_block

TEXTS = st.text() | st.integers(0, 50_000).map(lambda size: "abcé" * size)


def pack(texts: list[str], reach: int = 0) -> list[Block]:
    """``reach``: how many characters a block refers back to."""
    whole, blocks = "", []
    for text in texts:
        blocks.append(pack_block(text, whole[max(0, len(whole) - reach) :]))
        whole += text
    return blocks


@given(st.lists(TEXTS, max_size=4), st.text(), st.sampled_from([0, 1, 1000, 100_000]))
def test_text_is_that_of_the_blocks(texts: list[str], tail: str, reach: int) -> None:
    packed = join_blocks(pack(texts, reach), tail)
    assert gzip.decompress(packed).decode() == "".join(texts) + tail


def test_file_is_one_stream() -> None:
    """``DecompressionStream`` of a browser refuses what follows the first one."""
    reader = zlib.decompressobj(16 + zlib.MAX_WBITS)
    assert reader.decompress(join_blocks(pack(["one\n", "two\n"]), "end")) == b"one\ntwo\nend"
    assert reader.eof
    assert reader.unused_data == b""


def test_block_can_take_the_place_of_another() -> None:
    one, two, three = pack(["one\n", "two\n", "three\n"])
    [other] = pack(["something else\n"])
    assert gzip.decompress(join_blocks([one, other, three], "")) == b"one\nsomething else\nthree\n"
    assert gzip.decompress(join_blocks([three, two], "")) == b"three\ntwo\n"


def test_what_stands_before_makes_a_block_smaller() -> None:
    text = "".join(f"{number * 7919 % 1000}, " for number in range(1000))
    assert len(pack_block(text, text).packed) < len(pack_block(text).packed) / 4


@given(st.binary(), st.binary())
def test_sum_of_two_texts(first: bytes, second: bytes) -> None:
    combined = combine_crcs(zlib.crc32(first), zlib.crc32(second), len(second))
    assert combined == zlib.crc32(first + second)


def test_sum_of_long_texts() -> None:
    for size in (2**16, 2**20 + 1, 10_000_019):
        second = b"\xa5" * size
        combined = combine_crcs(zlib.crc32(b"first"), zlib.crc32(second), size)
        assert combined == zlib.crc32(b"first" + second)


def test_nothing_is_a_file_too() -> None:
    assert gzip.decompress(join_blocks([], "")) == b""
