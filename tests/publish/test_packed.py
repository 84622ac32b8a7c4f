"""The same text is packed to the same bytes."""

from __future__ import annotations

import gzip

from generator.publish.packed import pack


def test_bytes_do_not_depend_on_the_pieces() -> None:
    text = "".join(f"{number} é\n" for number in range(100_000))
    packed = pack([text])
    assert gzip.decompress(packed).decode() == text
    assert pack(text.splitlines(keepends=True)) == packed
    assert pack(iter(text[i : i + 70_000] for i in range(0, len(text), 70_000))) == packed


def test_nothing_is_packed_as_well() -> None:
    assert gzip.decompress(pack([])) == b""
