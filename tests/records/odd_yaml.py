"""Content for records that is nearly, and not quite, what a curator would write."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.lists import TOY

TOKENS = [
    *("- ", ": ", ":", "? ", "[", "]", "{", "}", ", ", "&a ", "*a", "!!str ", "!x ", "| ", ">-"),
    *("'", '"', "#", " #", "%YAML 1.1", "---", "...", "\t", "\n", "\n", "\n  ", "\n    ", "  "),
    *("<<: ", "=", "~", "\\", '"\\x00"', '"\\uFFFF"', '"\\uD800"', "\u2028", "\x85", "\ufeff"),
    *("\r", "\r\n", "\x00", "\x7f", "é", "中文", "\u200b", "\u202e", "😀", "@", "`", "2024", "no"),
    *("title", "authors", "date", "topics", "links", "code", "url", "note", "abstract", "tags"),
    *("title: A", "authors: [B]", "date: 2024", "topics: [systems]", "also", "steps", "https://x"),
]

RECORDS = [path.read_bytes() for path in sorted((TOY / "data" / "papers").glob("*.yml"))]


def yamlish() -> st.SearchStrategy[bytes]:
    """What comes of putting together the pieces of YAML and of records by chance."""
    pieces = st.one_of(st.sampled_from(TOKENS), st.text(max_size=3))
    return st.lists(pieces, max_size=30).map(lambda found: "".join(found).encode(errors="replace"))


@st.composite
def mutated_records(draw: st.DrawFn) -> bytes:
    """A record of the toy list after a few slips of the hand."""
    content = draw(st.sampled_from(RECORDS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = start + draw(st.integers(0, 40))
        inserted = draw(
            st.one_of(
                st.just(b""),
                st.sampled_from(TOKENS).map(str.encode),
                st.binary(max_size=4),
                st.just(content[start:end] * 2),
            )
        )
        content = content[:start] + inserted + content[end:]
    return content
