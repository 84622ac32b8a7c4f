"""Measure the generator and the search.

make bench                                the builds of 108, 1,000 and 10,000 papers
make bench ARGS="1000"                    of the project's own list and of 1,000
make bench ARGS="1000 3000 10000 30000 108962 --write"
                                          into docs/development/performance.md, with plots
make bench ARGS="ranking"                 how well our search and others rank
make bench ARGS="search"                  how fast our search and others are: 108, 10,000, 108,962
make bench ARGS="search 0 10000"          of these only; 0 is the project's own list
make bench ARGS="ranking search --write"  both, into docs/development/search-measured.md
"""

from __future__ import annotations

import sys

from tests.benchmarks.builds import SIZES, measure_builds
from tests.benchmarks.console import open_console
from tests.benchmarks.search.measuring import measure_ranking, measure_search
from tests.benchmarks.search.report import Report

PARTS = {"ranking", "search"}
SEARCH_SIZES = [0, 10_000, 108_962]


def main() -> None:
    console = open_console()
    arguments = set(sys.argv[1:])
    sizes = sorted(int(one) for one in arguments if one.isdecimal())
    if wrong := arguments - PARTS - {"--write", *map(str, sizes)}:
        sys.exit(f"{', '.join(sorted(wrong))}: not known.\n\n{__doc__}")
    if not arguments & PARTS:
        measure_builds(console, sizes or SIZES, write="--write" in arguments)
        return
    report = Report(console)
    if "ranking" in arguments:
        measure_ranking(report)
    if "search" in arguments:
        measure_search(report, sizes or SEARCH_SIZES)
    if "--write" in arguments:
        report.write()


if __name__ == "__main__":
    main()
