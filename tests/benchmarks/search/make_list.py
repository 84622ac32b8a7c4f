"""python -m tests.benchmarks.search.make_list SIZE FOLDER: our index of a list, and its papers for
the other engines. SIZE 0 is the project's own list.

A process of its own, so that its memory is that of this work.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from pathlib import Path

from generator.publish.scripts import write_scripts
from generator.publish.writer import list_owned
from generator.records.written_pages import read_written_pages
from generator.search.index import write_index
from tests.benchmarks.corpus import DEFAULT, PROJECT, find_corpus
from tests.benchmarks.search.lists import list_documents, make_list, read_own_list

DOCUMENTS = "documents.jsonl"
OURS = "readinglist"
COST = "cost.json"


def main() -> None:
    size, folder = int(sys.argv[1]), Path(sys.argv[2])
    library, addresses = make_list(find_corpus() or DEFAULT, size) if size else read_own_list()
    # The pages written by hand are found as well, whatever the list.
    docs = PROJECT / "docs"
    pages = read_written_pages(docs, set(list_owned(docs)))
    scripts = write_scripts()
    before = _get_peak()
    gc.disable()  # as `readinglist build` does
    start = time.perf_counter()
    files = write_index(library, addresses, pages)
    seconds = time.perf_counter() - start
    for path, content in (files | scripts).items():
        target = folder / OURS / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    cost = {"seconds": seconds, "before": before, "peak": _get_peak()}
    (folder / COST).write_text(json.dumps(cost), encoding="utf-8")
    with (folder / DOCUMENTS).open("w", encoding="utf-8") as lines:
        lines.writelines(f"{json.dumps(paper)}\n" for paper in list_documents(library))


def _get_peak() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main()
