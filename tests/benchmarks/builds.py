"""How long the commands take on the project's own list and on lists made from a corpus, beside
stock MkDocs and Hugo on the same records, in one run."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from tests.benchmarks.builds_report import NOTHING_CACHED, OURS, Run, write_report
from tests.benchmarks.contenders import Missing, find_hugo
from tests.benchmarks.corpus import DEFAULT, PROJECT, copy_project, find_corpus, write_list
from tests.benchmarks.hugo import write_hugo_site
from tests.benchmarks.measure import Cost, run_command, run_measured, take_median, weigh
from tests.benchmarks.serving import describe_serving, measure_serving
from tests.benchmarks.steps import Steps
from tests.lists import copy_written_pages

SIZES = [1_000, 10_000]
"""Beside the own list."""

MOST = {"MkDocs": 10_000, "Hugo": 30_000}
"""Papers up to which a contender is tried; beyond, it takes hours, or more memory than is there."""

MOST_SERVED = 10_000
"""Papers of a list that somebody edits while it is served."""

MOST_REPEATED = 10_000
"""Papers up to which everything but stock MkDocs runs several times."""


@dataclass(frozen=True)
class Work:
    who: str
    what: str
    arguments: tuple[str, ...]
    """Of ``python -m``."""


CHECK = Work(OURS, "check", ("generator", "check"))
NOTHING = Work(OURS, NOTHING_CACHED, ("generator", "site"))
SAME = Work(OURS, "site, nothing changed", ("generator", "site"))
CHANGED = Work(OURS, "site, one record changed", ("generator", "site"))
HUGO = Work("Hugo", "site from pages that are made", ())
IN_TURN = (CHECK, NOTHING, SAME, CHANGED, HUGO)
"""A machine that becomes slower meanwhile does so for all of them."""

STOCK = Work("MkDocs", NOTHING_CACHED, ("generator", "site"))


def measure_builds(console: Console, sizes: list[int], *, write: bool = False) -> None:
    runs: list[Run] = []
    served: list[str] = []
    missing: list[str] = []
    steps = Steps(_count_steps(sizes))
    for papers, folder in _make_lists(steps, sizes):
        runs += _measure_in_turn(
            steps, _choose_works(papers, missing), folder, papers, _count_runs(papers)
        )
        if papers <= MOST_SERVED:
            with steps.step(f"{papers:,} papers: {OURS}, served"):
                served.append(describe_serving(papers, measure_serving(folder)))
        if _is_tried(STOCK, papers, missing):
            runs += _measure_in_turn(steps, [STOCK], folder, papers, 1)
    missing.append(
        "The ACL Anthology's own pipeline (Python and Hugo): missing, it is bound to its own data. "
        "Run by itself on a machine of two processors it took 634 s and 12.5 GiB for its 109,000 "
        "papers."
    )
    if find_corpus() is None:
        missing.append("READINGLIST_CORPUS names no corpus: only the own list was measured.")
    write_report(console, runs, [*served, *dict.fromkeys(missing)], write=write)


def _choose_works(papers: int, missing: list[str]) -> list[Work]:
    """Why one is left out is added to ``missing``."""
    return [work for work in IN_TURN if _is_tried(work, papers, missing)]


def _is_tried(work: Work, papers: int, missing: list[str]) -> bool:
    most = MOST.get(work.who, papers)
    if papers > most:
        missing.append(f"{work.who}: not tried above {most:,} papers.")
    elif work == HUGO:
        try:
            find_hugo()
        except Missing as reason:
            missing.append(f"{work.who}: {reason}.")
            return False
    return papers <= most


def _count_steps(sizes: list[int]) -> int:
    """Each list is made, but for the own one, and gets all works that are tried with it."""
    sizes = sizes if find_corpus() else []
    count = len(sizes)
    for size in [0, *sizes]:
        count += _count_runs(size) * len(_choose_works(size, []))
        count += (size <= MOST_SERVED) + _is_tried(STOCK, size, [])
    return count


def _make_lists(steps: Steps, sizes: list[int]) -> Iterator[tuple[int, Path]]:
    """Each list with its number of papers. Nothing is deleted before the last one is done with:
    ext4 takes a multiple of the time for a new file while files were deleted minutes ago, as it
    does not give their inodes away yet."""
    corpus = find_corpus()
    with tempfile.TemporaryDirectory(prefix="readinglist-bench-") as work:
        own = Path(work) / "own"
        shutil.copytree(PROJECT / "data", own / "data")
        copy_project(own)
        yield len(list((own / "data" / "papers").iterdir())), own
        for size in sizes if corpus else []:
            made = Path(work) / str(size)
            with steps.step(f"{size:,} papers: records"):
                write_list(corpus or DEFAULT, made, size)
            yield size, made


def _measure_in_turn(
    steps: Steps, works: Sequence[Work], folder: Path, papers: int, count: int
) -> list[Run]:
    costs: dict[Work, list[Cost]] = {work: [] for work in works}
    sizes: dict[Work, tuple[int, int]] = {}
    for number in range(count):
        for work in works:
            again = f" ({number + 1} of {count})" if count > 1 else ""
            with steps.step(f"{papers:,} papers: {work.who}, {work.what}{again}"):
                cost, sizes[work] = _run(work, folder)
            costs[work].append(cost)
    return [
        Run(papers, work.who, work.what, take_median(costs[work]), *sizes[work]) for work in works
    ]


def _count_runs(papers: int) -> int:
    return 3 if papers <= MOST_REPEATED else 1


def _run(work: Work, folder: Path) -> tuple[Cost, tuple[int, int]]:
    """What it took, and the number and bytes of the files."""
    if work == HUGO:
        return _run_hugo(folder)
    if work == CHANGED:
        _change_record(folder)
    if work == STOCK:
        _choose_stock(folder)
    if work in (NOTHING, STOCK):
        _forget(folder)
    cost = run_measured([*work.arguments], folder)
    return cost, (0, 0) if work == CHECK else weigh(folder / "site")


def _run_hugo(folder: Path) -> tuple[Cost, tuple[int, int]]:
    source, site = folder / "hugo" / "source", folder / "hugo" / "site"
    if not source.exists():
        run_measured(["generator", "build"], folder)
        write_hugo_site(folder, source, _choose_page(folder))
    _put_aside(site)
    command = [find_hugo(), "build", "--source", str(source), "--destination", str(site)]
    return run_command(command, folder), weigh(site)


def _forget(folder: Path) -> None:
    """As in a fresh clone."""
    for made in ("docs", "site", ".cache"):
        _put_aside(folder / made)
    copy_written_pages(folder)


def _put_aside(made: Path) -> None:
    if made.exists():
        made.rename(tempfile.mkdtemp(prefix=".aside-", dir=made.parent))


def _change_record(folder: Path) -> None:
    """Another title: its own page, and all that name it."""
    for record in sorted((folder / "data" / "papers").iterdir()):
        text = record.read_text("utf-8")
        changed = re.sub(r"^title: (?=\w)", "title: Changed ", text, count=1, flags=re.MULTILINE)
        if changed != text:
            record.write_text(changed, encoding="utf-8")
            return


def _choose_stock(folder: Path) -> None:
    path = folder / "mkdocs.yml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("  - readinglist:\n", "  - readinglist:\n      fast: false\n"), "utf-8"
    )


def _choose_page(folder: Path) -> str:
    """The page of a paper, in the middle of the list."""
    pages = sorted((folder / "site" / "papers").glob("*/index.html"))
    return pages[len(pages) // 2].relative_to(folder / "site").as_posix()
