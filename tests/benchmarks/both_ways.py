"""Whether the fast way and stock MkDocs make the same site of many papers of the corpus::

python -m tests.benchmarks.both_ways [COUNT]
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.corpus import find_corpus, write_list
from tests.built.test_fast_site import build_both_ways


def main() -> None:
    corpus = find_corpus()
    if corpus is None:
        sys.exit("READINGLIST_CORPUS names no corpus.")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    with tempfile.TemporaryDirectory() as work:
        root = Path(work) / "list"
        write_list(corpus, root, count)
        fast, stock = build_both_ways(root)
    other = [path for path in fast.keys() | stock.keys() if fast.get(path) != stock.get(path)]
    for path in sorted(other):
        print(path)
    print(f"{len(other)} of {len(stock):,} files of {count:,} papers differ")
    sys.exit(bool(other))


if __name__ == "__main__":
    main()
