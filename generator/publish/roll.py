"""The roll of the list for the browser: which papers there are, so that it sees what is new."""

from __future__ import annotations

import json

from generator.library.library import Library
from generator.pages.short_ids import list_former_ids, name_build, shorten_id

ROLL = "assets/marks/papers.js"
"""Below ``docs/``."""


def write_roll(library: Library) -> bytes:
    """A script, as a page on a disk loads nothing else: it hands over the build, the short ids in
    the order of the list, and the ids of papers by their former ids."""
    papers = "".join(shorten_id(paper.id) for paper in library.papers)
    contents = (name_build(library), papers, dict(sorted(list_former_ids(library).items())))
    return f"readinglistPapers({', '.join(map(json.dumps, contents))});\n".encode()
