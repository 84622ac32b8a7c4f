"""How long the search index takes to make, how large it is, and what a first query loads::

python -m tests.benchmarks.search_index 10000
"""

from __future__ import annotations

import gc
import gzip
import resource
import sys
import tempfile
import time
from pathlib import Path

from generator import pipeline
from generator.publish.scripts import write_scripts
from generator.publish.writer import list_owned
from generator.records.written_pages import read_written_pages
from generator.search.index import write_index
from generator.settings import read_settings
from tests.benchmarks.corpus import PROJECT, find_corpus, write_list
from tests.search.reader import Index

QUERY = ("language", "graph")
"""Two words that thousands of abstracts hold: the dear case."""

SHOWN = 8
"""Results, each in a file of its own: the dear case."""


def measure(root: Path) -> None:
    settings = read_settings(root)
    plan = pipeline.make_plan(settings)
    pages = read_written_pages(settings.docs, list_owned(settings.docs))
    before = _find_peak()
    gc.disable()  # as `readinglist build` does
    start, cpu = time.perf_counter(), time.process_time()
    files = write_index(plan.library, plan.addresses, pages)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    papers = len(plan.library.papers)
    size = sum(map(len, files.values()))
    print(f"{papers:,} papers: index in {seconds:.2f} s ({cpu:.2f} s CPU)")
    print(f"  peak before it {before:,} MB, after it {_find_peak():,} MB")
    print(f"  {len(files):,} files, {size:,} bytes, {size / max(1, papers):,.0f} a paper")
    for kind in ("words", "places", "documents", "summaries", "spelling", "facet", "order", "root"):
        of_kind = [content for name, content in files.items() if f"/{kind}" in name]
        largest = max((len(content) for content in of_kind), default=0)
        total = sum(map(len, of_kind))
        print(f"  {kind}: {len(of_kind):,} files, {total:,} bytes, largest {largest:,}")
    index = Index(files)
    shards = {f"words-{index.find_shard(word)}" for word in QUERY}
    last = (papers - 1) // index.root["shard"]
    shards |= {f"documents-{last * number // (SHOWN - 1)}" for number in range(SHOWN)}
    names = ["root", *sorted(shards)]
    loaded = sum(len(gzip.compress(index.read_bytes(name), 6)) for name in names)
    scripts = sum(len(gzip.compress(script, 6)) for script in write_scripts().values())
    print(f"  a first query for {QUERY}: {loaded:,} bytes gzipped, all scripts {scripts:,}")


def _find_peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    corpus = find_corpus()
    if not count or corpus is None:
        return measure(PROJECT)
    with tempfile.TemporaryDirectory() as folder:
        write_list(corpus, Path(folder) / "list", count)
        return measure(Path(folder) / "list")


if __name__ == "__main__":
    main()
