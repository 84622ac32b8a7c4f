from __future__ import annotations

from generator.records.known_records import KnownRecords

ONE = b'{"title":"One"}'


def remember(*written: bytes, most: int = 10_000) -> list[bytes]:
    """Each with its title's first letter as the key."""
    known = KnownRecords(most=most)
    for one in written:
        known.remember(one[10:11], "Paper", one)
    return known.list_lines()


def test_what_was_remembered_is_found() -> None:
    lines = remember(ONE, b'{"title":"Two"}')
    assert not any(b"\n" in line for line in lines)
    known = KnownRecords(lines)
    assert known.find(b"O", "Paper") == ONE
    assert known.find(b"T", "Paper") == b'{"title":"Two"}'
    assert not known.is_changed
    assert known.list_lines() == lines


def test_other_content_is_not_known() -> None:
    assert KnownRecords(remember(ONE)).find(b"T", "Paper") is None


def test_sound_record_of_another_kind_is_not_known() -> None:
    known = KnownRecords(remember(ONE))
    assert known.find(b"O", "Pape") is None
    assert known.find(b"O", "Collection") is None
    known.remember(b"O", "Collection", ONE)
    assert known.is_changed, "though the content is the same"


def test_what_is_gone_is_forgotten() -> None:
    known = KnownRecords(remember(ONE, b'{"title":"Two"}'))
    known.find(b"T", "Paper")
    assert known.is_changed
    assert known.list_lines() == remember(b'{"title":"Two"}')


def test_too_much_is_not_remembered() -> None:
    whole = remember(ONE, b'{"title":"Two"}')
    size = sum(len(line) + 1 for line in whole)
    assert remember(ONE, b'{"title":"Two"}', most=size + 1) == whole
    assert remember(ONE, b'{"title":"Two"}', most=size) == []
    assert remember(ONE, b'{"title":"Two"}', b'{"title":"3"}', most=size) == []


def test_the_same_content_in_two_files_counts_once() -> None:
    size = sum(len(line) + 1 for line in remember(ONE))
    assert remember(ONE, ONE, most=size + 1) == remember(ONE)
