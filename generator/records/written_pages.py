"""The pages that people wrote: the Markdown in ``docs/`` that is not made from records."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path


def read_written_pages(docs: Path, generated: Collection[str]) -> dict[str, str]:
    """Their text by path below ``docs``, in order of the path; ``generated`` are left out.

    Files that are hidden, links or not UTF-8 are left out as well: MkDocs shows none of the first
    and says what is wrong with the last.
    """
    pages: dict[str, str] = {}
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if hidden or name in generated or path.is_symlink() or not path.is_file():
            continue
        try:
            pages[name] = path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            continue
    return pages
