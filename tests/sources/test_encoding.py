"""Bytes become the text that was meant, whatever program wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sources.encoding import decode

TEXT = "author = {Zoë Müller–Ødegård},\nyear = 2019\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_recognised(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT
    assert decode(TEXT.encode(encoding)).remark == ""


def test_windows_is_read_and_told() -> None:
    decoded = decode(TEXT.encode("cp1252"))
    assert decoded.text == TEXT
    assert "Windows-1252" in decoded.remark


def test_lines_of_two_encodings() -> None:
    assert decode("ü\n".encode() + "é\n".encode("latin-1")).text == "ü\né\n"


def test_encoding_that_is_named_counts() -> None:
    assert decode("Łódź".encode("iso-8859-2"), "latin2").text == "Łódź"
    with pytest.raises(LookupError):
        decode(b"", "no-such-encoding")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_are_one(end: str) -> None:
    assert decode(TEXT.replace("\n", end).encode()).text == TEXT


def test_lost_characters_are_counted() -> None:
    assert "1 characters" in decode(b"\xff\xfea\x00b").remark


@given(st.binary(max_size=200))
def test_no_bytes_fail(content: bytes) -> None:
    assert isinstance(decode(content).text, str)
